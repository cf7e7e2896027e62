"""Whether the filter of a subscription selects an entry."""

from dataclasses import replace
from uuid import UUID

import sqlalchemy as sa

from api.graphql.loaders import RequestLoaders
from domain.entry import Entry
from projections.moment import Moment
from projections.names.resolution import AmbiguousReferenceError, UnknownSubjectError
from projections.queries.timelines.filters import TimelineFilter as Narrow
from projections.queries.timelines.filters import resolve_filter, select_entries


def matches(loaders: RequestLoaders, written: Entry, narrow: Narrow) -> bool:
    """Return whether a filter selects an entry.

    An amendment is selected if the entry that it amends is selected, as it was before
    the amendment or as it is after it.
    """
    after = loaders.moment
    if not written.is_amendment:
        return _selects(loaders, after, written.position, narrow)
    target = _amended(loaders, written)
    before = replace(after, position=after.position - 1)
    return target is not None and any(
        _selects(loaders, moment, target.position, narrow) for moment in (before, after)
    )


def _selects(
    loaders: RequestLoaders, moment: Moment, position: int, narrow: Narrow
) -> bool:
    try:
        given = resolve_filter(loaders.reader, moment, narrow)
    except (AmbiguousReferenceError, UnknownSubjectError):
        return False  # the subject did not have that name at the moment
    found = select_entries(given, moment).order_by(None).subquery()
    statement = sa.select(found.c.entry).where(found.c.entry == position)
    return bool(loaders.reader.rows(statement))


def _amended(loaders: RequestLoaders, written: Entry) -> Entry | None:
    """Return the entry that an amendment finally amends; None if it amends none."""
    entry: Entry | None = written
    while entry and entry.is_amendment:
        target = entry.content.target
        event_id = UUID(target) if target else None
        found = loaders.reader.log.entries([event_id]) if event_id else {}
        entry = found.get(event_id) if event_id else None
    return entry
