"""Statements that select entries of timelines, and count them.

An entry satisfies all conditions of a filter. Subjects are identifiers, each with those
of all subjects that are one with it; an entry is around a subject if it is about it,
concerns it or names it.
"""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.names.resolution import find_member_ids, find_subject
from projections.prepared_statements import is_in
from projections.projector.fact_views import ALL_SCOPES
from projections.projector.search_words import search_terms
from projections.queries.recording import (
    LAST_POSITION,
    Recording,
    RecordingFilter,
    resolve_recording,
)
from projections.reader import Reader

MemberIds = tuple[str, ...]
"""A subject's identifier, and those of the subjects that are one with it."""


class TimelineCursor(NamedTuple):
    """Where an entry stands in a timeline; timelines are in this order.

    The first possible day comes first, so that nothing that may be old seems recent.
    """

    first: int
    counts_from: int
    rank: int
    entry: int


PLACE = TimelineCursor._fields


class ActorIds(NamedTuple):
    """An actor: its identifiers, and its references as entries are recorded for it."""

    members: MemberIds
    references: tuple[str, ...]


class EntryFilter(NamedTuple):
    """Which entries are wanted; what is left empty leaves all.

    Attributes:
        around: subjects; an entry is around each of them.
        actors: an entry is around each of them or was recorded for it.
        cited: a document; an entry has a source in it.
        recording: who recorded an entry, for whom and when.
        kinds: stored names; an entry is of one of them.
        terms: folded words; an entry holds them all.
        basis: ``stated`` or ``inferred``: where an entry's date comes from.
        since, until: ordinals; an entry may have happened on a day between.
    """

    around: tuple[MemberIds, ...] = ()
    actors: tuple[ActorIds, ...] = ()
    cited: MemberIds = ()
    recording: RecordingFilter = RecordingFilter()
    kinds: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    basis: str = ""
    since: int | None = None
    until: int | None = None


class TimelineFilter(NamedTuple):
    """Which entries of a timeline are wanted; subjects are given by reference.

    Attributes:
        around: references of subjects; an entry is about, concerns or names each.
        entities: references; an entry is around each or was recorded for it.
        source: reference of a document; an entry has a source in it.
        recording: who recorded an entry, for whom and when.
        kinds: stored names of kinds.
        text: words that an entry holds, in any language.
        basis: ``stated`` or ``inferred``.
        since, until: days between which an entry may have happened, inclusive.
    """

    around: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    source: str = ""
    recording: Recording = Recording()
    kinds: tuple[str, ...] = ()
    text: str = ""
    basis: str = ""
    since: date | None = None
    until: date | None = None


def resolve_filter(
    reader: Reader, moment: Moment, wanted: TimelineFilter
) -> EntryFilter:
    """Find the subjects that a filter names.

    Raises:
        MomentError: a text is no moment of the log.
        UnknownSubjectError: nothing is called like a subject that was named.
    """
    actors = [find_subject(reader, moment, one) for one in wanted.entities]
    source = wanted.source and f"document:{wanted.source.removeprefix('document:')}"
    return EntryFilter(
        around=tuple(find_member_ids(reader, moment, one) for one in wanted.around),
        actors=tuple(ActorIds(one.members, one.references) for one in actors),
        cited=find_member_ids(reader, moment, source) if source else (),
        recording=resolve_recording(reader, moment, wanted.recording),
        kinds=wanted.kinds,
        terms=search_terms(wanted.text),
        basis=wanted.basis,
        since=wanted.since.toordinal() if wanted.since else None,
        until=wanted.until.toordinal() if wanted.until else None,
    )


def select_entries(
    given: EntryFilter, moment: Moment, *, before: TimelineCursor | None = None
) -> sa.Select[Any]:
    """Select the places of wanted entries, the latest first."""
    lead, statement = _selected(given, moment)
    place = tuple(lead.c[name] for name in PLACE)
    statement = statement.order_by(*(column.desc() for column in place))
    if before is None:
        return statement
    return statement.where(sa.tuple_(*place) < sa.tuple_(*map(sa.literal, before)))


class EntryOrder(NamedTuple):
    """An order of entries.

    Attributes:
        names: columns of places; together they tell entries apart.
    """

    names: tuple[str, ...]
    is_descending: bool


def select_in_order(
    given: EntryFilter,
    moment: Moment,
    order: EntryOrder,
    *,
    after: TimelineCursor | None = None,
    before: TimelineCursor | None = None,
) -> sa.Select[Any]:
    """Select the places of wanted entries in an order, between two of them."""
    lead, statement = _selected(given, moment)
    columns = [lead.c[name] for name in order.names]
    place = sa.tuple_(*columns)
    larger, smaller = (before, after) if order.is_descending else (after, before)
    if larger is not None:
        statement = statement.where(place > _values(larger, order))
    if smaller is not None:
        statement = statement.where(place < _values(smaller, order))
    sort = sa.desc if order.is_descending else sa.asc
    return statement.order_by(*map(sort, columns))


def _values(place: TimelineCursor, order: EntryOrder) -> sa.Tuple:
    return sa.tuple_(*(sa.literal(getattr(place, name)) for name in order.names))


def select_count(given: EntryFilter, moment: Moment) -> sa.Select[Any]:
    """Select how many wanted entries there are: entries."""
    found = _selected(given, moment)[1].subquery()
    return sa.select(sa.func.count().label("entries")).select_from(found)


def select_possible_entries(scopes: Sequence[str], moment: Moment) -> sa.Select[Any]:
    """Select the entries that may have happened by the day and not certainly had."""
    scope = moment.tables["scope"]
    return (
        sa.select(*(scope.c[name] for name in PLACE))
        .distinct()
        .where(scope.c.scope.in_(scopes))
        .where(scope.c.counts_from > moment.day)
        .where(scope.c.possible_from <= moment.day)
        .where(*moment.known(scope))
    )


