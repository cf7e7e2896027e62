"""Timelines: what happened, the latest first, around a subject or of all."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Certainty, Moment
from projections.names.resolution import find, members_called, resolve
from projections.projector.search_words import terms
from projections.projector.views import ALL
from projections.queries.entries import Item, in_order, items_at
from projections.queries.keyset_skip import ENOUGH, beginning, leaping
from projections.queries.timeline_filters import (
    Wanted,
    counted_around,
    counted_by_kind,
    counted_for,
    wanted,
)
from projections.reader import Reader
from projections.selects import Place, possible, timeline


class Line(NamedTuple):
    """One line of a timeline: an entry and its place, the cursor to go on from."""

    item: Item
    place: Place
    in_progress: bool


class Page(NamedTuple):
    """A page of a timeline.

    Attributes:
        lines: the latest first.
        possible: entries that may have happened by the day, if they were asked for.
    """

    lines: tuple[Line, ...]
    has_more: bool
    possible: tuple[Item, ...]


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


class Facets(NamedTuple):
    """How many entries of a timeline there are: of each kind, around each entity."""

    total: int
    kinds: dict[str, int]
    entities: dict[str, int]


def narrowed(reader: Reader, moment: Moment, asked: TimelineFilter) -> Wanted:
    """Find what is asked for.

    Raises:
        UnknownSubjectError: nothing is called like a subject that was named.
    """
    entity = find(reader, moment, asked.entity) if asked.entity else None
    return Wanted(
        around=tuple(_scopes(reader, moment, one) for one in asked.around),
        entity=entity.members if entity else (),
        entities=entity.references if entity else (),
        kinds=asked.kinds,
        terms=terms(asked.text),
        basis=asked.basis,
        since=asked.since.toordinal() if asked.since else None,
        until=asked.until.toordinal() if asked.until else None,
    )


def filtered(
    reader: Reader,
    moment: Moment,
    given: Wanted,
    *,
    first: int = 50,
    after: Place | None = None,
) -> Page:
    """Give a page of the entries that are wanted, the latest first."""
    rows = reader.rows(wanted(given, moment, before=after).limit(first + 1))
    return Page(_lines(reader, moment, rows[:first]), len(rows) > first, ())


def facets(
    reader: Reader, moment: Moment, given: Wanted, entities: Sequence[str]
) -> Facets:
    """Count the entries that are wanted, by kind and by entity.

    Args:
        entities: references of actors.
    """
    rows = reader.rows(counted_by_kind(given, moment))
    kinds = {row.kind: row.entries for row in rows}
    found: dict[str, int] = {}
    for entity, called in resolve(reader, moment, entities).items():
        around = counted_around(given, moment, called.members)
        besides = counted_for(given, moment, called.members, called.references)
        counted = (*reader.rows(around), *reader.rows(besides))
        found[entity] = sum(row.entries for row in counted)
    return Facets(sum(kinds.values()), kinds, found)


def timeline_of(
    reader: Reader,
    moment: Moment,
    *,
    scope: str | None = None,
    first: int = 50,
    after: Place | None = None,
) -> Page:
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
    return Page(lines, len(rows) > first, _possible(reader, moment, scopes))


def _places(
    reader: Reader,
    moment: Moment,
    scopes: tuple[str, ...],
    after: Place | None,
    most: int,
) -> Sequence[sa.Row[Any]]:
    """Read a page's places; mostly it is the first page around one subject."""
    if after is not None or len(scopes) > 1:
        return reader.rows(timeline(scopes, moment, before=after).limit(most))
    found = reader.rows(beginning(scopes[0], moment, most))
    is_whole = len(found) == most or (found and found[0].seen < ENOUGH)
    return found if is_whole else reader.rows(leaping(scopes[0], moment, most))


def _lines(
    reader: Reader, moment: Moment, rows: Sequence[sa.Row[Any]]
) -> tuple[Line, ...]:
    places = [Place(r.counts_from, r.rank, r.first, r.entry) for r in rows]
    items = items_at(reader, moment, [place.entry for place in places])
    return tuple(_line(items[p.entry], p, moment) for p in places if p.entry in items)


def _scopes(reader: Reader, moment: Moment, scope: str | None) -> tuple[str, ...]:
    if scope is None:
        return (ALL,)
    return members_called(reader, moment, scope)


def _line(item: Item, place: Place, moment: Moment) -> Line:
    edtf = item.edtf
    going_on = edtf is not None and edtf.in_progress(moment.as_of)
    return Line(item, place, going_on)


def _possible(
    reader: Reader, moment: Moment, scopes: Sequence[str]
) -> tuple[Item, ...]:
    if moment.certainty is not Certainty.POSSIBLE:
        return ()
    positions = [row.entry for row in reader.rows(possible(scopes, moment))]
    return tuple(in_order(positions, items_at(reader, moment, positions)))
