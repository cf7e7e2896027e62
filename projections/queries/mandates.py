"""Mandates by paragraph: who is asked for what, by when, and what was done about it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.references import Ref
from projections.moment import Moment
from projections.names.resolution import read_names
from projections.names.selects import select_members
from projections.prepared_statements import is_in, prepared
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.paragraph_states import is_action, paragraph_state
from projections.queries.register import (
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    read_subject_page,
)
from projections.queries.timelines.filters import MemberIds, select_subjects_around
from projections.queries.values import SubjectValues
from projections.reader import Reader
from store.tables import log

PARAGRAPH_FIELDS = (
    *("paragraph_type", "addressees", "action", "condition"),
    *("deadline", "due_at"),
)
"""State fields that only a paragraph has."""

MIRROR_FIELDS = ("mirrors", "mirrored_by")
"""State fields that name mandates that a mandate mirrors, or that mirror it."""

BATCH_SIZE = 100
"""How many mandates are read at once for those that have a paragraph in a state."""

AddresseeFilter = Callable[[str], bool] | None


class Paragraph(NamedTuple):
    """What a paragraph asks for, and what became of it.

    Attributes:
        number: as the document numbers it; empty for the mandate as a whole.
        state: ``proposed`` until the mandate is adopted; ``discharged`` or ``lapsed``
            as an entry states; ``no action called for`` by a definition or permission;
            otherwise by what is recorded: ``action recorded``, ``planned``,
            ``superseded`` or ``no action recorded``.
        stated: position of the entry that states it; 0 where none does.
        evidence: references of what shows that it was done.
        actions: the entries that tell of an action, or plan one.
    """

    number: str
    values: SubjectValues
    state: str
    stated: int
    evidence: tuple[str, ...]
    actions: tuple[EffectiveEntry, ...]

    def value(self, name: str) -> Any:  # noqa: ANN401 - a plain value
        """Return the plain value of a field of the paragraph."""
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
    """Read the entries that follow from others, by the position of these."""
    rows = reader.rows(select_follow_ups(positions, moment)) if positions else ()
    followed = {row.entry: row.followed for row in rows}
    entries = read_entries(reader, moment, followed)
    found: dict[int, list[EffectiveEntry]] = {at: [] for at in positions}
    for at, entry in entries.items():
        if entry.counts_from <= moment.day:
            found[followed[at]].append(entry)
    return found


def read_entries_under(
    reader: Reader, moment: Moment, listed: Sequence[ListedSubject]
) -> dict[str, list[EffectiveEntry]]:
    """Read the entries that say they are under a mandate, by its identifier."""
    members = {own: o.subject.subject_id for o in listed for own in o.subject.members}
    members |= {one.subject.subject_id: one.subject.subject_id for one in listed}
    found: dict[str, list[EffectiveEntry]] = {one: [] for one in members.values()}
    rows = reader.rows(select_concerning(list(members), moment)) if members else ()
    for entry in read_entries(reader, moment, {row.entry for row in rows}).values():
        named = entry.content.data.get("under")
        mandate = members.get(Ref.parse(named).subject_id.hex) if named else None
        if mandate and entry.counts_from <= moment.day:
            found[mandate].append(entry)
    return found


@prepared
def select_concerning(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the entries that concern subjects: entry."""
    scope = moment.tables["scope"]
    return (
        sa.select(scope.c.entry)
        .where(is_in(scope.c.scope, subjects))
        .where(*moment.known(scope))
        .distinct()
        .order_by(scope.c.entry)
    )


