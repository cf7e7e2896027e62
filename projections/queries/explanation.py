"""Why a field has its value: the entry, and the source, that set it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from domain.content import Source
from domain.entry import Entry
from domain.errors import DomainError
from projections.moment import Moment
from projections.names.resolution import find_subject_id
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.values import (
    StateField,
    field_from_row,
    select_settings,
    split_field_name,
)
from projections.reader import Reader


class Explanation(NamedTuple):
    """Why a field has its value: the entry that set it, and where it stands written."""

    field: StateField
    entry: EffectiveEntry
    sources: tuple[Source, ...]
    corrected_at: datetime | None
    reason: str
    ties: tuple[EffectiveEntry, ...]


class UnknownFieldError(DomainError):
    """The subject has no such field at the moment."""

    def __init__(self, *, subject: str, field: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{subject} has no field {field!r} at that moment; it has "
            f"{', '.join(known) or 'none'}"
        )
        self.field = field
        self.known = tuple(known)


def explain_field(
    reader: Reader, moment: Moment, reference: str, name: str
) -> list[Explanation]:
    """Explain a field: the entry, and the source paragraph, that set it.

    Args:
        name: the field, or one item of a collection as ``members[actor:brs]``.

    Raises:
        UnknownSubjectError: nothing is called that.
        UnknownFieldError: the subject has no such field at the moment.
    """
    subject = find_subject_id(reader, moment, reference)
    found = explain_fields(reader, moment, [(subject, name)])[subject, name]
    if not found:
        rows = reader.rows(select_settings([subject], moment))
        known = sorted({row.field for row in rows})
        raise UnknownFieldError(subject=reference, field=name, known=known)
    return found


def explain_fields(
    reader: Reader, moment: Moment, wanted: Collection[tuple[str, str]]
) -> dict[tuple[str, str], list[Explanation]]:
    """Explain fields of many subjects; none where a subject has no such field.

    Args:
        wanted: pairs of a subject's identifier and a field, as in ``explain_field``.
    """
    rows = reader.rows(select_settings(list({one for one, _ in wanted}), moment))
    fields: dict[str, list[StateField]] = {}
    for row in rows:
        fields.setdefault(row.subject, []).append(field_from_row(row, moment))
    found = {
        (one, name): [f for f in fields.get(one, ()) if _is_meant(f, name)]
        for one, name in wanted
    }
    every = [one for some in found.values() for one in some]
    positions = {at for one in every for at in (one.set_by, *one.ties)}
    entries = read_entries(reader, moment, positions)
    corrections = reader.entries([one.changed_by for one in every if one.changed_by])
    return {
        key: [_explanation(one, entries, corrections) for one in some]
        for key, some in found.items()
    }


def _is_meant(field: StateField, name: str) -> bool:
    wanted, item = split_field_name(name)
    return field.name == wanted and item in ("", field.item)


def _explanation(
    field: StateField,
    entries: Mapping[int, EffectiveEntry],
    corrections: Mapping[int, Entry],
) -> Explanation:
    entry = entries[field.set_by]
    correction = corrections.get(field.changed_by)
    return Explanation(
        field=field,
        entry=entry,
        sources=entry.content.sources,
        corrected_at=correction.recorded_at if correction else None,
        reason=correction.content.reason if correction else "",
        ties=tuple(entries[one] for one in field.ties if one in entries),
    )
