"""Mandates by paragraph: who is asked for what, by when, and what was done about it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import is_in, prepared
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.mandate_mirrors import MIRROR_FIELDS, read_mirrors
from projections.queries.register import (
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    read_subject_page,
)
from projections.queries.values import SubjectValues
from projections.reader import Reader
from store.tables import log

OPEN = "open"
"""State of a paragraph about which nothing is known to have been done."""

PARAGRAPH_FIELDS = ("addressees", "action", "condition", "deadline", "due_at")
"""State fields that only a paragraph has."""


BATCH_SIZE = 100
"""How many mandates are read at once for those that have an open paragraph."""

AddresseeFilter = Callable[[str], bool] | None


class Paragraph(NamedTuple):
    """What a paragraph asks for, and what became of it.

    Attributes:
        number: as the document numbers it; empty for the mandate as a whole.
        state: ``discharged``, ``lapsed``, ``acted upon`` (an entry follows from it)
            or ``open``.
        stated: position of the entry that states it; 0 where none does.
        evidence: references of what shows that it was done.
        actions: the entries that follow from the one that states it.
    """

    number: str
    values: SubjectValues
    state: str
    stated: int
    evidence: tuple[str, ...]
    actions: tuple[EffectiveEntry, ...]

    def value(self, name: str) -> Any:  # noqa: ANN401 - a plain value
        """Give a field of the paragraph."""
        return self.values.value(name, self.number)


class Mandate(NamedTuple):
    """A mandate and its paragraphs.

    Attributes:
        mirrors: references of the mandates that mirror it or that it mirrors.
    """

    listed: ListedSubject
    mirrors: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]


def read_follow_ups(
    reader: Reader, moment: Moment, positions: Collection[int]
) -> dict[int, list[EffectiveEntry]]:
    """Give the entries that follow from others, by the position of these."""
    rows = reader.rows(_following(positions, moment)) if positions else ()
    followed = {row.entry: row.followed for row in rows}
    items = read_entries(reader, moment, followed)
    found: dict[int, list[EffectiveEntry]] = {at: [] for at in positions}
    for at, item in items.items():
        if item.counts_from <= moment.day:
            found[followed[at]].append(item)
    return found


@prepared
def _following(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
    table = moment.tables["follow"]
    return (
        sa.select(table.c.entry, log.c.position.label("followed"))
        .join(log, log.c.event_id == table.c.follows_from)
        .where(is_in(log.c.position, positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


def read_mandates(
    reader: Reader,
    moment: Moment,
    listed: Sequence[ListedSubject],
    is_asked: AddresseeFilter = None,
) -> list[Mandate]:
    """Give mandates of a page with their paragraphs.

    Args:
        is_asked: tells of an addressee's reference whether its paragraphs are wanted.
    """
    return _mirrored(reader, moment, _made(reader, moment, listed, is_asked))


def _made(
    reader: Reader,
    moment: Moment,
    listed: Sequence[ListedSubject],
    is_asked: AddresseeFilter,
) -> list[Mandate]:
    stated = [at for one in listed for at in _stated(one.values).values()]
    followed = read_follow_ups(reader, moment, stated)
    return [_mandate(one, followed, is_asked) for one in listed]


def _mirrored(
    reader: Reader, moment: Moment, found: Sequence[Mandate]
) -> list[Mandate]:
    """Add to mandates those that say of themselves that they mirror them."""
    subjects = [one.listed.subject.subject_id for one in found]
    others = read_mirrors(reader, moment, subjects) if found else {}
    return [
        one._replace(mirrors=tuple(dict.fromkeys((*one.mirrors, *others[subject]))))
        for one, subject in zip(found, subjects, strict=True)
    ]


def read_open_mandates(  # noqa: PLR0913 - a page, and whom it is about
    reader: Reader,
    moment: Moment,
    sought: SubjectFilter,
    *,
    is_asked: AddresseeFilter = None,
    first: int = 50,
    after: RegisterCursor | None = None,
) -> tuple[list[Mandate], bool]:
    """Give a page of mandates with their open paragraphs, and whether more follow.

    What nothing was done about only shows once the entries that follow are read, so
    it is read on until the page is full.
    """
    found: list[Mandate] = []
    size = max(first + 1, BATCH_SIZE)
    while True:
        page = read_subject_page(reader, moment, sought, first=size, after=after)
        made = _made(reader, moment, page.subjects, is_asked)
        found += [one for one in map(_only_open, made) if one.paragraphs]
        if len(found) > first or not page.has_more:
            return _mirrored(reader, moment, found[:first]), len(found) > first
        after = page.subjects[-1].cursor


def _only_open(mandate: Mandate) -> Mandate:
    found = tuple(one for one in mandate.paragraphs if one.state == OPEN)
    return mandate._replace(paragraphs=found)


def _mandate(
    listed: ListedSubject,
    followed: Mapping[int, Sequence[EffectiveEntry]],
    is_asked: AddresseeFilter,
) -> Mandate:
    values = listed.values
    stated = _stated(values)
    numbers = list(dict.fromkeys((*stated, *values.items("discharge"))))
    if not numbers and values.field("discharge"):
        numbers = [""]
    made = (_paragraph(values, one, stated.get(one, 0), followed) for one in numbers)
    own = (name for field in MIRROR_FIELDS for name in values.references(field))
    return Mandate(
        listed,
        tuple(own),
        tuple(one for one in made if is_asked is None or _asks(one, is_asked)),
    )


def _asks(paragraph: Paragraph, is_asked: Callable[[str], bool]) -> bool:
    return any(map(is_asked, paragraph.value("addressees") or ()))


def _stated(values: SubjectValues) -> dict[str, int]:
    """Give the entry that states each paragraph, by its number."""
    found: dict[str, int] = {}
    for number in ("", *values.items(*PARAGRAPH_FIELDS)):
        fields = (values.field(name, number) for name in PARAGRAPH_FIELDS)
        positions = [one.set_by for one in fields if one]
        if positions:
            found[number] = max(positions)
    return found


def _paragraph(
    values: SubjectValues,
    number: str,
    stated: int,
    followed: Mapping[int, Sequence[EffectiveEntry]],
) -> Paragraph:
    actions = tuple(followed.get(stated, ()))
    whole = values.value("discharge")
    state = values.value("discharge", number) or whole
    evidence = values.value("evidence", number) or values.value("evidence") or ()
    return Paragraph(
        number=number,
        values=values,
        state=state or ("acted upon" if actions else OPEN),
        stated=stated,
        evidence=tuple(evidence),
        actions=actions,
    )
