"""The calendar of the meetings that have to do with a subject."""

from collections.abc import Sequence
from typing import Protocol

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.calendar import CalendarCursor, CalendarMeeting
from projections.queries.timelines.filters import MemberIds
from projections.reader import Reader

BATCH_SIZE = 500
"""How many meetings are read at once, of which some are kept."""


def select_subjects_around(scopes: MemberIds, moment: Moment) -> sa.Select[tuple[str]]:
    """Select subjects of which an entry names or concerns another, or is about it."""
    scope = moment.tables["scope"]
    return (
        sa.select(scope.c.subject)
        .where(scope.c.scope.in_(scopes))
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .distinct()
    )


class ReadMeetings(Protocol):
    """Reads a page of the calendar; returns the meetings, and whether more follow."""

    def __call__(
        self, *, first: int, after: CalendarCursor | None
    ) -> tuple[Sequence[CalendarMeeting], bool]:
        """Read at most ``first`` meetings, beginning after a place."""


def read_meetings_around(  # noqa: PLR0913 - whose meetings, and which page of them
    reader: Reader,
    moment: Moment,
    scopes: MemberIds,
    read: ReadMeetings,
    *,
    first: int,
    after: CalendarCursor | None = None,
) -> tuple[Sequence[CalendarMeeting], bool]:
    """Read a page of the meetings around a subject, and whether more follow.

    Meetings are read in the order of the calendar until the page is full.
    """
    around = {
        row.subject for row in reader.rows(select_subjects_around(scopes, moment))
    }
    found: list[CalendarMeeting] = []
    has_more = bool(around)
    while has_more and len(found) <= first:
        page, has_more = read(first=BATCH_SIZE, after=after)
        found += [one for one in page if one.cursor.subject in around]
        after = page[-1].cursor if page else after
    return found[:first], len(found) > first
