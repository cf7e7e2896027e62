"""Timelines, page by page, narrowed and counted."""

import datetime as dt
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.facets import Facets, facets_of
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.decorators import input_type, output_type, resolver, schema_field
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import Basis, Family
from api.graphql.types.kind_types import entries_of
from api.graphql.types.pages import Edge, PageInfo, cursor, page_info, place_of, sized
from domain.kinds import get_definition, kinds_of_family
from projections.names.resolution import NamedSubject
from projections.queries.timelines import timeline as answers
from projections.queries.timelines.selects import TimelineCursor
from projections.query_definitions.date_range import ensure_days


@input_type
class TimelineFilter:
    """What a timeline is narrowed to; all that is given holds together.

    A subject is given by a reference such as joint-task-force or body:bureau; an
    entry is around it if it is about it, concerns it or names it.
    """

    of: str | None = schema_field("Any subject.", default=UNSET)
    area: str | None = schema_field("An area of cooperation.", default=UNSET)
    body: str | None = schema_field("A body.", default=UNSET)
    mandate: str | None = schema_field("A mandate.", default=UNSET)
    meeting: str | None = schema_field("A meeting.", default=UNSET)
    entity: str | None = schema_field(
        "An actor; also what was recorded for it.", default=UNSET
    )
    family: Family | None = schema_field(
        "Family of the subjects that entries are about.", default=UNSET
    )
    kinds: list[str] | None = schema_field(
        "Stored names of kinds, such as meeting.held.", default=UNSET
    )
    text: str | None = schema_field(
        "Words of titles, texts, names and sources in any language: all of them, each "
        "also as a part of a longer one. Case and accents are ignored.",
        default=UNSET,
    )
    since: dt.date | None = schema_field(
        "Leaves out what certainly happened before that day.",
        name="from",
        default=UNSET,
    )
    until: dt.date | None = schema_field(
        "Leaves out what cannot have happened by that day.", name="to", default=UNSET
    )
    basis: Basis | None = schema_field(
        "Only dates that a source states, or only inferred ones.", default=UNSET
    )


Filter = Annotated[
    TimelineFilter | None,
    strawberry.argument(name="filter", description="What it is narrowed to."),
]


@output_type
class Timeline:
    """A page of a timeline, the latest entry first."""

    loaders: strawberry.Private[RequestLoaders]
    narrowed: strawberry.Private[answers.TimelineFilter]
    edges: list[Edge[Entry]] = schema_field("The entries and their cursors.")
    page_info: PageInfo = schema_field("Where the page begins and ends.")
    possible: list[Entry] = schema_field(
        "Entries that may have happened by the day and not certainly had, if the "
        "question's certainty is POSSIBLE and nothing but a subject narrows it."
    )

    @resolver
    def facets(self) -> Facets:
        """How many entries the whole timeline has, by kind, family and entity."""
        return facets_of(self.loaders, self.narrowed)


def page_of(
    loaders: RequestLoaders,
    scope: str | None,
    narrow: TimelineFilter | None = None,
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
    wanted = read_filter(narrow, scope)
    place = place_of(after, TimelineCursor)
    page = _page(loaders, scope, wanted, first=sized(first), after=place)
    return _shown(loaders, page, wanted, after)


def page_beside(  # noqa: PLR0913 - a page, of whom, and beside whom
    loaders: RequestLoaders,
    called: NamedSubject,
    level: Siblings,
    narrow: TimelineFilter | None,
    *,
    first: int,
    after: str | None,
) -> Timeline:
    """Read a page of a subject's timeline; those beside it are read with it.

    Raises:
        CursorError, DaysError, PageSizeError, UnknownSubjectError, UnknownKindError:
            as ``page_of``.
    """
    wanted = sized(first), place_of(after, TimelineCursor)
    page = (read_filter(narrow, None), *wanted)
    timelines = loaders.timelines
    if level.first(("timeline", page)):
        timelines.enqueue((one, *page) for one in level.subjects)
        for one in level.subjects:
            found = timelines.load((one, *page)) or NOTHING
            expect(loaders, [*(line.entry for line in found.lines), *found.possible])
    own = timelines.load((called.subject_id, *page)) or NOTHING
    return _shown(loaders, own, read_filter(narrow, str(called.ref)), after)


NOTHING = answers.TimelinePage((), has_more=False, possible=())


def _shown(
    loaders: RequestLoaders,
    page: answers.TimelinePage,
    wanted: answers.TimelineFilter,
    after: str | None,
) -> Timeline:
    cursors = [cursor(line.cursor) for line in page.lines]
    nodes = entries_of(loaders, [line.entry for line in page.lines])
    return Timeline(
        loaders=loaders,
        narrowed=wanted,
        edges=[
            Edge(cursor=at, node=node) for at, node in zip(cursors, nodes, strict=True)
        ],
        page_info=page_info(cursors, after, has_more=page.has_more),
        possible=entries_of(loaders, page.possible),
    )


def _page(
    loaders: RequestLoaders,
    scope: str | None,
    wanted: answers.TimelineFilter,
    *,
    first: int,
    after: TimelineCursor | None,
) -> answers.TimelinePage:
    reader, moment = loaders.reader, loaders.moment
    if wanted == read_filter(None, scope):
        return answers.read_timeline(
            reader, moment, scope=scope, first=first, after=after
        )
    found = answers.resolve_filter(reader, moment, wanted)
    return answers.read_filtered_timeline(
        reader, moment, found, first=first, after=after
    )


def read_filter(
    narrow: TimelineFilter | None, scope: str | None
) -> answers.TimelineFilter:
    """Read what a timeline is narrowed to.

    Raises:
        DaysError: the first day is after the last one.
        UnknownKindError: there is no such kind.
    """
    chosen = narrow or TimelineFilter()
    ensure_days(chosen.since or None, chosen.until or None)
    around = (
        scope,
        chosen.of,
        chosen.area,
        chosen.body,
        chosen.mandate,
        chosen.meeting,
    )
    kinds = tuple(get_definition(one).name for one in chosen.kinds or ())
    if chosen.family and not kinds:
        kinds = tuple(one.name for one in kinds_of_family(chosen.family.value))
    elif chosen.family:
        kinds = tuple(
            k for k in kinds if get_definition(k).family == chosen.family.value
        )
        kinds = kinds or ("",)
    return answers.TimelineFilter(
        around=tuple(one for one in around if one),
        entity=chosen.entity or "",
        kinds=kinds,
        text=chosen.text or "",
        basis=str(chosen.basis.value) if chosen.basis else "",
        since=chosen.since or None,
        until=chosen.until or None,
    )
