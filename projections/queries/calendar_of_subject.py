"""The calendar of the meetings that have to do with a subject."""

from collections.abc import Sequence
from typing import Protocol

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.calendar import Meeting, Slot
from projections.queries.timeline_filters import Scopes
from projections.reader import Reader

AT_ONCE = 500
"""How many meetings are read at once, of which some are kept."""


def subjects_around(scopes: Scopes, moment: Moment) -> sa.Select[tuple[str]]:
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
        self, *, first: int, after: Slot | None
    ) -> tuple[Sequence[Meeting], bool]:
        """Read at most ``first`` meetings, beginning after a place."""


def calendar_around(  # noqa: PLR0913 - whose meetings, and which page of them
    reader: Reader,
    moment: Moment,
    scopes: Scopes,
    read: ReadMeetings,
    *,
    first: int,
    after: Slot | None = None,
) -> tuple[Sequence[Meeting], bool]:
    """Read a page of the meetings around a subject, and whether more follow.

    Meetings are read in the order of the calendar until the page is full.
    """
    around = {row.subject for row in reader.rows(subjects_around(scopes, moment))}
    found: list[Meeting] = []
    has_more = bool(around)
    while has_more and len(found) <= first:
        page, has_more = read(first=AT_ONCE, after=after)
        found += [one for one in page if one.slot.subject in around]
        after = page[-1].slot if page else after
    return found[:first], len(found) > first
