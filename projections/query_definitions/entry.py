"""One entry with all that it says."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from domain.entry import NO_LAST
from domain.errors import DomainError
from projections.queries.entries import EffectiveEntry, mentioned_subjects, read_entries
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Column,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.entry_columns import entry_columns


class NoSuchEntryError(DomainError):
    """No entry stands at a position."""

    def __init__(self, *, position: int) -> None:
        super().__init__(
            f"no entry stands at position {position}: it is an amendment, was "
            "withdrawn, or is not recorded yet"
        )
        self.position = position


class EntryParameters(NamedTuple):
    """Which entry is read."""

    position: Annotated[
        int,
        Parameter(
            "Position in the log: a number that counts entries from 1 and never "
            "changes.",
            is_positional=True,
        ),
    ]


class EntryField(NamedTuple):
    """Something that an entry says."""

    name: str
    value: kinds.TypedValue


def read_entry(at: QueryContext, given: EntryParameters) -> Sequence[EntryField]:
    """Read all that an entry says, as it stood; what is empty is left out.

    Raises:
        NoSuchEntryError: no entry stood there.
    """
    found = read_entries(at.reader, at.moment, [given.position])
    if not found:
        raise NoSuchEntryError(position=given.position)
    entry = found[given.position]
    common = [
        EntryField(one.name, kinds.TypedValue(one.kind, one.value(entry)))
        for one in (*_COMMON, *_FURTHER)
        if one.name not in _LEFT_OUT
    ]
    own = [
        EntryField(name, kinds.TypedValue(kinds.STATE_VALUE, _own(entry, name)))
        for name in sorted(entry.content.data)
    ]
    return [one for one in (*common, *own) if one.value.value]


def _own(entry: EffectiveEntry, name: str) -> kinds.StateValue:
    return kinds.StateValue(name, "", entry.content.data[name], entry.position)


def counts_from(entry: EffectiveEntry) -> date | None:
    """Return the day from which an entry counts, if it ever does."""
    day = entry.counts_from
    return date.fromordinal(day) if day < NO_LAST else None


_LEFT_OUT = ("date", "basis", "printed")
"""Columns of entries that say again what ``occurred`` says."""

_COMMON: tuple[Column[EffectiveEntry], ...] = entry_columns()
_FURTHER: tuple[Column[EffectiveEntry], ...] = (
    column("text", kinds.TEXT, "content.text"),
    column("narrative", kinds.TEXT, "content.narrative"),
    column("concerns", kinds.REFERENCES, "content.concerns"),
    column("mentions", kinds.REFERENCES, mentioned_subjects),
    column("counts_from", kinds.DAY, counts_from),
    column("event_id", kinds.WORD),
    column("comes_after", kinds.WORD, "content.after"),
    column("follows_from", kinds.WORD, "content.follows_from"),
)

ENTRY: Query[EntryParameters, EntryField] = Query(
    parameters=EntryParameters,
    read=all_rows(read_entry),
    columns=(column("field", kinds.WORD, "name"), column("value", kinds.TYPED)),
)
