"""Counts of entries by what they are around and when they happened.

An entry is counted once in a row: in the earliest period in which it may have happened
or begun. It is imprecise if that may also have been in a later one.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import cache
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.queries.timelines.filters import EntryFilter, select_entries
from projections.reader import Reader

MONTHS = {"month": 1, "half-year": 6, "year": 12}
"""Name of a period -> its months."""

HALVES = {1: 40, 7: 41}
"""First month of a half-year -> its number in EDTF."""


class Period(NamedTuple):
    """A month, a half-year or a year.

    Attributes:
        first, last: its days.
    """

    first: date
    last: date

    @property
    def edtf(self) -> str:
        """The period as a date in EDTF, such as 2021-07, 2021-41 or 2021."""
        months = (self.last.year - self.first.year) * 12 + self.last.month
        length = months - self.first.month + 1
        year = f"{self.first.year:04}"
        part = {1: self.first.month, 6: HALVES.get(self.first.month)}.get(length)
        return year if part is None else f"{year}-{part:02}"


class Cell(NamedTuple):
    """How many entries of a row belong to a period.

    Attributes:
        imprecise: how many of them may also belong to a later one.
    """

    period: Period
    entries: int
    imprecise: int


class Span(NamedTuple):
    """How many imprecise entries of a row belong to one of several periods.

    Attributes:
        first, last: the earliest and the latest of these periods.
    """

    first: Period
    last: Period
    entries: int


class Counted(NamedTuple):
    """How many entries a row, or the whole, has.

    Attributes:
        cells: those with entries, in the order of their periods.
        spans: the imprecise entries of the cells, by the periods that are possible.
        undated: how many entries have no first possible day; they are in no cell.
    """

    cells: tuple[Cell, ...]
    undated: int
    spans: tuple[Span, ...] = ()

    @property
    def total(self) -> int:
        """How many entries it has: those of its cells, and the undated ones."""
        return self.undated + sum(one.entries for one in self.cells)

    @property
    def imprecise(self) -> int:
        """How many of them may belong to several periods."""
        return sum(one.imprecise for one in self.cells)


def select_days_by_row(
    wanted: EntryFilter, moment: Moment, rows: sa.Subquery | None
) -> sa.Select[Any]:
    """Select how many wanted entries lie between two days, in each row.

    Columns: row (a subject's identifier, a reference or a kind; "" without rows),
    first, counts_from, entries.

    Args:
        rows: which entry is in which row, each once: row, entry.
    """
    found = select_entries(wanted, moment).order_by(None).subquery()
    row = rows.c.row if rows is not None else sa.literal("")
    columns = (row.label("row"), found.c.first, found.c.counts_from)
    statement = sa.select(*columns, sa.func.count().label("entries"))
    if rows is not None:
        statement = statement.join(rows, rows.c.entry == found.c.entry)
    return statement.group_by(row, found.c.first, found.c.counts_from)


def entries_by_kind(moment: Moment) -> sa.Subquery:
    """Select of which kind each entry is: row, entry."""
    line = moment.tables["line"]
    return (
        sa.select(line.c.kind.label("row"), line.c.entry)
        .where(*moment.known(line))
        .subquery()
    )


def entries_by_family(moment: Moment, family: str) -> sa.Subquery:
    """Select around which subjects of a family each entry is: row, entry."""
    scope, name = moment.tables["scope"], moment.tables["name"]
    return (
        sa.select(name.c.subject.label("row"), scope.c.entry)
        .distinct()
        .join(name, name.c.member == scope.c.scope)
        .where(name.c.family == family)
        .where(*moment.known(scope), *moment.known(name))
        .subquery()
    )


def read_counts(
    reader: Reader,
    moment: Moment,
    wanted: EntryFilter,
    rows: sa.Subquery | None,
    period: str,
) -> dict[str, Counted]:
    """Count the wanted entries of each row, by period.

    Args:
        period: ``month``, ``half-year`` or ``year``.
    """
    found = reader.rows(select_days_by_row(wanted, moment, rows))
    of_row: dict[str, list[sa.Row[Any]]] = defaultdict(list)
    for row in found:
        of_row[row.row].append(row)
    at = cache(lambda day: period_of(date.fromordinal(day), MONTHS[period]))
    since = wanted.since or 0
    return {name: _counted(some, at, since) for name, some in of_row.items()}


def _counted(
    rows: Sequence[sa.Row[Any]], at: Callable[[int], Period], since: int
) -> Counted:
    entries: dict[Period, int] = defaultdict(int)
    imprecise: dict[Period, int] = defaultdict(int)
    spans: dict[tuple[Period, Period], int] = defaultdict(int)
    undated = 0
    for row in rows:
        if row.first <= 0:
            undated += row.entries
            continue
        own = at(max(row.first, since))
        entries[own] += row.entries
        if at(row.counts_from) != own or at(row.first) != own:
            imprecise[own] += row.entries
            spans[own, max(own, at(row.counts_from))] += row.entries
    cells = (Cell(one, entries[one], imprecise[one]) for one in sorted(entries))
    found = (Span(*periods, n) for periods, n in sorted(spans.items()))
    return Counted(tuple(cells), undated, tuple(found))


def period_of(day: date, months: int) -> Period:
    """Return the period of so many months to which a day belongs."""
    start = (day.month - 1) // months * months
    return _period(day.year * 12 + start, months)


def periods_between(cells: Iterable[Cell], months: int) -> list[Period]:
    """List every period from the first to the last of some cells."""
    days = [one.period.first for one in cells]
    if not days:
        return []
    first, last = (one.year * 12 + one.month - 1 for one in (min(days), max(days)))
    return [_period(number, months) for number in range(first, last + 1, months)]


def _period(number: int, months: int) -> Period:
    first = _first_of(number)
    following = number + months
    # No date follows the last year that there is.
    is_last = following // 12 > date.max.year
    last = (
        date.max if is_last else date.fromordinal(_first_of(following).toordinal() - 1)
    )
    return Period(first, last)


def _first_of(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)
