"""Entries that were recorded long after they had happened."""

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.timeline import TimelineFilter, timeline_parameters
from api.graphql.types.decorators import output_type, schema_field
from api.graphql.types.entries import Entry
from api.graphql.types.kind_types import entries_of
from api.graphql.types.pages import Connection
from projections.query_definitions.audit import LATE, LateParameters


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
    filter_: TimelineFilter | None,
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
    wanted = timeline_parameters(filter_) if filter_ else None
    given = parameters_of(LateParameters, days=days, filter=wanted)
    page = read_page(loaders, LATE, given, first=first, after=after)
    entries = entries_of(loaders, [one.entry for one in page.rows])
    nodes = [
        LateEntry(entry=entry, days=one.days)
        for one, entry in zip(page.rows, entries, strict=True)
    ]
    return connection_of(nodes, page, after)
