"""From references to subjects, and from subjects to their names."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.content import decode
from domain.errors import DomainError
from domain.references import FAMILIES, Ref, normalise_reference
from domain.texts import Text, Wording
from projections.moment import Moment
from projections.names.selects import (
    select_all_names,
    select_first_entries,
    select_names,
    select_names_by_reference,
    select_names_of_members,
    select_stated_names,
)
from projections.reader import Reader

_TEXT = msgspec.json.Decoder(dict[str, Wording])

SHORT_NAME = "short_name"
NAME_FIELDS = ("name", SHORT_NAME)
"""State fields that have the names of a subject."""

TITLED = ("activity", "agreement", "body", "contribution", "meeting")
"""Families in which a subject without a name is called by its first entry's title."""


class NamedSubject(NamedTuple):
    """A subject with its names.

    Attributes:
        subject_id: its identifier, 32 hexadecimal digits.
        names: its name in one or more languages; may be empty.
        references: every reference under which it is found.
        short: its short name in one or more languages; may be empty.
        members: the identifiers of all that became one with it, its own included.
        is_titled: whether the title of its first entry stands for the name, which can
            stand alone, but not in a sentence.
        is_known: whether the log has an entry about it.
    """

    subject_id: str
    ref: Ref
    names: Text
    references: tuple[str, ...]
    short: Text = MappingProxyType({})
    members: tuple[str, ...] = ()
    is_titled: bool = False
    is_known: bool = True

    def short_name(self, language: str) -> Text:
        """Return the short name if it has the reader's language, or else the name."""
        known = language in self.short or language in self.names
        return self.short if (language if known else "en") in self.short else self.names


class UnknownSubjectError(DomainError):
    """No subject has that reference, as known at the moment."""

    def __init__(self, *, reference: str, near: Collection[str]) -> None:
        advice = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"the log knows no subject {reference!r}{advice}")
        self.reference = reference
        self.near = tuple(near)


class AmbiguousReferenceError(DomainError):
    """Subjects of several families have that reference."""

    def __init__(self, *, reference: str, found: Collection[str]) -> None:
        super().__init__(
            f"several subjects are called {reference!r}: say {' or '.join(found)}"
        )
        self.reference = reference
        self.found = tuple(found)


def find_subject(reader: Reader, moment: Moment, reference: str) -> NamedSubject:
    """Find a subject by any of its references, with or without its family.

    Raises:
        UnknownSubjectError: no subject has it; the error lists similar references.
        AmbiguousReferenceError: subjects of several families have it.
    """
    rows = _find(reader, moment, reference)
    [found] = _named_subjects(reader, moment, rows).values()
    return found


def find_member(reader: Reader, moment: Moment, subject_id: str) -> NamedSubject | None:
    """Find a subject by its identifier, or by that of one that became one with it."""
    rows = reader.rows(select_names_of_members([subject_id], moment))
    return next(iter(_named_subjects(reader, moment, rows).values()), None)


def find_subject_id(reader: Reader, moment: Moment, reference: str) -> str:
    """Find a subject's identifier, without reading its names.

    Raises:
        UnknownSubjectError, AmbiguousReferenceError: as ``find_subject``.
    """
    return str(_find(reader, moment, reference)[0].subject)


def find_member_ids(reader: Reader, moment: Moment, reference: str) -> tuple[str, ...]:
    """Find the identifiers of a subject and of all that are one with it.

    Raises:
        UnknownSubjectError, AmbiguousReferenceError: as ``find_subject``.
    """
    return _members(_find(reader, moment, reference))


