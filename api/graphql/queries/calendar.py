"""The calendar of meetings, with what was planned when."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import Annotated

import strawberry
from strawberry import UNSET
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.date_range import ensure_days
from api.graphql.queries.register import scopes_of
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.sibling_prefetch import Siblings
from api.graphql.types.code_enums import said
from api.graphql.types.decorators import (
    enum,
    input_type,
    output_type,
    resolver,
    schema_field,
)
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.pages import Connection, connection, place_of, sized
from api.graphql.types.text_date_reference import DateShown, date_of
from projections.names.resolution import called
from projections.queries import calendar as answers
from projections.queries.calendar_of_subject import calendar_around


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


Wanted = Annotated[
    CalendarFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


@output_type
class Meeting:
    """A meeting in the calendar."""

    loaders: strawberry.Private[RequestLoaders]
    meeting: strawberry.Private[answers.Meeting]
    level: strawberry.Private[Siblings]
    subject: Subject = schema_field("The meeting, with all its fields.")
    status: MeetingStatus = schema_field("What became of it by the day.")
    tentative: bool = schema_field("Whether the source calls the plan tentative.")

    @resolver
    def status_display(self) -> str:
        """What became of it, in the reader's language."""
        return said(self.loaders, "status", self.meeting.status)

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
        self.loaders.plans.expect(self.level.subjects)
        found = self.loaders.plans.get(self.meeting.slot.subject) or []
        for one in self.level.subjects:
            expect(self.loaders, self.loaders.plans.get(one) or [])
        return entries_of(self.loaders, found)


def calendar_of(
    loaders: RequestLoaders,
    wanted: CalendarFilter | None,
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
    filter_ = wanted or CalendarFilter()
    ensure_days(filter_.since or None, filter_.until or None)
    read: Callable[..., tuple[Sequence[answers.Meeting], bool]] = answers.calendar
    if filter_.of:
        read = partial(calendar_around, scopes=scopes_of(loaders, filter_.of))
    found, has_more = read(
        loaders.reader,
        loaders.moment,
        since=filter_.since or None,
        until=filter_.until or None,
        statuses=tuple(str(one.value) for one in filter_.statuses or ()),
        is_tentative=None if filter_.tentative is UNSET else filter_.tentative,
        first=sized(first),
        after=place_of(after, answers.Slot),
    )
    nodes = _shown(loaders, found)
    return connection(nodes, [m.slot for m in found], after, has_more=has_more)


def _shown(loaders: RequestLoaders, found: Sequence[answers.Meeting]) -> list[Meeting]:
    subjects = [one.slot.subject for one in found]
    names = called(loaders.reader, loaders.moment, subjects)
    level = Siblings(subjects)
    shown = subjects_of(loaders, [names[one] for one in subjects], level)
    loaders.items.expect(one.entry for one in found)
    return [
        Meeting(
            loaders=loaders,
            meeting=one,
            level=level,
            subject=subject,
            status=MeetingStatus(one.status),
            tentative=one.is_tentative,
        )
        for one, subject in zip(found, shown, strict=True)
    ]
