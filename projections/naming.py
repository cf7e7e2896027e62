"""From what people call a subject to the subject, and back to its name."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.errors import DomainError
from domain.refs import FAMILIES, Ref, normalise
from domain.texts import Text, Wording
from projections.moment import Moment
from projections.name_selects import (
    all_names,
    named,
    names_of,
    names_with,
    stated_names,
)
from projections.reader import Reader

_TEXT = msgspec.json.Decoder(dict[str, Wording])

SHORT = "short_name"
NAMING = ("name", SHORT)
"""State fields that say how a subject is called."""


class Called(NamedTuple):
    """A subject and how it is called.

    Attributes:
        subject: its identifier, 32 hexadecimal digits.
        names: its name in one or more languages; may be empty.
        references: every reference under which it is found.
        short: its short name in one or more languages; may be empty.
    """

    subject: str
    ref: Ref
    names: Text
    references: tuple[str, ...]
    short: Text = MappingProxyType({})

    def briefly(self, language: str) -> Text:
        """Give the short name if it has the reader's language, or else the name."""
        known = language in self.short or language in self.names
        return self.short if (language if known else "en") in self.short else self.names


class UnknownSubjectError(DomainError):
    """Nothing in the log is called that, as known at the moment."""

    def __init__(self, *, reference: str, near: Collection[str]) -> None:
        advice = f"; did you mean {' or '.join(near)}?" if near else ""
        super().__init__(f"the log knows no subject {reference!r}{advice}")
        self.reference = reference
        self.near = tuple(near)


class AmbiguousReferenceError(DomainError):
    """Subjects of several families are called that."""

    def __init__(self, *, reference: str, found: Collection[str]) -> None:
        super().__init__(
            f"several subjects are called {reference!r}: say {' or '.join(found)}"
        )
        self.reference = reference
        self.found = tuple(found)


def find(reader: Reader, moment: Moment, reference: str) -> Called:
    """Find a subject by any of its references: with its family, or bare.

    Raises:
        UnknownSubjectError: with references that read alike.
        AmbiguousReferenceError: with the families to choose from.
    """
    subject = identify(reader, moment, reference)
    return called(reader, moment, [subject])[subject]


def identify(reader: Reader, moment: Moment, reference: str) -> str:
    """Find a subject's identifier, where nobody asks for its names.

    Raises:
        UnknownSubjectError: as ``find``.
        AmbiguousReferenceError: as ``find``.
    """
    family, colon, rest = reference.partition(":")
    if not (colon and family in FAMILIES):
        family, rest = "", reference
    rows = reader.rows(named(normalise(rest), family or None, moment))
    subjects = list(dict.fromkeys(row.subject for row in rows))
    if not subjects:
        raise UnknownSubjectError(
            reference=reference, near=_near(reader, moment, family, rest)
        )
    if len(subjects) > 1:
        found = [f"{row.family}:{row.reference}" for row in rows]
        raise AmbiguousReferenceError(reference=reference, found=found)
    return str(subjects[0])


def _near(reader: Reader, moment: Moment, family: str, rest: str) -> list[str]:
    known = {
        normalise(row.reference): f"{row.family}:{row.reference}"
        for row in reader.rows(all_names(moment, family or None))
    }
    alike = get_close_matches(normalise(rest), known, n=3)
    parts = [one for one in known if normalise(rest) in one and one not in alike]
    return [known[one] for one in (*alike, *parts)][:3]


def called(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, Called]:
    """Give the names of subjects, by identifier; one without entries is left out.

    A day before any name was stated gets the earliest one that was stated later: a
    name says of whom one speaks, and no source need have said it by then.
    """
    return _called(reader, moment, reader.rows(names_of(subjects, moment)))


def _called(
    reader: Reader, moment: Moment, rows: Iterable[sa.Row[Any]]
) -> dict[str, Called]:
    references: dict[str, list[Ref]] = {}
    for row in rows:
        ref = Ref(row.family, row.reference)
        references.setdefault(row.subject, []).append(ref)
    names: dict[str, Text] = {}
    short: dict[str, Text] = {}
    for row in reader.rows(stated_names(list(references), NAMING, moment)):
        found = short if row.field == SHORT else names
        if row.value != "null" and not (row.subject in names and row.subject in found):
            value = _TEXT.decode(row.value)
            names.setdefault(row.subject, value)
            if row.field == SHORT:
                short.setdefault(row.subject, value)
    return {
        subject: Called(
            subject,
            refs[0],
            names.get(subject, {}),
            tuple(ref.reference for ref in refs),
            short.get(subject, {}),
        )
        for subject, refs in references.items()
    }


def resolve(
    reader: Reader,
    moment: Moment,
    references: Collection[str],
    subjects: Collection[str] = (),
) -> dict[str, Called]:
    """Give what references name, by reference as written.

    What no entry is about yet is called by its reference alone.

    Args:
        subjects: identifiers of subjects wanted too, by identifier.
    """
    refs = {one: Ref.parse(one) for one in references}
    members = [ref.subject_id.hex for ref in refs.values()]
    rows = reader.rows(names_with(members, moment)) if members else ()
    roots = {row.member: row.subject for row in rows}
    others = {*subjects}.difference(roots.values())
    further = reader.rows(names_of(others, moment)) if others else ()
    names = _called(reader, moment, (*rows, *further))
    found = {one: names[one] for one in subjects if one in names}
    return found | {
        one: names.get(roots.get(ref.subject_id.hex, ""))
        or Called(ref.subject_id.hex, ref, {}, (ref.reference,))
        for one, ref in refs.items()
    }