@prepared
def select_follow_ups(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
    """Select the entries that follow from entries: entry, followed."""
    table = moment.tables["follow"]
    return (
        sa.select(table.c.entry, log.c.position.label("followed"))
        .join(log, log.c.event_id == table.c.follows_from)
        .where(is_in(log.c.position, positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


@prepared
def select_mirrors(scopes: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what mandates whose entries name others mirror: subject, value."""
    setting, scope = moment.tables["setting"], moment.tables["scope"]
    around = select_subjects_around(scopes, moment)
    naming = around.where(scope.c.scope != scope.c.subject)
    return (
        sa.select(setting.c.subject, setting.c.value)
        .where(setting.c.subject.in_(naming))
        .where(is_in(setting.c.field, MIRROR_FIELDS))
        .where(*moment.holds(setting))
        .order_by(setting.c.subject, setting.c.field)
    )


def read_mandates(
    reader: Reader,
    moment: Moment,
    listed: Sequence[ListedSubject],
    is_asked: AddresseeFilter = None,
) -> list[Mandate]:
    """Read mandates with their paragraphs.

    Args:
        is_asked: tests whether the paragraphs of an addressee are wanted.
    """
    mandates = _read_paragraphs(reader, moment, listed, is_asked)
    return _add_mirrors(reader, moment, mandates)


def read_mandates_in_states(  # noqa: PLR0913 - a page, and what it is about
    reader: Reader,
    moment: Moment,
    wanted: SubjectFilter,
    states: Collection[str],
    *,
    is_asked: AddresseeFilter = None,
    around: MemberIds = (),
    first: int = 50,
    after: RegisterCursor | None = None,
) -> tuple[list[Mandate], bool]:
    """Read a page of mandates with their paragraphs in some states, and whether more.

    Args:
        around: a subject; only paragraphs whose statement or actions are around it.

    The state of a paragraph depends on the entries that follow from it. So it reads on
    until the page is full.
    """
    found: list[Mandate] = []
    size = max(first + 1, BATCH_SIZE)
    rows = reader.rows(select_concerning(list(around), moment)) if around else ()
    about = {row.entry for row in rows} if around else None
    while True:
        page = read_subject_page(reader, moment, wanted, first=size, after=after)
        mandates = _read_paragraphs(reader, moment, page.subjects, is_asked)
        kept = (_only_in_states(one, states, about) for one in mandates)
        found += [one for one in kept if one.paragraphs]
        if len(found) > first or not page.has_more:
            return _add_mirrors(reader, moment, found[:first]), len(found) > first
        after = page.subjects[-1].cursor


def _read_paragraphs(
    reader: Reader,
    moment: Moment,
    listed: Sequence[ListedSubject],
    is_asked: AddresseeFilter,
) -> list[Mandate]:
    stated = [at for one in listed for at in _stated(one.values).values()]
    followed = read_follow_ups(reader, moment, stated)
    whole = [one for one in listed if "" in _stated(one.values)]
    under = read_entries_under(reader, moment, whole)
    for one in whole:
        found = followed[_stated(one.values)[""]]
        found += [e for e in under[one.subject.subject_id] if e not in found]
    return [_mandate(one, followed, is_asked) for one in listed]


def _add_mirrors(
    reader: Reader, moment: Moment, mandates: Sequence[Mandate]
) -> list[Mandate]:
    """Add the mandates whose own entries say that they mirror these."""
    if not mandates:
        return []
    subjects = [one.listed.subject.subject_id for one in mandates]
    own = {r.member: r.subject for r in reader.rows(select_members(subjects, moment))}
    rows = reader.rows(select_mirrors(list(own), moment)) if own else ()
    names = read_names(reader, moment, list({row.subject for row in rows}))
    mirrors = {one.listed.subject.subject_id: [*one.mirrors] for one in mandates}
    for row in rows:
        value = msgspec.json.decode(row.value) or ()
        for named in (value,) if isinstance(value, str) else value:
            mirrored = own.get(Ref.parse(named).subject_id.hex)
            if mirrored:
                mirrors[mirrored].append(str(names[row.subject].ref))
    return [
        one._replace(mirrors=tuple(dict.fromkeys(mirrors[subject])))
        for one, subject in zip(mandates, subjects, strict=True)
    ]


def _only_in_states(
    mandate: Mandate, states: Collection[str], about: Collection[int] | None
) -> Mandate:
    found = [one for one in mandate.paragraphs if one.state in states]
    if about is not None:
        found = [
            one
            for one in found
            if one.stated in about or any(o.position in about for o in one.actions)
        ]
    return mandate._replace(paragraphs=tuple(found))


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
    made = (_paragraph(values, one, stated, followed) for one in numbers)
    own = (name for field in MIRROR_FIELDS for name in values.references(field))
    return Mandate(
        listed,
        tuple(own),
        tuple(one for one in made if is_asked is None or _asks(one, is_asked)),
    )


def _asks(paragraph: Paragraph, is_asked: Callable[[str], bool]) -> bool:
    return any(map(is_asked, paragraph.value("addressees") or ()))


def _stated(values: SubjectValues) -> dict[str, int]:
    """Return the position of the entry that states each paragraph, by its number."""
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
    stated: Mapping[str, int],
    followed: Mapping[int, Sequence[EffectiveEntry]],
) -> Paragraph:
    """Return a paragraph; what is done under 27 (a) is done under 27 too."""
    parts = {
        number,
        *(one for one in stated if one.startswith(f"{number} (") and number),
    }
    every = (entry for one in parts for entry in followed.get(stated.get(one, 0), ()))
    actions = tuple(sorted(filter(is_action, every), key=lambda one: one.position))
    evidence = values.value("evidence", number) or values.value("evidence") or ()
    return Paragraph(
        number=number,
        values=values,
        state=paragraph_state(values, number, actions),
        stated=stated.get(number, 0),
        evidence=tuple(evidence),
        actions=actions,
    )
