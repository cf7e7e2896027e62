"""Timelines: what happened, the latest first, around a subject or of all."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Certainty, Moment
from projections.names.resolution import NamedSubject, find_member_ids
from projections.names.selects import select_members
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.timelines.filters import (
    EntryFilter,
    EntryOrder,
    MemberIds,
    TimelineCursor,
    TimelineFilter,
    resolve_filter,
    select_count_around,
    select_count_recorded_for,
    select_counts_by_kind,
    select_entries,
    select_in_order,
    select_possible_entries,
)
from projections.queries.timelines.keyset_skip import (
    SCANNED_FIRST,
    select_among_latest,
    select_by_skip_scan,
)
from projections.reader import Reader

BATCH_SIZE = 100
"""Timelines that one statement reads; engines bound how many it may join."""


class TimelineEntry(NamedTuple):
    """One line of a timeline: an entry and its place, the cursor to go on from."""

    entry: EffectiveEntry
    cursor: TimelineCursor
    in_progress: bool


class TimelinePage(NamedTuple):
    """A page of a timeline.

    Attributes:
        lines: the latest first.
        possible: entries that may have happened by the day, if the moment wants them.
    """

    lines: tuple[TimelineEntry, ...]
    has_more: bool
    possible: tuple[EffectiveEntry, ...]


class TimelineFacets(NamedTuple):
    """How many entries a timeline has.

    Attributes:
        total: in all.
        kinds: stored names of kinds -> how many; kinds without any are left out.
        entities: reference of an entity -> how many; an entry may count for several.
    """

    total: int
    kinds: dict[str, int]
    entities: dict[str, int]

    @property
    def families(self) -> dict[str, int]:
        """Families of subjects -> how many; those without any are left out."""
        families: Counter[str] = Counter()
        for kind, count in self.kinds.items():
            families[kind.partition(".")[0]] += count
        return dict(sorted(families.items()))


def read_timeline(
    reader: Reader,
    moment: Moment,
    *,
    scope: str | None = None,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> TimelinePage:
    """Read a page of the timeline around a subject, or of all.

    Args:
        scope: reference of a subject, area, actor, mandate ...; None means all.
        first: how many lines at most.
        after: place of the last line already read.

    Raises:
        UnknownSubjectError: nothing is called like the scope.
    """
    around = () if scope is None else (find_member_ids(reader, moment, scope),)
    wanted = EntryFilter(around=around)
    return read_filtered_timeline(reader, moment, wanted, first=first, after=after)


def read_filtered_timeline(
    reader: Reader,
    moment: Moment,
    wanted: EntryFilter,
    *,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> TimelinePage:
    """Read a page of the entries that are wanted, the latest first.

    Entries that may have happened are read only of a timeline that is not filtered.
    """
    scopes = wanted.around[0] if wanted.around else (ALL_SCOPES,)
    is_whole = wanted == EntryFilter(around=wanted.around[:1])
    if is_whole and after is None and len(scopes) == 1:
        rows = _first_places(reader, moment, scopes[0], first + 1)
    else:
        statement = select_entries(wanted, moment, before=after)
        rows = reader.rows(statement.limit(first + 1))
    places = [_place(row) for row in rows]
    possible = _possible(reader, moment, {"": scopes}) if is_whole else {}
    entries = _entries_at(reader, moment, (*places[:first], *possible.get("", ())))
    return _page(places, possible.get("", ()), entries, moment, first)


def read_timeline_in_order(  # noqa: PLR0913 - a page, in which order, and of what
    reader: Reader,
    moment: Moment,
    wanted: EntryFilter,
    order: EntryOrder,
    *,
    first: int,
    after: TimelineCursor | None = None,
    before: TimelineCursor | None = None,
    is_last: bool = False,
) -> TimelinePage:
    """Read a page of the entries that are wanted, in any order and from either end.

    Args:
        is_last: whether the last entries of the order are read; the page says whether
            more come before them.
    """
    if is_last:
        turned = EntryOrder(order.names, not order.is_descending)
        statement = select_in_order(wanted, moment, turned, after=before, before=after)
    else:
        statement = select_in_order(wanted, moment, order, after=after, before=before)
    places = [_place(row) for row in reader.rows(statement.limit(first + 1))]
    entries = _entries_at(reader, moment, places[:first])
    page = _page(places, (), entries, moment, first)
    return page._replace(lines=page.lines[::-1]) if is_last else page


def read_timelines(  # noqa: PLR0913 - a page, of whom, and of what
    reader: Reader,
    moment: Moment,
    subjects: Collection[str],
    wanted: TimelineFilter,
    *,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> dict[str, TimelinePage]:
    """Read the same page of the timelines of subjects, by identifier.

    It takes as many statements as one timeline.

    Raises:
        UnknownSubjectError: nothing is called like a subject that was named.
    """
    scopes = _scopes(reader, moment, subjects)
    given = resolve_filter(reader, moment, wanted)
    statements = {
        one: select_entries(
            given._replace(around=(own, *given.around)), moment, before=after
        ).limit(first + 1)
        for one, own in scopes.items()
    }
    found = _places_of(reader, statements)
    possible = _possible(reader, moment, scopes) if given == EntryFilter() else {}
    every = (one for some in (*found.values(), *possible.values()) for one in some)
    entries = _entries_at(reader, moment, every)
    return {
        one: _page(places, possible.get(one, ()), entries, moment, first)
        for one, places in found.items()
    }


def read_facets(
    reader: Reader,
    moment: Moment,
    wanted: EntryFilter,
    entities: Mapping[str, NamedSubject],
) -> TimelineFacets:
    """Count the entries that are wanted, by kind and by entity.

    Args:
        entities: actors, by reference.
    """
    rows = reader.rows(select_counts_by_kind(wanted, moment))
    kinds = {row.kind: row.entries for row in rows}
    found: dict[str, int] = {}
    for entity, named in entities.items():
        around = select_count_around(wanted, moment, named.members)
        besides = select_count_recorded_for(
            wanted, moment, named.members, named.references
        )
        counted = (*reader.rows(around), *reader.rows(besides))
        found[entity] = sum(row.entries for row in counted)
    return TimelineFacets(sum(kinds.values()), kinds, found)


def _first_places(
    reader: Reader, moment: Moment, scope: str, most: int
) -> Sequence[sa.Row[Any]]:
    """Read the places of the first page of one timeline: most requests are for it."""
    found = reader.rows(select_among_latest(scope, moment, most))
    if len(found) == most or (found and found[0].seen < SCANNED_FIRST):
        return found
    return reader.rows(select_by_skip_scan(scope, moment, most))


def _place(row: sa.Row[Any]) -> TimelineCursor:
    return TimelineCursor(*(getattr(row, name) for name in TimelineCursor._fields))


def _entries_at(
    reader: Reader, moment: Moment, places: Iterable[TimelineCursor]
) -> Mapping[int, EffectiveEntry]:
    return read_entries(reader, moment, {place.entry for place in places})


def _page(
    places: Sequence[TimelineCursor],
    possible: Sequence[TimelineCursor],
    entries: Mapping[int, EffectiveEntry],
    moment: Moment,
    first: int,
) -> TimelinePage:
    lines = [
        _line(entries[place.entry], place, moment)
        for place in places[:first]
        if place.entry in entries
    ]
    may_be = tuple(entries[one.entry] for one in possible if one.entry in entries)
    return TimelinePage(tuple(lines), len(places) > first, may_be)


def _line(
    entry: EffectiveEntry, place: TimelineCursor, moment: Moment
) -> TimelineEntry:
    edtf = entry.edtf
    is_going_on = edtf is not None and edtf.in_progress(moment.as_of)
    return TimelineEntry(entry, place, is_going_on)


def _possible(
    reader: Reader, moment: Moment, scopes: Mapping[str, MemberIds]
) -> dict[str, list[TimelineCursor]]:
    """Find what may have happened by the day, if the moment wants it, by first day."""
    if moment.certainty is not Certainty.POSSIBLE:
        return {}
    found = _places_of(
        reader,
        {one: select_possible_entries(own, moment) for one, own in scopes.items()},
    )
    return {
        one: sorted(some, key=lambda at: (at.first, at.counts_from, at.entry))
        for one, some in found.items()
    }


def _scopes(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, MemberIds]:
    found: dict[str, list[str]] = {one: [one] for one in subjects}
    for row in reader.rows(select_members(list(subjects), moment)):
        if row.member not in found[row.subject]:
            found[row.subject].append(row.member)
    return {one: tuple(some) for one, some in found.items()}


def _places_of(
    reader: Reader, statements: Mapping[str, sa.Select[Any]]
) -> dict[str, list[TimelineCursor]]:
    found: dict[str, list[TimelineCursor]] = defaultdict(list)
    subjects = list(statements)
    for start in range(0, len(subjects), BATCH_SIZE):
        parts = [_named(one, statements[one]) for one in subjects[start:][:BATCH_SIZE]]
        for row in reader.rows(sa.union_all(*parts)):
            found[row.subject].append(_place(row))
    return {one: sorted(found[one], reverse=True) for one in subjects}


def _named(subject: str, statement: sa.Select[Any]) -> sa.Select[Any]:
    page = statement.subquery()
    columns = (page.c[name] for name in TimelineCursor._fields)
    return sa.select(sa.literal(subject).label("subject"), *columns)
