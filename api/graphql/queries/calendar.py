"""The calendar of meetings, with what was planned when."""

import datetime as dt
from collections.abc import Sequence
from enum import Enum
from typing import Annotated

import strawberry
from strawberry import UNSET
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.code_enums import code_words
from api.graphql.types.decorators import (
    enum,
    input_type,
    output_type,
    resolver,
    schema_field,
)
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import DateShown, date_of
from projections.queries import calendar as answers
from projections.query_definitions.calendar import (
    CALENDAR,
    CalendarParameters,
    CalendarRow,
)


@enum
class MeetingStatus(Enum):
    """What became of a meeting."""

    PLANNED = value("planned", description="It is planned.")
    POSTPONED = value("postponed", description="It was put off.")
    CANCELLED = value("cancelled", description="It was called off.")
    HELD = value("held", description="It was held, or has begun.")
    SUSPENDED = value("suspended", description="It was broken off, to be resumed.")
    CLOSED = value("closed", description="It was held and closed.")


@input_type
class CalendarFilter:
    """Which meetings are wanted; all that is given holds together.

    Days leave out meetings without a date.
    """

    since: dt.date | None = schema_field(
        "Leaves out those that are certainly over by then.", name="from", default=UNSET
    )
    until: dt.date | None = schema_field(
        "Leaves out those that are certainly later.", name="to", default=UNSET
    )
    statuses: list[MeetingStatus] | None = schema_field(
        "Only meetings of which that became.", default=UNSET
    )
    of: str | None = schema_field(
        "Only meetings whose entries name or concern this subject: an entity, a body, "
        "an area.",
        default=UNSET,
    )
    tentative: bool | None = schema_field(
        "Only tentative plans, or only what is not tentative.", default=UNSET
    )


CalendarFilterArgument = Annotated[
    CalendarFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


@output_type
class Meeting:
    """A meeting in the calendar."""

    loaders: strawberry.Private[RequestLoaders]
    meeting: strawberry.Private[answers.CalendarMeeting]
    level: strawberry.Private[Siblings]
    subject: Subject = schema_field("The meeting, with all its fields.")
    status: MeetingStatus = schema_field("What became of it by the day.")
    tentative: bool = schema_field("Whether the source calls the plan tentative.")

    @resolver
    def status_display(self) -> str:
        """What became of it, in the reader's language."""
        return code_words(self.loaders, "status", self.meeting.status)

    @resolver
    def date(self) -> DateShown | None:
        """When it is planned to be, or was held; none if no date is known."""
        date = self.meeting.date
        return date_of(date, self.loaders.language) if date else None

    @resolver
    def entry(self) -> Entry | None:
        """The entry that says the date, or else what became of it."""
        return entry_at(self.loaders, self.meeting.entry)

    @resolver
    def plans(self) -> list[Entry]:
        """What was planned when, and what became of it, in order up to the day."""
        self.loaders.plans.enqueue(self.level.subjects)
        found = self.loaders.plans.load(self.meeting.cursor.subject) or []
        for one in self.level.subjects:
            expect(self.loaders, self.loaders.plans.load(one) or [])
        return entries_of(self.loaders, found)


def calendar_of(
    loaders: RequestLoaders,
    filter_: CalendarFilter | None,
    *,
    first: int,
    after: str | None,
) -> Connection[Meeting]:
    """Read a page of the calendar.

    Raises:
        CursorError: no calendar gave the cursor.
        DaysError: the first day is after the last one.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the subject that is given.
    """
    given = parameters_of(CalendarParameters, filter_)
    page = read_page(loaders, CALENDAR, given, first=first, after=after)
    return connection_of(_meetings_of(loaders, page.rows), page, after)


def _meetings_of(loaders: RequestLoaders, rows: Sequence[CalendarRow]) -> list[Meeting]:
    level = Siblings(one.called.subject_id for one in rows)
    subjects = subjects_of(loaders, [one.called for one in rows], level)
    loaders.items.enqueue(one.meeting.entry for one in rows)
    return [
        Meeting(
            loaders=loaders,
            meeting=one.meeting,
            level=level,
            subject=subject,
            status=MeetingStatus(one.meeting.status),
            tentative=one.meeting.is_tentative,
        )
        for one, subject in zip(rows, subjects, strict=True)
    ]
