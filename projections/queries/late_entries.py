"""Entries of a timeline that were recorded long after they had happened."""

from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.amendments import Late, entered_late
from projections.queries.entries import items_at
from projections.queries.timeline_filters import Wanted, wanted
from projections.reader import Reader


def wanted_late(
    given: Wanted, moment: Moment, days: int, *, after: tuple[int, int] | None = None
) -> sa.Select[Any]:
    """Select wanted entries recorded more than so many days late, the latest first.

    Columns: entry, delay.
    """
    found = wanted(given, moment).order_by(None).subquery()
    entry = moment.tables["line"].c.entry
    late = entered_late(moment, days, after=after)
    return late.where(entry.in_(sa.select(found.c.entry)))


def late_among(  # noqa: PLR0913 - a page, of which entries, and how late
    reader: Reader,
    moment: Moment,
    given: Wanted,
    days: int,
    *,
    first: int = 50,
    after: tuple[int, int] | None = None,
) -> tuple[list[Late], bool]:
    """Give a page of wanted entries recorded late, and whether more follow."""
    statement = wanted_late(given, moment, days, after=after).limit(first + 1)
    rows = reader.rows(statement)
    items = items_at(reader, moment, [row.entry for row in rows[:first]])
    found = [Late(items[row.entry], row.delay) for row in rows[:first]]
    return found, len(rows) > first
