"""Timelines, page by page, narrowed and counted."""

from collections.abc import Sequence
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.facets import Facets, facets_of
from api.graphql.queries.query_pages import parameters_of, read_page
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import Basis, Family
from api.graphql.types.kind_types import entries_of
from api.graphql.types.pages import Edge, PageInfo, cursor, page_info, place_of, sized
from api.graphql.types.parameter_inputs import parameter_input
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from projections.queries.timelines import timeline as answers
from projections.queries.timelines.filters import TimelineCursor
from projections.query_definitions.timeline import (
    TIMELINE,
    TimelineParameters,
    timeline_filter,
)


@parameter_input(TimelineParameters, family=Family, basis=Basis)
class TimelineFilter:
    """What a timeline is narrowed to; all that is given holds together.

    A subject is given by a reference such as joint-task-force or body:bureau; an
    entry is around it if it is about it, concerns it or names it.
    """

    of: str | None = schema_field("Any subject.", default=UNSET)
    kinds: list[str] | None = schema_field(
        "Stored names of kinds, such as meeting.held.", default=UNSET
    )
    text: str | None = schema_field(
        "Words of titles, texts, names and sources in any language: all of them, each "
        "also as a part of a longer one. Case and accents are ignored.",
        default=UNSET,
    )


Filter = Annotated[
    TimelineFilter | None,
    strawberry.argument(name="filter", description="What it is narrowed to."),
]


@output_type
class Timeline:
    """A page of a timeline, the latest entry first."""

    loaders: strawberry.Private[RequestLoaders]
    wanted: strawberry.Private[answers.TimelineFilter]
    edges: list[Edge[Entry]] = schema_field("The entries and their cursors.")
    page_info: PageInfo = schema_field("Where the page begins and ends.")
    possible: list[Entry] = schema_field(
        "Entries that may have happened by the day and not certainly had, if the "
        "question's certainty is POSSIBLE and nothing but a subject narrows it."
    )

    @resolver
    def facets(self) -> Facets:
        """How many entries the whole timeline has, by kind, family and entity."""
        return facets_of(self.loaders, self.wanted)


def page_of(
    loaders: RequestLoaders,
    given: TimelineParameters,
    *,
    first: int,
    after: str | None,
) -> Timeline:
    """Read a page of a timeline.

    Raises:
        CursorError: no timeline gave the cursor.
        DaysError: the first day is after the last one.
        PageSizeError: more entries are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
        UnknownKindError: there is no such kind.
    """
    page = read_page(loaders, TIMELINE, given, first=first, after=after)
    return _timeline(
        loaders,
        timeline_filter(given),
        entries=[one.entry for one in page.rows],
        cursors=page.cursors,
        has_more=page.has_more,
        possible=[one.entry for one in page.possible],
        after=after,
    )


def page_beside(  # noqa: PLR0913 - a page, of whom, and beside whom
    loaders: RequestLoaders,
    called: NamedSubject,
    level: Siblings,
    filter_: TimelineFilter | None,
    *,
    first: int,
    after: str | None,
) -> Timeline:
    """Read a page of a subject's timeline; those beside it are read with it.

    Raises:
        CursorError, DaysError, PageSizeError, UnknownSubjectError, UnknownKindError:
            as ``page_of``.
    """
    own_filter = timeline_filter(timeline_parameters(filter_))
    page = own_filter, sized(first), place_of(after, TimelineCursor)
    timelines = loaders.timelines
    if level.first(("timeline", page)):
        timelines.enqueue((one, *page) for one in level.subjects)
        for one in level.subjects:
            found = timelines.load((one, *page)) or NOTHING
            expect(loaders, [*(line.entry for line in found.lines), *found.possible])
    own = timelines.load((called.subject_id, *page)) or NOTHING
    return _timeline(
        loaders,
        timeline_filter(timeline_parameters(filter_, str(called.ref))),
        entries=[line.entry for line in own.lines],
        cursors=[line.cursor for line in own.lines],
        has_more=own.has_more,
        possible=own.possible,
        after=after,
    )


NOTHING = answers.TimelinePage((), has_more=False, possible=())


def _timeline(  # noqa: PLR0913 - a page, and what counts its entries
    loaders: RequestLoaders,
    wanted: answers.TimelineFilter,
    *,
    entries: Sequence[EffectiveEntry],
    cursors: Sequence[tuple[object, ...]],
    has_more: bool,
    possible: Sequence[EffectiveEntry],
    after: str | None,
) -> Timeline:
    opaque = [cursor(one) for one in cursors]
    nodes = entries_of(loaders, entries)
    return Timeline(
        loaders=loaders,
        wanted=wanted,
        edges=[
            Edge(cursor=at, node=node) for at, node in zip(opaque, nodes, strict=True)
        ],
        page_info=page_info(opaque, after, has_more=has_more),
        possible=entries_of(loaders, possible),
    )


def timeline_parameters(
    filter_: TimelineFilter | None, scope: str | None = None
) -> TimelineParameters:
    """Take the parameters of a timeline from a filter and a subject."""
    around = (scope, filter_ and filter_.of)
    of = [one for one in around if one and one is not UNSET]
    return parameters_of(TimelineParameters, filter_, of=of)
