"""For auditors: all that was amended, entered late, or is of unknown order."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from domain.entry import AMENDMENTS, WITHDRAWN, Entry
from projections.moment import Moment
from projections.queries.subjects import Amendment, StateField, amendments_of
from projections.reader import Reader


class AmendmentOfTarget(NamedTuple):
    """An amendment, and the entry that it amends.

    Attributes:
        target: the entry as it was written; None where two subjects were joined.
    """

    amendment: Amendment
    target: Entry | None


class TiedField(NamedTuple):
    """A field whose value several entries set, their order not known."""

    subject: str
    field: StateField


class TieCursor(NamedTuple):
    """Where a tie stands in the audit."""

    entry: int
    field: str
    item: str


def select_amendments(
    moment: Moment, kinds: Sequence[str] = AMENDMENTS, *, after: int = 0
) -> sa.Select[Any]:
    """Select amendments in the order of the log: entry, subject, target."""
    table = moment.tables["amendment"]
    return (
        sa.select(table.c.entry, table.c.subject, table.c.target)
        .where(table.c.kind.in_(kinds))
        .where(table.c.entry > after)
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


def read_amendments(
    reader: Reader,
    moment: Moment,
    kinds: Sequence[str] = AMENDMENTS,
    *,
    first: int = 50,
    after: int = 0,
) -> tuple[list[AmendmentOfTarget], bool]:
    """Give a page of amendments with old and new values, and whether more follow."""
    rows = reader.rows(select_amendments(moment, kinds, after=after).limit(first + 1))
    page = rows[:first]
    written = reader.entries([row.entry for row in page])
    subjects = {one.subject_id for one in written.values()}
    known = [
        one
        for one in reader.log.entries_of(subjects)
        if one.position <= moment.position
    ]
    done = {
        one.entry.position: AmendmentOfTarget(one, target)
        for target in known
        if not target.is_amendment
        for one in amendments_of(target, known)
    }
    bare = {
        at: AmendmentOfTarget(Amendment(entry, {}, {}, _is_void(entry, known)), None)
        for at, entry in written.items()
    }
    return [done.get(r.entry, bare[r.entry]) for r in page], len(rows) > first


def _is_void(entry: Entry, known: Sequence[Entry]) -> bool:
    return any(
        one.content.target == str(entry.event_id) and one.content.kind == WITHDRAWN
        for one in known
    )


def select_ties(moment: Moment, *, after: TieCursor | None = None) -> sa.Select[Any]:
    """Select the fields that hold and whose order to others is not known."""
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
    reader: Reader,
    moment: Moment,
    *,
    first: int = 50,
    after: TieCursor | None = None,
) -> tuple[list[TiedField], bool]:
    """Give a page of fields whose order is not known, and whether more follow."""
    rows = reader.rows(select_ties(moment, after=after).limit(first + 1))
    return [_tie(row) for row in rows[:first]], len(rows) > first


def _tie(row: sa.Row[Any]) -> TiedField:
    others = tuple(int(one) for one in row.ties.split(","))
    value = msgspec.json.decode(row.value)
    field = StateField(row.field, row.item, value, row.entry, 0, others)
    return TiedField(row.subject, field)


def read_log_page(
    reader: Reader, moment: Moment, *, first: int = 50, after: int = 0
) -> tuple[list[Entry], bool]:
    """Give a page of the log as it was written, amendments included.

    Returns:
        The entries in the order of the log, and whether more follow.
    """
    found = reader.log.entries_after(after, first + 1, moment.position)
    return found[:first], len(found) > first
