"""Formats of a ledger: which one it has, and the steps from an earlier one to the next.

A later version of the program adds a step. The steps that a ledger lacks are made when
it is first opened for writing, all in one transaction. Reading needs none of them.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import NamedTuple

import sqlalchemy as sa

from domain.clock import now_utc
from store.database.dialects import Dialect
from store.database.transactions import dialect_of, write_transaction
from store.instants import write_instant
from store.row_digest import row_digest
from store.tables import (
    INDEX_JOINS,
    ledger_format,
    ledger_settings,
    log,
    log_digest,
    metadata,
)

FORMAT_SETTING = "format_version"
_OPTION = "trilogue_format"
"""The engine's option that holds the format of its ledger."""

PAGE = 1_000


class Step(NamedTuple):
    """One step: the format that a ledger has after it, and what makes it.

    Attributes:
        format: a number, one more than that of the step before.
        make: makes the step in a transaction under the append lock. Tables, indexes and
            triggers that are missing are there already.
    """

    format: int
    make: Callable[[sa.Connection], None]


def _digest_rows(connection: sa.Connection) -> None:
    """Write the digests of all rows that were recorded without one."""
    position = 0
    while True:
        rows = connection.execute(
            sa.select(*log.c)
            .where(log.c.position > position)
            .order_by(log.c.position)
            .limit(PAGE)
        ).all()
        if not rows:
            return
        position = rows[-1].position
        digests = [(row.position, row_digest(row)) for row in rows]
        connection.execute(
            sa.insert(log_digest),
            [{"position": one, "digest": digest} for one, digest in digests],
        )


FIRST = 1
"""The format of ledgers before there were steps."""

STEPS = (Step(2, _digest_rows),)
"""All steps, in order. Never change or remove one."""

LATEST = STEPS[-1].format
DIGESTS = 2
"""The first format in which each row has a digest."""


class Reached(NamedTuple):
    """When a ledger reached a format.

    Attributes:
        last_position: the last position of its log at that time; later entries have had
            what the format guarantees since they were recorded.
    """

    format: int
    reached_at: str
    last_position: int


def format_of(engine: sa.Engine) -> int:
    """Return the format of the ledger, as known since it was opened."""
    return int(engine.get_execution_options().get(_OPTION, LATEST))


def note_format(engine: sa.Engine, found: int) -> None:
    """Note which format a ledger has, for those who read it."""
    engine.update_execution_options(**{_OPTION: found})


def has_digests(engine: sa.Engine) -> bool:
    """Return whether each row of the log has a digest."""
    return format_of(engine) >= DIGESTS


def reached_formats(engine: sa.Engine) -> list[Reached]:
    """Read when the ledger reached each format after the first."""
    if not has_digests(engine):
        return []
    columns = (ledger_format.c[name] for name in Reached._fields)
    statement = sa.select(*columns).order_by(ledger_format.c.format)
    with engine.connect() as connection:
        return [Reached(*row) for row in connection.execute(statement)]


def create_log(
    engine: sa.Engine,
    settings: Mapping[str, str] | None = None,
    *,
    clock: Callable[[], datetime] = now_utc,
) -> None:
    """Create a ledger, or make the steps that a ledger of an earlier version lacks.

    Several programs may do this at once: the first one does it, the others wait and
    find it done.

    Args:
        settings: such as the time zone; a setting that exists is not changed.
    """
    dialect = dialect_of(engine)
    with write_transaction(engine) as connection:
        for statement in dialect.before_creating:
            connection.exec_driver_sql(statement)
        is_new = not sa.inspect(connection).has_table(ledger_settings.name)
        metadata.create_all(connection)
        for statement in (INDEX_JOINS, *dialect.guards):
            connection.exec_driver_sql(statement)
        if is_new:
            _write_settings(connection, dialect, {FORMAT_SETTING: str(LATEST)})
        _write_settings(connection, dialect, settings or {})
        _make_steps(connection, dialect, write_instant(clock()), is_new=is_new)
    note_format(engine, LATEST)


def upgrade(
    engine: sa.Engine, *, clock: Callable[[], datetime] = now_utc
) -> tuple[int, int] | None:
    """Make the steps that a ledger of an earlier version lacks.

    Returns:
        The formats before and after; None if there was nothing to do.
    """
    found = format_of(engine)
    if found >= LATEST:
        return None
    create_log(engine, clock=clock)
    return found, LATEST


def _make_steps(
    connection: sa.Connection, dialect: Dialect, now: str, *, is_new: bool
) -> None:
    """Make the missing steps; a new ledger has nothing that they could change."""
    if dialect.append_lock != ("BEGIN IMMEDIATE",):
        for statement in dialect.append_lock:
            connection.exec_driver_sql(statement)
    chosen = ledger_settings.c.name == FORMAT_SETTING
    found = connection.scalar(sa.select(ledger_settings.c.value).where(chosen))
    last = connection.scalar(sa.select(sa.func.max(log.c.position))) or 0
    for step in STEPS:
        if is_new or step.format > int(found or FIRST):
            step.make(connection)
            row = Reached(step.format, now, last)._asdict()
            connection.execute(sa.insert(ledger_format), [row])
    connection.execute(
        sa.update(ledger_settings).where(chosen).values(value=str(LATEST))
    )


def _write_settings(
    connection: sa.Connection, dialect: Dialect, wanted: Mapping[str, str]
) -> None:
    rows = [{"name": name, "value": value} for name, value in wanted.items()]
    if rows:
        statement = dialect.insert(ledger_settings).on_conflict_do_nothing()
        connection.execute(statement, rows)