def _members(rows: Sequence[sa.Row[Any]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((rows[0].subject, *(row.member for row in rows))))


def find_families(reader: Reader, moment: Moment, reference: str) -> frozenset[str]:
    """Return the family that a reference states, or else those of what has it."""
    family, colon, _ = reference.partition(":")
    if colon and family in FAMILIES:
        return frozenset({family})
    plain = normalise_reference(reference)
    rows = reader.rows(select_names_by_reference(plain, None, moment))
    return frozenset(row.family for row in rows if row.normalised == plain)


def _find(reader: Reader, moment: Moment, reference: str) -> Sequence[sa.Row[Any]]:
    """Read every reference of the subject that has one of them."""
    family, colon, rest = reference.partition(":")
    if not (colon and family in FAMILIES):
        family, rest = "", reference
    plain = normalise_reference(rest)
    rows = reader.rows(select_names_by_reference(plain, family or None, moment))
    if not rows:
        near = _similar(reader, moment, family, plain)
        raise UnknownSubjectError(reference=reference, near=near)
    if any(row.subject != rows[0].subject for row in rows):
        same = (row for row in rows if row.normalised == plain)
        found = sorted(f"{row.family}:{row.reference}" for row in same)
        raise AmbiguousReferenceError(reference=reference, found=found)
    return rows


def _similar(reader: Reader, moment: Moment, family: str, plain: str) -> list[str]:
    """List at most three references that are spelt alike or contain the one given."""
    known: dict[str, list[str]] = {}
    for row in reader.rows(select_all_names(moment, family or None)):
        same = known.setdefault(normalise_reference(row.reference), [])
        same.append(f"{row.family}:{row.reference}")
    alike = get_close_matches(plain, known, n=3)
    longer = [one for one in known if plain in one and one not in alike]
    return [ref for one in (*alike, *longer) for ref in known[one]][:3]


def read_names(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, NamedSubject]:
    """Read the names of subjects, by identifier; one without entries is left out.

    A subject that has no name on the day gets the earliest name stated later: people
    call it so, even if no source had stated the name by then. Where none was ever
    stated, the title of its first entry stands for the name in some families, and
    what a meeting is where that has none.
    """
    return _named_subjects(reader, moment, reader.rows(select_names(subjects, moment)))


def _named_subjects(
    reader: Reader, moment: Moment, rows: Iterable[sa.Row[Any]]
) -> dict[str, NamedSubject]:
    references: dict[str, list[sa.Row[Any]]] = {}
    for row in rows:
        references.setdefault(row.subject, []).append(row)
    names: dict[str, Text] = {}
    short: dict[str, Text] = {}
    for row in reader.rows(select_stated_names(list(references), NAME_FIELDS, moment)):
        found = short if row.field == SHORT_NAME else names
        if row.value != "null" and not (row.subject in names and row.subject in found):
            value = _TEXT.decode(row.value)
            names.setdefault(row.subject, value)
            if row.field == SHORT_NAME:
                short.setdefault(row.subject, value)
    titles = _titles(reader, moment, references, names)
    return {
        subject: NamedSubject(
            subject,
            Ref(own[0].family, own[0].reference),
            names.get(subject) or titles.get(subject, {}),
            tuple(row.reference for row in own),
            short.get(subject, {}),
            _members(own),
            subject in titles,
        )
        for subject, own in references.items()
    }


def _titles(
    reader: Reader,
    moment: Moment,
    references: Mapping[str, Sequence[sa.Row[Any]]],
    names: Mapping[str, Text],
) -> dict[str, Text]:
    """Read what subjects without a name are called by the first entries about them."""
    unnamed = [
        subject
        for subject, rows in references.items()
        if subject not in names and rows[0].family in TITLED
    ]
    found = reader.rows(select_first_entries(unnamed, moment)) if unnamed else ()
    contents = ((row.subject, decode(row.content)) for row in found)
    return {one: first.title or reader.describe(first) for one, first in contents}


def resolve_references(
    reader: Reader,
    moment: Moment,
    references: Collection[str],
    subjects: Collection[str] = (),
) -> dict[str, NamedSubject]:
    """Read the names of the subjects of references, by reference as written.

    A subject without entries has no name but its reference.

    Args:
        subjects: identifiers of subjects that are read too, by identifier.
    """
    refs = {one: Ref.parse(one) for one in references}
    members = [ref.subject_id.hex for ref in refs.values()]
    rows = reader.rows(select_names_of_members(members, moment)) if members else ()
    roots = {row.member: row.subject for row in rows}
    others = {*subjects}.difference(roots.values())
    further = reader.rows(select_names(others, moment)) if others else ()
    names = _named_subjects(reader, moment, (*rows, *further))
    found = {one: names[one] for one in subjects if one in names}
    return found | {
        one: names.get(roots.get(ref.subject_id.hex, "")) or _without_entries(ref)
        for one, ref in refs.items()
    }


def _without_entries(ref: Ref) -> NamedSubject:
    own = ref.subject_id.hex
    return NamedSubject(own, ref, {}, (ref.reference,), members=(own,), is_known=False)
