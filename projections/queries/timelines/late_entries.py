"""Entries of a timeline that were recorded long after they had happened."""

from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.amendments import LateEntry, select_late_entries
from projections.queries.entries import read_entries
from projections.queries.timelines.filters import EntryFilter, select_entries
from projections.reader import Reader


def select_filtered_late_entries(
    given: EntryFilter,
    moment: Moment,
    days: int,
    *,
    after: tuple[int, int] | None = None,
) -> sa.Select[Any]:
    """Select wanted entries recorded more than so many days late, the latest first.

    Columns: entry, delay.
    """
    found = select_entries(given, moment).order_by(None).subquery()
    entry = moment.tables["line"].c.entry
    late = select_late_entries(moment, days, after=after)
    return late.where(entry.in_(sa.select(found.c.entry)))


def read_filtered_late_entries(  # noqa: PLR0913 - a page, of which entries, and how late
    reader: Reader,
    moment: Moment,
    given: EntryFilter,
    days: int,
    *,
    first: int = 50,
    after: tuple[int, int] | None = None,
) -> tuple[list[LateEntry], bool]:
    """Give a page of wanted entries recorded late, and whether more follow."""
    statement = select_filtered_late_entries(given, moment, days, after=after).limit(
        first + 1
    )
    rows = reader.rows(statement)
    items = read_entries(reader, moment, [row.entry for row in rows[:first]])
    found = [LateEntry(items[row.entry], row.delay) for row in rows[:first]]
    return found, len(rows) > first
