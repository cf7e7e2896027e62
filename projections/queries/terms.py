"""Terms of office and of validity: how long they are, and when they end."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from projections.moment import Moment
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.register import ListedSubject
from projections.queries.values import SubjectValues
from projections.reader import Reader

_PARTS = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")


class Ending(NamedTuple):
    """The first and the last day on which a term can end, as its start is known."""

    first: date
    last: date


class Term(NamedTuple):
    """A term that is stated.

    Attributes:
        length: ISO 8601 duration such as P2Y.
        ending: None if it is not known when the term began.
        entry: position of the entry that states it.
    """

    length: str
    ending: Ending | None
    entry: int

    @property
    def first_end(self) -> date | None:
        """First day that can be its last."""
        return self.ending.first if self.ending else None

    @property
    def last_end(self) -> date | None:
        """Last day that can be its last."""
        return self.ending.last if self.ending else None


def read_terms(
    reader: Reader, moment: Moment, listed: Iterable[ListedSubject]
) -> dict[str, Term]:
    """Return the terms of roles or agreements, by identifier; others are left out."""
    values = {one.subject.subject_id: one.values for one in listed}
    ends = read_endings(reader, moment, values)
    stated = {subject: own.field("term") for subject, own in values.items()}
    return {
        subject: Term(str(field.value), ends.get(subject), field.set_by)
        for subject, field in stated.items()
        if field
    }


def read_endings(
    reader: Reader, moment: Moment, some: Mapping[str, SubjectValues]
) -> dict[str, Ending]:
    """Return when the terms of roles or agreements end, by identifier.

    A term runs from when the entry that states it was so; one that has no date, or
    no term, is left out.
    """
    stated = {
        subject: field
        for subject, values in some.items()
        if (field := values.field("term")) is not None
    }
    items = read_entries(reader, moment, [field.set_by for field in stated.values()])
    found = {
        subject: _ending(items[field.set_by], str(field.value))
        for subject, field in stated.items()
    }
    return {subject: one for subject, one in found.items() if one}


def _ending(item: EffectiveEntry, period: str) -> Ending | None:
    edtf = item.edtf
    if edtf is None or edtf.first is None:
        return None
    first = end_of(edtf.first, period)
    last = end_of(date.fromordinal(item.last), period)
    return Ending(first, last) if first and last else None


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
