"""Timelines, page by page, narrowed and counted."""

from functools import partial
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.facets import Facets
from api.graphql.siblings import Siblings
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import Entry, entries_of, expect
from api.graphql.types.enums import Basis, Family
from api.graphql.types.pages import (
    Edge,
    PageArguments,
    PageInfo,
    connection_of,
    place_of,
    question_key,
    read_page,
    sized,
)
from api.graphql.types.parameter_inputs import parameter_input, parameters_of
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from projections.queries.timelines import timeline as answers
from projections.queries.timelines.filters import TimelineCursor
from projections.query_definitions.definition import Page
from projections.query_definitions.facets import Counts
from projections.query_definitions.timeline import (
    TIMELINE,
    TimelineParameters,
    count_timeline,
    timeline_filter,
)


@parameter_input(TimelineParameters, family=Family, basis=Basis)
class TimelineFilter:
    """Conditions on entries, all of which must hold.

    Subjects are given by reference, such as joint-task-force or body:bureau; an entry
    is around a subject if it is about it, concerns it or names it.
    """

    kinds: list[str] | None = schema_field(
        "Stored names of kinds, such as meeting.held: entries of one of them.",
        default=UNSET,
    )
    text: str | None = schema_field(
        "Words that titles, texts, names or sources contain, in any "
        "language: all of them, also within longer words; case and "
        "accents are ignored.",
        default=UNSET,
    )


Filter = Annotated[
    TimelineFilter | None,
    strawberry.argument(
        name="filter", description="Conditions, all of which must hold."
    ),
]


@output_type
class TimelineConnection:
    """A page of a timeline, the latest entry first, with counts of the whole."""

    loaders: strawberry.Private[RequestLoaders]
    given: strawberry.Private[TimelineParameters]
    edges: list[Edge[Entry]] = schema_field(
        "The entries of the page, each with its cursor."
    )
    page_info: PageInfo = schema_field(
        "Where the page begins and ends, and whether more rows follow."
    )
    possible: list[Entry] = schema_field(
        "Entries that may have happened by the day, but not certainly; "
        "only with certainty POSSIBLE and no filter."
    )

    @resolver
    def total_count(self) -> int:
        """How many entries the whole timeline has."""
        return count_timeline(self.loaders.query_context, self.given)

    @resolver
    def nodes(self) -> list[Entry]:
        """The entries of the page."""
        return [edge.node for edge in self.edges]

    @resolver
    def facets(self) -> Facets:
        """How many entries the whole timeline has, by kind, family and entity."""
        wanted = timeline_filter(self.loaders.query_context, self.given)
        counts = Counts(self.loaders.query_context, wanted)
        return Facets(loaders=self.loaders, row=counts)


def page_of(
    loaders: RequestLoaders,
    given: TimelineParameters,
    asked: PageArguments,
) -> TimelineConnection:
    """Read a page of a timeline.

    Raises:
        CursorError: no timeline gave the cursor.
        DaysError: the first day is after the last one.
        PageSizeError: more entries are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
        UnknownKindError: there is no such kind.
    """
    page = read_page(loaders, TIMELINE, given, asked)
    entries, possible = (
        [one.entry for one in rows] for rows in (page.rows, page.possible)
    )
    shown = Page(entries, page.cursors, page.has_more, possible)
    key = question_key(TIMELINE, given, asked.order_by)
    return _timeline(loaders, given, shown, asked, key)


def page_beside(  # noqa: PLR0913 - a page, of whom, and beside whom
    loaders: RequestLoaders,
    called: NamedSubject,
    level: Siblings,
    filter_: TimelineFilter | None,
    *,
    first: int,
    after: str | None,
) -> TimelineConnection:
    """Read a page of a subject's timeline; those beside it are read with it.

    Raises:
        CursorError, DaysError, PageSizeError, UnknownSubjectError, UnknownKindError:
            as ``page_of``.
    """
    narrowed = timeline_parameters(filter_)
    key = question_key(TIMELINE, narrowed)
    place = place_of(after, TimelineCursor, key)
    page = timeline_filter(loaders.query_context, narrowed), sized(first), place

    def enqueue(found: answers.TimelinePage) -> None:
        expect(loaders, [*(line.entry for line in found.lines), *found.possible])

    found = level.load(
        loaders.timelines, called.subject_id, lambda one: (one, *page), enqueue
    )
    shown = Page[EffectiveEntry](())
    if found:
        entries = [line.entry for line in found.lines]
        cursors = [line.cursor for line in found.lines]
        shown = Page(entries, cursors, found.has_more, found.possible)
    given = timeline_parameters(filter_, str(called.ref))
    return _timeline(loaders, given, shown, PageArguments(first, after), key)


def _timeline(
    loaders: RequestLoaders,
    given: TimelineParameters,
    page: Page[EffectiveEntry],
    asked: PageArguments,
    key: str,
) -> TimelineConnection:
    count = partial(count_timeline, loaders.query_context, given)
    shown = connection_of(entries_of(loaders, page.rows), page, asked, key, count)
    return TimelineConnection(
        loaders=loaders,
        given=given,
        edges=shown.edges,
        page_info=shown.page_info,
        possible=entries_of(loaders, page.possible),
    )


def timeline_parameters(
    filter_: TimelineFilter | None, scope: str | None = None
) -> TimelineParameters:
    """Take the parameters of a timeline from a filter and a subject."""
    given = parameters_of(TimelineParameters, filter_)
    return given._replace(of=(scope, *given.of)) if scope else given
