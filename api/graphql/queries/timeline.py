"""Timelines, page by page, narrowed and counted."""

import datetime as dt
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import Asked
from api.graphql.queries.date_range import ensure_days
from api.graphql.queries.facets import Facets, facets_of
from api.graphql.sibling_prefetch import Level
from api.graphql.types.decorators import answer, given, resolved, says
from api.graphql.types.entries import Entry, expect
from api.graphql.types.enums import Basis, Family
from api.graphql.types.kind_types import entries_of
from api.graphql.types.pages import Edge, PageInfo, cursor, page_info, place_of, sized
from domain.kinds import definition, of_family
from projections.names.resolution import Called
from projections.queries import timeline as answers
from projections.selects import Place


@given
class TimelineFilter:
    """What a timeline is narrowed to; all that is given holds together.

    A subject is given by a reference such as joint-task-force or body:bureau; an
    entry is around it if it is about it, concerns it or names it.
    """

    of: str | None = says("Any subject.", default=UNSET)
    area: str | None = says("An area of cooperation.", default=UNSET)
    body: str | None = says("A body.", default=UNSET)
    mandate: str | None = says("A mandate.", default=UNSET)
    meeting: str | None = says("A meeting.", default=UNSET)
    entity: str | None = says("An actor; also what was recorded for it.", default=UNSET)
    family: Family | None = says(
        "Family of the subjects that entries are about.", default=UNSET
    )
    kinds: list[str] | None = says(
        "Stored names of kinds, such as meeting.held.", default=UNSET
    )
    text: str | None = says(
        "Words of titles, texts, names and sources in any language: all of them, each "
        "also as a part of a longer one. Case and accents are ignored.",
        default=UNSET,
    )
    since: dt.date | None = says(
        "Leaves out what certainly happened before that day.",
        name="from",
        default=UNSET,
    )
    until: dt.date | None = says(
        "Leaves out what cannot have happened by that day.", name="to", default=UNSET
    )
    basis: Basis | None = says(
        "Only dates that a source states, or only inferred ones.", default=UNSET
    )


Filter = Annotated[
    TimelineFilter | None,
    strawberry.argument(name="filter", description="What it is narrowed to."),
]


@answer
class Timeline:
    """A page of a timeline, the latest entry first."""

    asked: strawberry.Private[Asked]
    narrowed: strawberry.Private[answers.Asked]
    edges: list[Edge[Entry]] = says("The entries and their cursors.")
    page_info: PageInfo = says("Where the page begins and ends.")
    possible: list[Entry] = says(
        "Entries that may have happened by the day and not certainly had, if the "
        "question's certainty is POSSIBLE and nothing but a subject narrows it."
    )

    @resolved
    def facets(self) -> Facets:
        """How many entries the whole timeline has, by kind, family and entity."""
        return facets_of(self.asked, self.narrowed)


def page_of(
    asked: Asked,
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
    place = place_of(after, Place)
    page = _page(asked, scope, wanted, first=sized(first), after=place)
    return _shown(asked, page, wanted, after)


def page_beside(  # noqa: PLR0913 - a page, of whom, and beside whom
    asked: Asked,
    called: Called,
    level: Level,
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
    wanted = sized(first), place_of(after, Place)
    page = (read_filter(narrow, None), *wanted)
    timelines = asked.timelines
    if level.first(("timeline", page)):
        timelines.expect((one, *page) for one in level.subjects)
        for one in level.subjects:
            found = timelines.get((one, *page)) or NOTHING
            expect(asked, [*(line.item for line in found.lines), *found.possible])
    own = timelines.get((called.subject, *page)) or NOTHING
    return _shown(asked, own, read_filter(narrow, str(called.ref)), after)


NOTHING = answers.Page((), has_more=False, possible=())


def _shown(
    asked: Asked, page: answers.Page, wanted: answers.Asked, after: str | None
) -> Timeline:
    cursors = [cursor(line.place) for line in page.lines]
    nodes = entries_of(asked, [line.item for line in page.lines])
    return Timeline(
        asked=asked,
        narrowed=wanted,
        edges=[
            Edge(cursor=at, node=node) for at, node in zip(cursors, nodes, strict=True)
        ],
        page_info=page_info(cursors, after, has_more=page.has_more),
        possible=entries_of(asked, page.possible),
    )


def _page(
    asked: Asked,
    scope: str | None,
    wanted: answers.Asked,
    *,
    first: int,
    after: Place | None,
) -> answers.Page:
    reader, moment = asked.reader, asked.moment
    if wanted == read_filter(None, scope):
        return answers.timeline_of(
            reader, moment, scope=scope, first=first, after=after
        )
    found = answers.narrowed(reader, moment, wanted)
    return answers.filtered(reader, moment, found, first=first, after=after)


def read_filter(narrow: TimelineFilter | None, scope: str | None) -> answers.Asked:
    """Read what a timeline is narrowed to.

    Raises:
        DaysError: the first day is after the last one.
        UnknownKindError: there is no such kind.
    """
    given = narrow or TimelineFilter()
    ensure_days(given.since or None, given.until or None)
    around = scope, given.of, given.area, given.body, given.mandate, given.meeting
    kinds = tuple(definition(one).name for one in given.kinds or ())
    if given.family and not kinds:
        kinds = tuple(one.name for one in of_family(given.family.value))
    elif given.family:
        kinds = tuple(k for k in kinds if definition(k).family == given.family.value)
        kinds = kinds or ("",)
    return answers.Asked(
        around=tuple(one for one in around if one),
        entity=given.entity or "",
        kinds=kinds,
        text=given.text or "",
        basis=str(given.basis.value) if given.basis else "",
        since=given.since or None,
        until=given.until or None,
    )
