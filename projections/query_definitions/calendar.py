"""The calendar of meetings."""

from datetime import date
from typing import Annotated, NamedTuple

from domain.kinds.state_fields import state_codes
from domain.references import FAMILIES
from projections.names.resolution import NamedSubject, read_names
from projections.queries.calendar import CalendarCursor, CalendarMeeting, read_meetings
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Page,
    PageRequest,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.filters.date_range import ensure_days
from projections.query_definitions.paging import by, name_key
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

STATUSES = state_codes("meeting", "status")


class CalendarParameters(NamedTuple):
    """Which meetings are read; a meeting satisfies all that are given."""

    of: Annotated[
        str,
        Parameter(
            "Only meetings whose entries name or concern this subject.",
            families=FAMILIES,
        ),
    ] = ""
    since: Annotated[
        date | None,
        Parameter("Leave out meetings that were certainly over by then.", name="from"),
    ] = None
    until: Annotated[
        date | None,
        Parameter("Leave out meetings that are certainly later.", name="to"),
    ] = None
    statuses: Annotated[
        tuple[str, ...],
        Parameter(
            "Only meetings with one of these statuses.", name="status", choices=STATUSES
        ),
    ] = ()
    tentative: Annotated[
        bool | None, Parameter("True for tentative plans only, false for all others.")
    ] = None
    with_entry: WithEntry = TimelineParameters()


class CalendarRow(NamedTuple):
    """A meeting of the calendar, and what it is called."""

    called: NamedSubject
    meeting: CalendarMeeting


def read_calendar(
    at: QueryContext, given: CalendarParameters, page: PageRequest[CalendarCursor]
) -> Page[CalendarRow]:
    """Read a page of meetings by their first possible day, the undated first.

    Raises:
        DaysError: the first day is after the last one.
        UnknownSubjectError: nothing is called like the subject given.
    """
    ensure_days(given.since, given.until)
    meetings, has_more = read_meetings(
        at.reader,
        at.moment,
        since=given.since,
        until=given.until,
        statuses=given.statuses,
        is_tentative=given.tentative,
        around=at.scopes_of(given.of) if given.of else (),
        entries=entry_filter(at, given.with_entry),
        first=page.first,
        after=page.after,
    )
    names = read_names(at.reader, at.moment, [one.cursor.subject for one in meetings])
    rows = [CalendarRow(names[one.cursor.subject], one) for one in meetings]
    return Page(rows, [one.cursor for one in meetings], has_more)


CALENDAR: Query[CalendarParameters, CalendarRow] = Query(
    parameters=CalendarParameters,
    read=read_calendar,
    cursor=CalendarCursor,
    natural_order="day",
    orders={
        "name": by(lambda row: name_key(row.called)),
        "recorded": by(lambda row: row.meeting.entry),
    },
    columns=(
        column("date", kinds.EDTF_DATE, "meeting.date"),
        column("subject", kinds.REFERENCE, "called"),
        column("status", kinds.code("status"), "meeting.status"),
        column("tentative", kinds.TRUTH, "meeting.is_tentative"),
        column("entry", kinds.POSITION, "meeting.entry"),
    ),
)
