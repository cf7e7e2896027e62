"""The joint reports, page by page."""

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of
from api.graphql.queries.report_editions import desk_of, ever
from api.graphql.queries.reports import Report
from api.graphql.types.pages import Connection, place_of, sized
from projections.query_definitions.definition import Page
from reports.desk.listing import Place, reports_page


def reports_listed(
    loaders: RequestLoaders, *, first: int, after: str | None
) -> Connection[Report]:
    """Read a page of reports, the newest first.

    Raises:
        CursorError: no page of the question gave the cursor.
        PageSizeError: more are asked for than a page has.
    """
    start = place_of(after, Place)
    page = reports_page(loaders.reader, ever(loaders), first=sized(first), after=start)
    desk = desk_of(loaders)
    nodes = [Report(loaders=loaders, desk=desk, life=one) for one in page.lives]
    return connection_of(nodes, Page(nodes, page.places, page.has_more), after)
