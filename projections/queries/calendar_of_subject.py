"""The calendar of the meetings that have to do with a subject."""

from collections.abc import Sequence
from datetime import date

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.calendar import Meeting, Slot, calendar
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


def calendar_around(  # noqa: PLR0913 - each narrows the calendar on its own
    reader: Reader,
    moment: Moment,
    scopes: Scopes,
    *,
    since: date | None = None,
    until: date | None = None,
    statuses: tuple[str, ...] = (),
    is_tentative: bool | None = None,
    first: int = 50,
    after: Slot | None = None,
) -> tuple[Sequence[Meeting], bool]:
    """Give a page of the calendar of such meetings, and whether more follow.

    Meetings are read in the order of the calendar until the page is full.
    """
    around = {row.subject for row in reader.rows(subjects_around(scopes, moment))}
    found: list[Meeting] = []
    has_more = bool(around)
    while has_more and len(found) <= first:
        page, has_more = calendar(
            reader,
            moment,
            since=since,
            until=until,
            statuses=statuses,
            is_tentative=is_tentative,
            first=AT_ONCE,
            after=after,
        )
        found += [one for one in page if one.slot.subject in around]
        after = page[-1].slot if page else after
    return found[:first], len(found) > first
