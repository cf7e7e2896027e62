"""The calendar of meetings, with what was planned when."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.subjects import Subject, subjects_of
from api.graphql.types.decorators import enum, resolver, schema_field
from api.graphql.types.entries import Entry, entries_of, expect
from api.graphql.types.parameter_inputs import parameter_input
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow
from projections.query_definitions.calendar import (
    CALENDAR,
    CalendarParameters,
    CalendarRow,
)


@enum
class MeetingStatus(Enum):
    """What has become of a meeting."""

    PLANNED = value("planned", description="The meeting is planned.")
    POSTPONED = value(
        "postponed", description="The meeting was postponed; its plan no longer holds."
    )
    CANCELLED = value("cancelled", description="The meeting was cancelled.")
    HELD = value("held", description="The meeting was held, or has begun.")
    SUSPENDED = value(
        "suspended", description="The meeting was suspended and is to be resumed."
    )
    CLOSED = value("closed", description="The meeting was held and formally closed.")
    NOT_KNOWN_HELD = value(
        "not-known-held",
        description="The last day of its plan has passed, and it is not known to have "
        "been held.",
    )


@parameter_input(CalendarParameters, statuses=MeetingStatus)
class CalendarFilter:
    """Conditions on meetings, all of which must hold.

    Meetings without a date are left out if a day is given.
    """


@row_type(
    CALENDAR.columns,
    status=("What had become of it by the day.", MeetingStatus),
    tentative=("True if the source calls the plan tentative.", bool),
    date="When the meeting is planned, or was held; null if no date is known.",
    entry="The entry that states the date, or else the status.",
)
class Meeting(ShownRow):
    """A meeting in the calendar, planned or held."""

    row: strawberry.Private[CalendarRow]
    subject: Subject = schema_field("The meeting, with all its fields.")

    @property
    def identity(self) -> object:
        """The meeting."""
        return self.subject.row.subject_id

    @resolver
    def plans(self) -> list[Entry]:
        """The entries that planned, moved, cancelled or held the meeting, in order."""
        found = self.subject.level.load(
            self.loaders.plans,
            self.row.called.subject_id,
            str,
            lambda plans: expect(self.loaders, plans),
        )
        return entries_of(self.loaders, found or ())


def show_meetings(
    loaders: RequestLoaders,
    _: Any,  # noqa: ANN401 - a type
    rows: Sequence[CalendarRow],
) -> list[Meeting]:
    """Show meetings."""
    Meeting.enqueue(loaders, rows)
    subjects = subjects_of(loaders, [one.called for one in rows])
    return [
        Meeting(loaders=loaders, row=row, subject=subject)
        for row, subject in zip(rows, subjects, strict=True)
    ]
