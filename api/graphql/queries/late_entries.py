"""Entries that were recorded long after they had happened."""

from typing import NamedTuple

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.timeline import TimelineFilter, read_filter
from api.graphql.types.decorators import output_type, schema_field
from api.graphql.types.entries import Entry
from api.graphql.types.kind_types import entries_of
from api.graphql.types.pages import Connection, connection, place_of, sized
from projections.queries import amendments as answers
from projections.queries.timelines.late_entries import read_filtered_late_entries
from projections.queries.timelines.timeline import resolve_filter


class LateBy(NamedTuple):
    """A place among late entries."""

    days: int
    position: int


@output_type
class LateEntry:
    """An entry that was recorded long after it had happened."""

    entry: Entry = schema_field("The entry.")
    days: int = schema_field(
        "Days from its last possible day to its recording, in UTC."
    )


def late_page(
    loaders: RequestLoaders,
    days: int,
    narrow: TimelineFilter | None,
    *,
    first: int,
    after: str | None,
) -> Connection[LateEntry]:
    """Read a page of entries that were recorded more days late.

    Raises:
        CursorError: no page of late entries gave the cursor.
        DaysError, UnknownKindError, UnknownSubjectError: as of a timeline.
        PageSizeError: more are asked for than a page has.
    """
    reader, moment = loaders.reader, loaders.moment
    start, size = place_of(after, LateBy), sized(first)
    if narrow:
        wanted = resolve_filter(reader, moment, read_filter(narrow, None))
        found, more = read_filtered_late_entries(
            reader, moment, wanted, days, first=size, after=start
        )
    else:
        found, more = answers.read_late_entries(
            reader, moment, days, first=size, after=start
        )
    entries = entries_of(loaders, [one.entry for one in found])
    nodes = [
        LateEntry(entry=entry, days=one.days)
        for one, entry in zip(found, entries, strict=True)
    ]
    places = [LateBy(one.days, one.entry.position) for one in found]
    return connection(nodes, places, after, has_more=more)
