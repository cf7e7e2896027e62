"""The values that a field had over time, and the days on which they held."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
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


def select_plans(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the plans of subjects whose last days have passed, the earliest first."""
    plan = moment.tables["plan"]
    return (
        sa.select(plan)
        .where(plan.c.subject.in_(subjects))
        .where(plan.c.counts_from <= moment.day)
        .where(plan.c.ends < moment.day)
        .where(*moment.known(plan))
        .order_by(plan.c.subject, plan.c.counts_from)
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
    passed: dict[str, list[sa.Row[Any]]] = {}
    for row in (
        reader.rows(select_plans(subjects, moment)) if "status" in fields else ()
    ):
        passed.setdefault(row.subject, []).append(row)
    for row in reader.rows(select_value_intervals(subjects, fields, moment)):
        if row.value != "null" and (row.subject, row.field) in found:
            one = _interval(row)
            plans = passed.get(row.subject, ())
            for part in _parts(one, plans) if row.field == "status" else (one,):
                if part.since <= moment.as_of:
                    _add(found[row.subject, row.field], _until(part, moment.as_of))
    return found


def _parts(one: ValueInterval, plans: Sequence[sa.Row[Any]]) -> Iterator[ValueInterval]:
    """Part the days of a plan from those after its last day."""
    start: date | None = one.since
    for plan in plans if one.value in PLAN_STATES else ():
        from_ = date.fromordinal(max(plan.counts_from, plan.ends + 1))
        since = max(one.since, from_)
        until = min(filter(None, (one.until, _day(plan.counts_until))), default=None)
        if start and (until is None or since < until):
            if start < since:
                yield one._replace(since=start, until=since)
            passed = PASSED_PLANS[plan.family]
            yield one._replace(value=passed, since=since, until=until)
            start = until
    if start and start != one.until:
        yield one._replace(since=start)


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


def _interval(row: sa.Row[Any]) -> ValueInterval:
    return ValueInterval(
        row.field,
        row.item,
        msgspec.json.decode(row.value),
        date.fromordinal(row.counts_from),
        _day(row.counts_until),
        row.entry,
    )


def _day(ordinal: int) -> date | None:
    return date.fromordinal(ordinal) if ordinal < FOREVER else None


def _until(one: ValueInterval, day: date) -> ValueInterval:
    """Leave out an end that has not come by a day."""
    return one if one.until and one.until <= day else one._replace(until=None)