def select_subjects_of(given: EntryFilter, moment: Moment) -> sa.Select[tuple[str]]:
    """Select the subjects of wanted entries, once for each entry."""
    line = moment.tables["line"]
    found = select_entries(given, moment).order_by(None).subquery()
    return (
        sa.select(line.c.subject)
        .join(found, found.c.entry == line.c.entry)
        .where(*moment.known(line))
    )


def select_subjects_around(
    scopes: Collection[str], moment: Moment
) -> sa.Select[tuple[str]]:
    """Select the subjects of the entries around a subject, once for each entry."""
    scope = moment.tables["scope"]
    return (
        sa.select(scope.c.subject)
        .where(is_in(scope.c.scope, scopes))
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
    )


def select_counts_by_kind(given: EntryFilter, moment: Moment) -> sa.Select[Any]:
    """Select how many wanted entries there are of each kind: kind, entries."""
    line = moment.tables["line"]
    lead, statement = _selected(given, moment, lead=None if given.around else line)
    if lead is not line:
        found = statement.subquery()
        statement = sa.select(line).join(found, line.c.entry == found.c.entry)
        statement = statement.where(*moment.known(line))
    return (
        statement.with_only_columns(line.c.kind, sa.func.count().label("entries"))
        .group_by(line.c.kind)
        .order_by(line.c.kind)
    )


def select_count_around(
    given: EntryFilter, moment: Moment, scopes: MemberIds
) -> sa.Select[Any]:
    """Select how many wanted entries are also around a subject."""
    around = given._replace(around=(scopes, *given.around))
    found = _selected(around, moment)[1].subquery()
    return sa.select(sa.func.count().label("entries")).select_from(found)


def select_count_recorded_for(
    given: EntryFilter, moment: Moment, scopes: MemberIds, entities: Sequence[str]
) -> sa.Select[Any]:
    """Select how many more wanted entries were recorded for an entity."""
    line = moment.tables["line"]
    lead, statement = _selected(given, moment, lead=None if given.around else line)
    own = line if lead is line else line.alias()
    is_for = own.c.entity.in_(entities)
    recorded = is_for if lead is line else _line(lead, own, moment, is_for)
    besides = sa.not_(_in_scope(lead, moment, scopes))
    found = statement.where(recorded, besides).subquery()
    return sa.select(sa.func.count().label("entries")).select_from(found)


def _selected(
    given: EntryFilter, moment: Moment, *, lead: sa.Table | None = None
) -> tuple[sa.Table, sa.Select[Any]]:
    """Select from the table that leaves the fewest rows, with every condition."""
    around = list(given.around)
    if lead is None:
        by_line = not around and (given.kinds or given.terms)
        lead = moment.tables["line" if by_line else "scope"]
    statement = sa.select(*(lead.c[name] for name in PLACE))
    if lead is moment.tables["scope"]:
        first = around.pop(0) if around else (ALL_SCOPES,)
        statement = statement.where(lead.c.scope.in_(first))
        statement = statement.distinct() if len(first) > 1 else statement
    conditions = [
        lead.c.first <= moment.day,
        lead.c.counts_from <= moment.day,
        *moment.known(lead),
        *(_in_scope(lead, moment, scopes) for scopes in around),
        *_days(given, lead),
        *_of_line(given, lead, moment),
    ]
    conditions += [_for_actor(lead, moment, one) for one in given.actors]
    return lead, statement.where(*conditions)


def _days(given: EntryFilter, lead: sa.Table) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if given.since is not None:
        found.append(lead.c.counts_from >= given.since)
    if given.until is not None:
        found.append(lead.c.first <= given.until)
    after, until = given.recording.after, given.recording.until
    if after:
        found.append(lead.c.entry > after)
    if until != LAST_POSITION:
        found.append(lead.c.entry <= until)
    return found


def _in_scope(
    lead: sa.Table, moment: Moment, scopes: MemberIds
) -> sa.ColumnElement[bool]:
    """Test whether the entry is in a timeline too: one look into its index."""
    other = moment.tables["scope"].alias()
    return (
        sa.exists()
        .where(other.c.scope.in_(scopes))
        .where(*(other.c[name] == lead.c[name] for name in PLACE))
        .where(*moment.known(other))
    )


def _for_actor(
    lead: sa.Table, moment: Moment, actor: ActorIds
) -> sa.ColumnElement[bool]:
    line = moment.tables["line"].alias()
    for_it = _line(lead, line, moment, line.c.entity.in_(actor.references))
    return sa.or_(_in_scope(lead, moment, actor.members), for_it)


def _of_line(
    given: EntryFilter, lead: sa.Table, moment: Moment
) -> list[sa.ColumnElement[bool]]:
    line = moment.tables["line"]
    own = line if lead is line else line.alias()
    found: list[sa.ColumnElement[bool]] = []
    if given.kinds:
        found.append(own.c.kind.in_(given.kinds))
    if given.basis:
        found.append(own.c.basis == given.basis)
    if given.cited:
        found.append(sa.or_(*(own.c.cites.contains(one) for one in given.cited)))
    found += given.recording.of_recorder(own)
    found += [own.c.words.contains(term, autoescape=True) for term in given.terms]
    if not found or lead is line:
        return found
    return [_line(lead, own, moment, *found)]


def _line(
    lead: sa.Table,
    line: sa.FromClause,
    moment: Moment,
    *conditions: sa.ColumnElement[bool],
) -> sa.ColumnElement[bool]:
    return (
        sa.exists()
        .where(line.c.entry == lead.c.entry)
        .where(*moment.known(line))
        .where(*conditions)
    )
