"""Entries counted by year, as far as their dates leave no doubt in which."""

from collections import Counter
from datetime import date
from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.timelines.filters import EntryFilter, select_entries
from projections.reader import Reader

DAYS_OF_LONGEST_YEAR = 366
"""Days of the longest year."""


def select_counts_by_days(given: EntryFilter, moment: Moment) -> sa.Select[Any]:
    """Select how many wanted entries lie between two days, a year apart at most.

    Columns: first, counts_from, entries. Most dates are months and years, so that the
    rows are few, however many the entries.
    """
    found = select_entries(given, moment).order_by(None).subquery()
    days = found.c.first, found.c.counts_from
    return (
        sa.select(*days, sa.func.count().label("entries"))
        .where(found.c.first > 0)
        .where(found.c.counts_from - found.c.first < DAYS_OF_LONGEST_YEAR)
        .group_by(*days)
    )


def read_counts_by_year(
    reader: Reader, moment: Moment, given: EntryFilter
) -> dict[int, int]:
    """Count wanted entries by the year in which they certainly happened or began.

    What may lie in either of two years, and what has no date, is left out.
    """
    found: Counter[int] = Counter()
    for row in reader.rows(select_counts_by_days(given, moment)):
        first, last = map(date.fromordinal, (row.first, row.counts_from))
        if first.year == last.year:
            found[first.year] += row.entries
    return dict(sorted(found.items()))
