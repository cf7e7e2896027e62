"""Timelines: what happened, the latest first, around a subject or of all."""

from collections.abc import Sequence
from typing import NamedTuple

from projections.entries import Item, in_order, items_at
from projections.moment import Certainty, Moment
from projections.naming import find
from projections.reader import Reader
from projections.selects import Place, members_of, possible, timeline
from projections.views import ALL


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
    statement = timeline(scopes, moment, before=after).limit(first + 1)
    rows = reader.rows(statement)
    places = [Place(r.counts_from, r.rank, r.first, r.entry) for r in rows[:first]]
    items = items_at(reader, moment, [place.entry for place in places])
    lines = tuple(_line(items[p.entry], p, moment) for p in places if p.entry in items)
    return Page(lines, len(rows) > first, _possible(reader, moment, scopes))


def _scopes(reader: Reader, moment: Moment, scope: str | None) -> Sequence[str]:
    if scope is None:
        return (ALL,)
    found = find(reader, moment, scope)
    members = reader.rows(members_of([found.subject], moment))
    return tuple(dict.fromkeys([found.subject, *(row.member for row in members)]))


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
