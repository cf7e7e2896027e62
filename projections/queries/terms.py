"""Terms of office and of validity: how long they are, and when they end."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from projections.moment import Moment
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.values import SubjectValues
from projections.reader import Reader

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class Term(NamedTuple):
    """A term that is stated.

    Attributes:
        length: ISO 8601 duration such as P2Y.
        first_end, last_end: the first and the last day that can be its last day; None
            if it is not known when the term began.
        entry: position of the entry that states it.
    """

    length: str
    first_end: date | None
    last_end: date | None
    entry: int

    def may_be_over(self, day: date) -> bool:
        """Return whether a day that can be its last lies before a day."""
        return self.first_end is not None and self.first_end < day


def read_terms(
    reader: Reader, moment: Moment, some: Mapping[str, SubjectValues]
) -> dict[str, Term]:
    """Read the terms of roles or agreements, by identifier; others are left out.

    A term begins on the date of the entry that states it.
    """
    stated = {
        subject: field
        for subject, values in some.items()
        if (field := values.field("term")) is not None
    }
    entries = read_entries(reader, moment, [one.set_by for one in stated.values()])
    return {
        subject: term_of(str(field.value), entries[field.set_by])
        for subject, field in stated.items()
    }


def term_of(length: str, entry: EffectiveEntry) -> Term:
    """Return the term of a length that an entry states."""
    edtf = entry.edtf
    if edtf is not None and edtf.first is not None:
        first = end_of(edtf.first, length)
        last = end_of(date.fromordinal(entry.last), length)
        if first and last:
            return Term(length, first, last, entry.position)
    return Term(length, None, None, entry.position)


def end_of(start: date, period: str) -> date | None:
    """Return the last day of a term; None beyond the calendar.

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
