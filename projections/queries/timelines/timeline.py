"""Timelines: what happened, the latest first, around a subject or of all."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Certainty, Moment
from projections.names.resolution import (
    find_member_ids,
    find_subject,
    resolve_references,
)
from projections.projector.fact_views import ALL_SCOPES
from projections.projector.search_words import search_terms
from projections.queries.entries import EffectiveEntry, entries_in_order, read_entries
from projections.queries.timelines.filters import (
    EntryFilter,
    select_count_around,
    select_count_recorded_for,
    select_counts_by_kind,
    select_entries,
)
from projections.queries.timelines.keyset_skip import (
    SCANNED_FIRST,
    select_among_latest,
    select_by_skip_scan,
)
from projections.queries.timelines.selects import (
    TimelineCursor,
    select_possible_entries,
    select_timeline,
)
from projections.reader import Reader


class TimelineEntry(NamedTuple):
    """One line of a timeline: an entry and its place, the cursor to go on from."""

    entry: EffectiveEntry
    cursor: TimelineCursor
    in_progress: bool


class TimelinePage(NamedTuple):
    """A page of a timeline.

    Attributes:
        lines: the latest first.
        possible: entries that may have happened by the day, if they were asked for.
    """

    lines: tuple[TimelineEntry, ...]
    has_more: bool
    possible: tuple[EffectiveEntry, ...]


class TimelineFilter(NamedTuple):
    """What a timeline is narrowed to, in the words of whoever asks.

    Attributes:
        around: references of subjects; an entry is about, concerns or names each.
        entity: reference; an entry is around it or was recorded for it.
        kinds: stored names of kinds.
        text: words that an entry holds, in any language.
        basis: ``stated`` or ``inferred``.
        since, until: days between which an entry may have happened, inclusive.
    """

    around: tuple[str, ...] = ()
    entity: str = ""
    kinds: tuple[str, ...] = ()
    text: str = ""
    basis: str = ""
    since: date | None = None
    until: date | None = None


class TimelineFacets(NamedTuple):
    """How many entries of a timeline there are: of each kind, around each entity."""

    total: int
    kinds: dict[str, int]
    entities: dict[str, int]


def resolve_filter(
    reader: Reader, moment: Moment, asked: TimelineFilter
) -> EntryFilter:
    """Find what is asked for.

    Raises:
        UnknownSubjectError: nothing is called like a subject that was named.
    """
    entity = find_subject(reader, moment, asked.entity) if asked.entity else None
    return EntryFilter(
        around=tuple(_scopes(reader, moment, one) for one in asked.around),
        entity=entity.members if entity else (),
        entities=entity.references if entity else (),
        kinds=asked.kinds,
        terms=search_terms(asked.text),
        basis=asked.basis,
        since=asked.since.toordinal() if asked.since else None,
        until=asked.until.toordinal() if asked.until else None,
    )


def read_filtered_timeline(
    reader: Reader,
    moment: Moment,
    given: EntryFilter,
    *,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> TimelinePage:
    """Give a page of the entries that are wanted, the latest first."""
    rows = reader.rows(select_entries(given, moment, before=after).limit(first + 1))
    return TimelinePage(_lines(reader, moment, rows[:first]), len(rows) > first, ())


def read_facets(
    reader: Reader, moment: Moment, given: EntryFilter, entities: Sequence[str]
) -> TimelineFacets:
    """Count the entries that are wanted, by kind and by entity.

    Args:
        entities: references of actors.
    """
    rows = reader.rows(select_counts_by_kind(given, moment))
    kinds = {row.kind: row.entries for row in rows}
    found: dict[str, int] = {}
    for entity, called in resolve_references(reader, moment, entities).items():
        around = select_count_around(given, moment, called.members)
        besides = select_count_recorded_for(
            given, moment, called.members, called.references
        )
        counted = (*reader.rows(around), *reader.rows(besides))
        found[entity] = sum(row.entries for row in counted)
    return TimelineFacets(sum(kinds.values()), kinds, found)


def read_timeline(
    reader: Reader,
    moment: Moment,
    *,
    scope: str | None = None,
    first: int = 50,
    after: TimelineCursor | None = None,
) -> TimelinePage:
    """Give a page of a timeline.

    Args:
        scope: reference of a subject, area, actor, mandate ...; None means all.
        first: how many lines at most.
        after: place of the last line already read.

    Raises:
        UnknownSubjectError: nothing is called like the scope.
    """
    scopes = _scopes(reader, moment, scope)
    rows = _places(reader, moment, scopes, after, first + 1)
    lines = _lines(reader, moment, rows[:first])
    return TimelinePage(lines, len(rows) > first, _possible(reader, moment, scopes))


def _places(
    reader: Reader,
    moment: Moment,
    scopes: tuple[str, ...],
    after: TimelineCursor | None,
    most: int,
) -> Sequence[sa.Row[Any]]:
    """Read a page's places; mostly it is the first page around one subject."""
    if after is not None or len(scopes) > 1:
        return reader.rows(select_timeline(scopes, moment, before=after).limit(most))
    found = reader.rows(select_among_latest(scopes[0], moment, most))
    is_whole = len(found) == most or (found and found[0].seen < SCANNED_FIRST)
    return (
        found if is_whole else reader.rows(select_by_skip_scan(scopes[0], moment, most))
    )


def _lines(
    reader: Reader, moment: Moment, rows: Sequence[sa.Row[Any]]
) -> tuple[TimelineEntry, ...]:
    places = [TimelineCursor(r.counts_from, r.rank, r.first, r.entry) for r in rows]
    items = read_entries(reader, moment, [place.entry for place in places])
    return tuple(_line(items[p.entry], p, moment) for p in places if p.entry in items)


def _scopes(reader: Reader, moment: Moment, scope: str | None) -> tuple[str, ...]:
    if scope is None:
        return (ALL_SCOPES,)
    return find_member_ids(reader, moment, scope)


def _line(item: EffectiveEntry, place: TimelineCursor, moment: Moment) -> TimelineEntry:
    edtf = item.edtf
    going_on = edtf is not None and edtf.in_progress(moment.as_of)
    return TimelineEntry(item, place, going_on)


def _possible(
    reader: Reader, moment: Moment, scopes: Sequence[str]
) -> tuple[EffectiveEntry, ...]:
    if moment.certainty is not Certainty.POSSIBLE:
        return ()
    positions = [
        row.entry for row in reader.rows(select_possible_entries(scopes, moment))
    ]
    return tuple(entries_in_order(positions, read_entries(reader, moment, positions)))
