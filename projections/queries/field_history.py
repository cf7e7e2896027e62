"""The values that a field had over time, and the days on which they held."""

from collections.abc import Collection
from datetime import date
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.state.fold import FOREVER
from projections.moment import Moment
from projections.reader import Reader


class ValueInterval(NamedTuple):
    """A value, and the days on which it held, as known at the moment.

    Attributes:
        since: the day from which it counts.
        until: the day from which something else counts; None if it still holds.
        set_by: position of the entry that set it first.
    """

    field: str
    item: str
    value: Any
    since: date
    until: date | None
    set_by: int


def select_value_intervals(
    subjects: Collection[str], fields: Collection[str], moment: Moment
) -> sa.Select[Any]:
    """Select the values that fields had up to the day, the earliest first."""
    table = moment.tables["setting"]
    days = table.c.counts_from, table.c.counts_until
    what = table.c.subject, table.c.field, table.c.item, table.c.value, table.c.entry
    return (
        sa.select(*what, *days)
        .where(table.c.subject.in_(subjects))
        .where(table.c.field.in_(fields))
        .where(table.c.counts_from <= moment.day)
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.field, table.c.item, table.c.counts_from)
    )


def read_field_histories(
    reader: Reader, moment: Moment, wanted: Collection[tuple[str, str]]
) -> dict[tuple[str, str], list[ValueInterval]]:
    """Read the values that fields of subjects had up to the day.

    Args:
        wanted: pairs of a subject's identifier and a field's name.
    """
    found: dict[tuple[str, str], list[ValueInterval]] = {one: [] for one in wanted}
    subjects = list({subject for subject, _ in found})
    fields = list({field for _, field in found})
    for row in reader.rows(select_value_intervals(subjects, fields, moment)):
        if row.value != "null" and (row.subject, row.field) in found:
            _add(found[row.subject, row.field], _interval(row, moment))
    return found


def _add(found: list[ValueInterval], one: ValueInterval) -> None:
    """Add an interval; the same value stated again prolongs the interval before."""
    before = found[-1] if found else None
    if (
        before
        and (before.item, before.value) == (one.item, one.value)
        and before.until == one.since
    ):
        found[-1] = before._replace(until=one.until)
    else:
        found.append(one)


def _interval(row: sa.Row[Any], moment: Moment) -> ValueInterval:
    ended = row.counts_until <= moment.day and row.counts_until < FOREVER
    return ValueInterval(
        row.field,
        row.item,
        msgspec.json.decode(row.value),
        date.fromordinal(row.counts_from),
        date.fromordinal(row.counts_until) if ended else None,
        row.entry,
    )
