"""Timelines: what happened, the latest first."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, NamedTuple

from domain.kinds import get_definition, kinds_of_family
from domain.references import FAMILIES
from projections.queries.entries import EffectiveEntry
from projections.queries.timelines.filters import (
    PLACE,
    EntryFilter,
    EntryOrder,
    TimelineCursor,
    TimelineFilter,
    resolve_filter,
    select_count,
)
from projections.queries.timelines.timeline import (
    read_filtered_timeline,
    read_timeline_in_order,
)
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    DESCENDING,
    Page,
    PageRequest,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.entry_columns import entry_columns
from projections.query_definitions.filters.date_range import ensure_days
from projections.query_definitions.filters.recording_filter import (
    NO_MOMENT,
    RecordedBy,
    RecordedFor,
    RecordedFrom,
    RecordedTo,
    recording_of,
)
from projections.query_definitions.filters.subject_families import (
    ACTOR,
    AREA,
    BODY,
    DOCUMENT,
    MANDATE,
    MEETING,
    ensure_families,
)
from projections.query_definitions.paging import by

BASES = ("stated", "inferred")


class TimelineParameters(NamedTuple):
    """Which entries are read; an entry satisfies all that are given.

    An entry is around a subject if it is about it, concerns it or names it.
    """

    of: Annotated[
        tuple[str, ...],
        Parameter(
            "Around which subjects; by default all.",
            is_positional=True,
            families=FAMILIES,
        ),
    ] = ()
    area: Annotated[
        str, Parameter("Entries around this area of cooperation.", families=AREA)
    ] = ""
    body: Annotated[str, Parameter("Entries around this body.", families=BODY)] = ""
    mandate: Annotated[
        str, Parameter("Entries around this mandate.", families=MANDATE)
    ] = ""
    meeting: Annotated[
        str, Parameter("Entries around this meeting.", families=MEETING)
    ] = ""
    entity: Annotated[
        tuple[str, ...],
        Parameter(
            "Entries around each of these actors, or recorded for it.", families=ACTOR
        ),
    ] = ()
    source: Annotated[
        str, Parameter("Entries with a source in this document.", families=DOCUMENT)
    ] = ""
    family: Annotated[
        str, Parameter("Entries about subjects of this family.", choices=FAMILIES)
    ] = ""
    kinds: Annotated[
        tuple[str, ...], Parameter("Of this kind, such as meeting.held.", name="kind")
    ] = ()
    text: Annotated[str, Parameter("Containing these words, in any language.")] = ""
    since: Annotated[
        date | None,
        Parameter(
            "First day: leave out what certainly happened before it.", name="from"
        ),
    ] = None
    until: Annotated[
        date | None,
        Parameter("Last day: leave out what certainly happened after it.", name="to"),
    ] = None
    basis: Annotated[
        str,
        Parameter(
            "Entries whose date a source states, or was inferred.", choices=BASES
        ),
    ] = ""
    recorded_by: RecordedBy = ""
    recorded_for: RecordedFor = ""
    recorded_from: RecordedFrom = NO_MOMENT
    recorded_to: RecordedTo = NO_MOMENT


EntriesWanted = Annotated[
    TimelineParameters, Parameter("Which entries are wanted.", is_positional=True)
]

WithEntry = Annotated[
    TimelineParameters, Parameter("With an entry that satisfies all of these.")
]
"""Which subjects of a query are wanted, by the entries about them."""


class TimelineRow(NamedTuple):
    """An entry of a timeline.

    Attributes:
        certainty: ``certain``, or ``possible`` where it may have happened by the day.
    """

    entry: EffectiveEntry
    certainty: str
    in_progress: bool


def timeline_filter(at: QueryContext, given: TimelineParameters) -> TimelineFilter:
    """Return what the parameters select.

    Raises:
        DaysError: the first day is after the last one.
        UnknownKindError: there is no such kind.
        WrongFamilyError: a parameter names a subject of a family that does not fit.
    """
    ensure_families(at, given)
    ensure_days(given.since, given.until)
    around = (*given.of, given.area, given.body, given.mandate, given.meeting)
    return TimelineFilter(
        around=tuple(one for one in around if one),
        entities=given.entity,
        source=given.source,
        recording=recording_of(given),
        kinds=_kinds(given.kinds, given.family),
        text=given.text,
        basis=given.basis,
        since=given.since,
        until=given.until,
    )


def entry_filter(at: QueryContext, given: TimelineParameters) -> EntryFilter | None:
    """Return which entries are wanted; None if all are.

    Raises:
        DaysError, MomentError, UnknownKindError, UnknownSubjectError: as a timeline.
    """
    if given == TimelineParameters():
        return None
    return resolve_filter(at.reader, at.moment, timeline_filter(at, given))


def _kinds(names: Sequence[str], family: str) -> tuple[str, ...]:
    stated = [get_definition(one) for one in names]
    if not family:
        return tuple(one.name for one in stated)
    if not stated:
        return tuple(one.name for one in kinds_of_family(family))
    # No kind is called "": nothing is selected, rather than all.
    return tuple(one.name for one in stated if one.family == family) or ("",)


def read_timeline_page(
    at: QueryContext, given: TimelineParameters, page: PageRequest[TimelineCursor]
) -> Page[TimelineRow]:
    """Read a page of a timeline, the latest first.

    Raises:
        DaysError: the first day is after the last one.
        UnknownKindError: there is no such kind.
        UnknownSubjectError: nothing is called like a subject given.
    """
    wanted = resolve_filter(at.reader, at.moment, timeline_filter(at, given))
    if page.order:
        return _page_in_order(at, wanted, page)
    found = read_filtered_timeline(
        at.reader, at.moment, wanted, first=page.first, after=page.after
    )
    is_filtered = given != TimelineParameters(of=given.of[:1])
    possible = () if is_filtered else found.possible
    return Page(
        [TimelineRow(one.entry, "certain", one.in_progress) for one in found.lines],
        [one.cursor for one in found.lines],
        found.has_more,
        [TimelineRow(one, "possible", in_progress=False) for one in possible],
    )


def _page_in_order(
    at: QueryContext, wanted: EntryFilter, page: PageRequest[TimelineCursor]
) -> Page[TimelineRow]:
    """Read a page in any order, or from the end; without what may have happened."""
    found = read_timeline_in_order(
        at.reader,
        at.moment,
        wanted,
        EntryOrder(
            ("entry",) if page.order.startswith("recorded") else PLACE,
            page.order.endswith(DESCENDING),
        ),
        first=page.first,
        after=page.after,
        before=page.before,
        is_last=page.is_last,
    )
    return Page(
        [TimelineRow(one.entry, "certain", one.in_progress) for one in found.lines],
        [one.cursor for one in found.lines],
        found.has_more,
    )


def count_timeline(at: QueryContext, given: TimelineParameters) -> int:
    """Count the entries of a timeline.

    Raises:
        DaysError, MomentError, UnknownKindError, UnknownSubjectError: as a timeline.
    """
    wanted = resolve_filter(at.reader, at.moment, timeline_filter(at, given))
    [row] = at.reader.rows(select_count(wanted, at.moment))
    return int(row.entries)


TIMELINE: Query[TimelineParameters, TimelineRow] = Query(
    parameters=TimelineParameters,
    read=read_timeline_page,
    cursor=TimelineCursor,
    natural_order="day-desc",
    orders={"recorded": by(lambda row: row.entry.position)},
    pages_in_any_order=True,
    count=count_timeline,
    columns=(
        *entry_columns("entry."),
        column(
            "certainty",
            kinds.code("certainty"),
            shown_if=lambda certainty: certainty == "possible",
        ),
        column("in_progress", kinds.TRUTH, is_shown=False),
    ),
    empty="no_entries",
)
