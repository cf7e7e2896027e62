"""The calendar of meetings, with what was planned when."""

import datetime as dt
from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from typing import Annotated

import strawberry
from strawberry import UNSET
from strawberry import enum_value as value

from api.graphql.loaders import Asked
from api.graphql.queries.date_range import ensure_days
from api.graphql.queries.register import scopes_of
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.sibling_prefetch import Level
from api.graphql.types.code_enums import said
from api.graphql.types.decorators import answer, choice, given, resolved, says
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.pages import Connection, connection, place_of, sized
from api.graphql.types.text_date_reference import DateShown, date_of
from projections.names.resolution import called
from projections.queries import calendar as answers
from projections.queries.calendar_of_subject import calendar_around


@choice
class MeetingStatus(Enum):
    """What became of a meeting."""

    PLANNED = value("planned", description="It is planned.")
    POSTPONED = value("postponed", description="It was put off.")
    CANCELLED = value("cancelled", description="It was called off.")
    HELD = value("held", description="It was held, or has begun.")
    SUSPENDED = value("suspended", description="It was broken off, to be resumed.")
    CLOSED = value("closed", description="It was held and closed.")


@given
class CalendarFilter:
    """Which meetings are wanted; all that is given holds together.

    Days leave out meetings without a date.
    """

    since: dt.date | None = says(
        "Leaves out those that are certainly over by then.", name="from", default=UNSET
    )
    until: dt.date | None = says(
        "Leaves out those that are certainly later.", name="to", default=UNSET
    )
    statuses: list[MeetingStatus] | None = says(
        "Only meetings of which that became.", default=UNSET
    )
    of: str | None = says(
        "Only meetings whose entries name or concern this subject: an entity, a body, "
        "an area.",
        default=UNSET,
    )
    tentative: bool | None = says(
        "Only tentative plans, or only what is not tentative.", default=UNSET
    )


Wanted = Annotated[
    CalendarFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


@answer
class Meeting:
    """A meeting in the calendar."""

    asked: strawberry.Private[Asked]
    meeting: strawberry.Private[answers.Meeting]
    level: strawberry.Private[Level]
    subject: Subject = says("The meeting, with all its fields.")
    status: MeetingStatus = says("What became of it by the day.")
    tentative: bool = says("Whether the source calls the plan tentative.")

    @resolved
    def status_display(self) -> str:
        """What became of it, in the reader's language."""
        return said(self.asked, "status", self.meeting.status)

    @resolved
    def date(self) -> DateShown | None:
        """When it is planned to be, or was held; none if no date is known."""
        date = self.meeting.date
        return date_of(date, self.asked.language) if date else None

    @resolved
    def entry(self) -> Entry | None:
        """The entry that says the date, or else what became of it."""
        return entry_at(self.asked, self.meeting.entry)

    @resolved
    def plans(self) -> list[Entry]:
        """What was planned when, and what became of it, in order up to the day."""
        self.asked.plans.expect(self.level.subjects)
        found = self.asked.plans.get(self.meeting.slot.subject) or []
        for one in self.level.subjects:
            expect(self.asked, self.asked.plans.get(one) or [])
        return entries_of(self.asked, found)


def calendar_of(
    asked: Asked, wanted: CalendarFilter | None, *, first: int, after: str | None
) -> Connection[Meeting]:
    """Read a page of the calendar.

    Raises:
        CursorError: no calendar gave the cursor.
        DaysError: the first day is after the last one.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the subject that is given.
    """
    given = wanted or CalendarFilter()
    ensure_days(given.since or None, given.until or None)
    read: Callable[..., tuple[Sequence[answers.Meeting], bool]] = answers.calendar
    if given.of:
        read = partial(calendar_around, scopes=scopes_of(asked, given.of))
    found, has_more = read(
        asked.reader,
        asked.moment,
        since=given.since or None,
        until=given.until or None,
        statuses=tuple(str(one.value) for one in given.statuses or ()),
        is_tentative=None if given.tentative is UNSET else given.tentative,
        first=sized(first),
        after=place_of(after, answers.Slot),
    )
    nodes = _shown(asked, found)
    return connection(nodes, [m.slot for m in found], after, has_more=has_more)


def _shown(asked: Asked, found: Sequence[answers.Meeting]) -> list[Meeting]:
    subjects = [one.slot.subject for one in found]
    names = called(asked.reader, asked.moment, subjects)
    level = Level(subjects)
    shown = subjects_of(asked, [names[one] for one in subjects], level)
    asked.items.expect(one.entry for one in found)
    return [
        Meeting(
            asked=asked,
            meeting=one,
            level=level,
            subject=subject,
            status=MeetingStatus(one.status),
            tentative=one.is_tentative,
        )
        for one, subject in zip(found, shown, strict=True)
    ]
