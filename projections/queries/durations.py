"""Lengths of time such as P2Y, added to days: when a term ends."""

import re
from calendar import monthrange
from datetime import date, timedelta

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


def end_of(start: date, period: str) -> date | None:
    """Give the last day of a term; None beyond the calendar.

    A term of one year that begins on 29 February ends on 28 February.

    Args:
        start: its first day.
        period: ISO 8601 duration in years, months, weeks or days, such as P2Y.
    """
    read = _PARTS.fullmatch(period)
    if read is None:
        return None
    years, months, weeks, days = (int(one or 0) for one in read.groups())
    try:
        moved = _add_months(start, 12 * years + months)
        return moved + timedelta(weeks=weeks, days=days) - timedelta(days=1)
    except (OverflowError, ValueError):
        return None


def _add_months(start: date, months: int) -> date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    last = monthrange(year, month + 1)[1]
    if start.day > last:
        return date(year, month + 1, last) + timedelta(days=1)
    return date(year, month + 1, start.day)
