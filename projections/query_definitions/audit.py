"""For auditors: findings, late entries, and fields whose order is not known."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.recording.findings import Finding
from projections.moment import Moment
from projections.names.resolution import NamedSubject, read_names
from projections.queries.audit import read_findings
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.timelines.filters import resolve_filter, select_entries
from projections.queries.values import StateField
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    NoParameters,
    Page,
    PageRequest,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.entry_columns import entry_columns
from projections.query_definitions.paging import by
from projections.query_definitions.subject import state_value
from projections.query_definitions.timeline import (
    EntriesWanted,
    TimelineParameters,
    entry_filter,
    timeline_filter,
)


class LateCursor(NamedTuple):
    """A place among late entries."""

    days: int
    position: int


class LateParameters(NamedTuple):
    """Which late entries are read; filters leave only what counts by the day."""

    days: Annotated[
        int, Parameter("Only what was recorded more days late than this.")
    ] = 365
    filter: Annotated[
        TimelineParameters | None,
        Parameter("Which entries are wanted, as in a timeline.", is_positional=True),
    ] = None


class FindingParameters(NamedTuple):
    """Which findings are read: those on an entry that is wanted."""

    filter: EntriesWanted = TimelineParameters()


class LateEntry(NamedTuple):
    """An entry, and how many days after its last possible day it was recorded."""

    entry: EffectiveEntry
    days: int


class TieCursor(NamedTuple):
    """Where a tie stands in the audit."""

    entry: int
    field: str
    item: str


class TieRow(NamedTuple):
    """A field whose value several entries set, their order not known."""

    subject: NamedSubject
    field: StateField


def select_late_entries(
    moment: Moment, days: int, *, after: LateCursor | None
) -> sa.Select[Any]:
    """Select entries recorded more than so many days late, the latest first.

    Columns: entry, delay.
    """
    table = moment.tables["line"]
    statement = (
        sa.select(table.c.entry, table.c.delay)
        .where(table.c.delay > days)
        .where(*moment.known(table))
        .order_by(table.c.delay.desc(), table.c.entry.desc())
    )
    if after is None:
        return statement
    place = sa.tuple_(table.c.delay, table.c.entry)
    return statement.where(place < sa.tuple_(*map(sa.literal, after)))


def read_late(
    at: QueryContext, given: LateParameters, page: PageRequest[LateCursor]
) -> Page[LateEntry]:
    """Read a page of entries recorded long after they had happened, the latest first.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    statement = _select_late(at, given, page.after)
    rows = at.reader.rows(statement.limit(page.first + 1))
    shown = rows[: page.first]
    entries = read_entries(at.reader, at.moment, [row.entry for row in shown])
    late = [LateEntry(entries[row.entry], row.delay) for row in shown]
    cursors = [LateCursor(one.days, one.entry.position) for one in late]
    return Page(late, cursors, len(rows) > page.first)


def _select_late(
    at: QueryContext, given: LateParameters, after: LateCursor | None
) -> sa.Select[Any]:
    statement = select_late_entries(at.moment, given.days, after=after)
    if not given.filter:
        return statement
    wanted = resolve_filter(at.reader, at.moment, timeline_filter(at, given.filter))
    found = select_entries(wanted, at.moment).order_by(None).subquery()
    entry = at.moment.tables["line"].c.entry
    return statement.where(entry.in_(sa.select(found.c.entry)))


def count_late(at: QueryContext, given: LateParameters) -> int:
    """Count the entries recorded long after they had happened.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    found = _select_late(at, given, None).order_by(None).subquery()
    [row] = at.reader.rows(sa.select(sa.func.count().label("rows")).select_from(found))
    return int(row.rows)


def select_ties(moment: Moment, *, after: TieCursor | None) -> sa.Select[Any]:
    """Select the fields that hold and whose order to others is not known.

    Columns: subject, entry, field, item, ties, value.
    """
    tie, setting = moment.tables["tie"], moment.tables["setting"]
    same = (tie.c[name] == setting.c[name] for name in ("subject", "field", "item"))
    place = tie.c.entry, tie.c.field, tie.c.item
    statement = (
        sa.select(tie.c.subject, *place, tie.c.ties, setting.c.value)
        .join(setting, sa.and_(*same, setting.c.entry == tie.c.entry))
        .where(*moment.holds(tie))
        .where(*moment.holds(setting))
        .order_by(*place)
    )
    if after is None:
        return statement
    return statement.where(sa.tuple_(*place) > sa.tuple_(*map(sa.literal, after)))


def read_ties(
    at: QueryContext, _: NoParameters, page: PageRequest[TieCursor]
) -> Page[TieRow]:
    """Read a page of fields that several entries set, their order not known."""
    statement = select_ties(at.moment, after=page.after)
    rows = at.reader.rows(statement.limit(page.first + 1))
    shown = rows[: page.first]
    names = read_names(at.reader, at.moment, list({row.subject for row in shown}))
    ties = [TieRow(names[row.subject], _tied_field(row)) for row in shown]
    cursors = [TieCursor(row.entry, row.field, row.item) for row in shown]
    return Page(ties, cursors, len(rows) > page.first)


def _tied_field(row: sa.Row[Any]) -> StateField:
    others = tuple(int(one) for one in row.ties.split(","))
    value = msgspec.json.decode(row.value)
    return StateField(row.field, row.item, value, row.entry, 0, others)


def read_findings_on(at: QueryContext, given: FindingParameters) -> Sequence[Finding]:
    """Read the findings on wanted entries, in the order of the log.

    Raises:
        DaysError, MomentError, UnknownKindError, UnknownSubjectError: as a timeline.
    """
    found = read_findings(at.reader, at.moment)
    wanted = entry_filter(at, given.filter)
    if wanted is None:
        return found
    rows = at.reader.rows(select_entries(wanted, at.moment))
    entries = {row.entry for row in rows}
    return [one for one in found if not entries.isdisjoint(one.positions)]


FINDINGS: Query[FindingParameters, Finding] = Query(
    parameters=FindingParameters,
    read=all_rows(read_findings_on),
    columns=(
        column("rule", kinds.WORD),
        column("subject", kinds.WORD, is_shown=False),
        column("sentence", kinds.SENTENCE, "message"),
        column("entries", kinds.POSITIONS, "positions", is_shown=False),
    ),
    empty="no_findings",
)

LATE: Query[LateParameters, LateEntry] = Query(
    parameters=LateParameters,
    read=read_late,
    cursor=LateCursor,
    natural_order="delay-desc",
    count=count_late,
    orders={
        "day": by(lambda row: row.entry.counts_from),
        "recorded": by(lambda row: row.entry.position),
    },
    columns=(*entry_columns("entry."), column("days", kinds.INTEGER)),
    empty="no_entries",
)

TIES: Query[NoParameters, TieRow] = Query(
    parameters=NoParameters,
    read=read_ties,
    cursor=TieCursor,
    columns=(
        column("subject", kinds.REFERENCE),
        column("field", kinds.WORD, "field.name"),
        column("item", kinds.STATE_ITEM, lambda row: state_value(row.field)),
        column("value", kinds.STATE_VALUE, lambda row: state_value(row.field)),
        column("entry", kinds.POSITION, "field.set_by"),
        column("ties", kinds.POSITIONS, "field.ties"),
    ),
)
