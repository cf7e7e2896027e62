"""The days before and after a day on which an answer changes."""

from datetime import date
from typing import Any, NamedTuple

import sqlalchemy as sa

from domain.entry import NO_FIRST, NO_LAST
from projections.moment import Moment
from projections.projector.fact_views import ALL_SCOPES
from projections.queries.timelines.filters import MemberIds
from projections.reader import Reader


class ChangeDays(NamedTuple):
    """The nearest days with a change, before and after a day; None if there are none.

    On such a day, an entry begins to count, or a plan has passed since the day before.
    """

    previous: date | None
    next: date | None


def select_change_days(
    moment: Moment, scopes: MemberIds, *, is_next: bool
) -> sa.Select[Any]:
    """Select the nearest day with a change, before or after that of the moment: day.

    Args:
        scopes: a subject; only changes of entries about, concerning or naming it, and
            of its plans. Empty for changes of anything.
    """
    scope, plan = moment.tables["scope"], moment.tables["plan"]
    begins, passed = scope.c.counts_from, plan.c.ends + 1
    entries = (
        sa.select(_nearest(begins, is_next=is_next))
        .where(scope.c.scope.in_(scopes or (ALL_SCOPES,)))
        .where(begins.between(*_days(moment, is_next=is_next)))
        .where(*moment.known(scope))
    )
    plans = (
        sa.select(_nearest(passed, is_next=is_next))
        .where(passed.between(*_days(moment, is_next=is_next)))
        .where(plan.c.counts_from <= passed)
        .where(plan.c.counts_until > passed)
        .where(*moment.known(plan))
    )
    if scopes:
        plans = plans.where(plan.c.subject.in_(scopes))
    days = sa.union_all(entries, plans).subquery()
    return sa.select(_nearest(days.c.day, is_next=is_next))


def _nearest(day: sa.ColumnElement[int], *, is_next: bool) -> sa.Label[Any]:
    return (sa.func.min(day) if is_next else sa.func.max(day)).label("day")


def _days(moment: Moment, *, is_next: bool) -> tuple[int, int]:
    """Return the first and the last day before, or after, that of the moment."""
    if is_next:
        return moment.day + 1, NO_LAST - 1
    return NO_FIRST + 1, moment.day - 1


def read_change_days(reader: Reader, moment: Moment, scopes: MemberIds) -> ChangeDays:
    """Read the nearest days before and after that of the moment with a change."""
    found = []
    for is_next in (False, True):
        [row] = reader.rows(select_change_days(moment, scopes, is_next=is_next))
        found.append(date.fromordinal(row.day) if row.day else None)
    return ChangeDays(*found)
