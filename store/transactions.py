"""Transactions: one writer at a time in this process, then one in the database."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from time import monotonic
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import PoolProxiedConnection

from store.dialects import BUSY_SECONDS, DIALECTS, WAL_BYTES, Dialect
from store.errors import LedgerUnavailableError

if TYPE_CHECKING:
    from threading import Lock

    from store.read_pool import Lender

WRITE_LOCK = "trilogue_write_lock"
"""The engine's option that holds the lock of this process."""

WAL = "trilogue_wal"
"""The engine's option that holds the path of SQLite's write-ahead log."""

LENDER = "trilogue_lender"
"""The engine's option that holds who lends its connections, if anybody does."""

BEGIN = "trilogue_begin"
"""The connection's option that holds the statements its transactions begin with."""


def dialect_of(engine: sa.Engine) -> Dialect:
    """Find what is special about an engine."""
    return DIALECTS[engine.dialect.name]


@contextmanager
def writing(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that will write; it commits at the end, or leaves nothing.

    A transaction that reads first and writes later can be refused half-way by
    SQLite; this one waits for its turn at the start.
    """
    lock = take_turn(engine)
    try:
        with engine.connect() as plain:
            begin = dialect_of(engine).begin_writing
            connection = plain.execution_options(**{BEGIN: begin})
            with connection.begin():
                yield connection
        checkpoint(engine)
    finally:
        lock.release()


def checkpoint(engine: sa.Engine) -> None:
    """Copy SQLite's write-ahead log into the database file if the log is large.

    One connection holds the append lock while another one copies, so that nobody
    writes meanwhile. Before version 3.51.3 SQLite can corrupt a file that is written
    to during a checkpoint (https://sqlite.org/wal.html#walresetbug).

    Call it after a commit, while no other thread of this process writes. What was
    committed stays so if it fails; the next commit will try again.
    """
    wal = engine.get_execution_options().get(WAL)
    if wal is None or not _is_large(wal):
        return
    dialect = dialect_of(engine)
    with (
        suppress(
            sa.exc.OperationalError, sqlite3.OperationalError, LedgerUnavailableError
        ),
        outside_transaction(engine) as copying,
        engine.connect() as plain,
        plain.execution_options(**{BEGIN: dialect.begin_writing}).begin(),
    ):
        copying.exec_driver_sql(dialect.checkpoint)


def _is_large(wal: str) -> bool:
    try:
        return os.stat(wal).st_size > WAL_BYTES  # noqa: PTH116 - at every commit
    except FileNotFoundError:
        return False


@contextmanager
def outside_transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a connection whose every statement stands for itself."""
    with engine.connect() as connection:
        options = {BEGIN: (), **dialect_of(engine).outside}
        yield connection.execution_options(**options)


@contextmanager
def driver_reading(engine: sa.Engine) -> Iterator[PoolProxiedConnection]:
    """Lend a driver's connection, for statements that are run too often for Core.

    Raises:
        sqlalchemy.exc.DBAPIError: as Core tells what the driver says.
    """
    lender: Lender | None = engine.get_execution_options().get(LENDER)
    connection = lender.lend() if lender else engine.raw_connection()
    faults = engine.dialect.loaded_dbapi.Error
    is_sound = False
    try:
        yield connection
        is_sound = True
    except faults as error:
        told = str(error)
        raise sa.exc.DBAPIError.instance(told, None, error, faults) from error
    finally:
        if lender and is_sound:
            lender.take_back(connection)
        else:
            connection.close()


def take_turn(engine: sa.Engine) -> "Lock":
    """Wait until no other thread of this process writes; the caller lets go.

    Threads that wait here are woken at once; those that wait in SQLite sleep.
    """
    lock: Lock = engine.get_execution_options()[WRITE_LOCK]
    if not lock.acquire(timeout=BUSY_SECONDS):
        raise LedgerUnavailableError(reason="another thread keeps writing to it")
    return lock


def begin_patiently(cursor: DBAPICursor, statements: Sequence[str]) -> None:
    """Run the statements that begin a transaction, again while SQLite is busy.

    Raises:
        LedgerUnavailableError: another program did not end its transaction.
    """
    deadline = monotonic() + BUSY_SECONDS
    while True:
        try:
            for statement in statements:
                cursor.execute(statement)
        except sqlite3.OperationalError as error:
            if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
            if monotonic() > deadline:
                reason = "another program keeps writing to it"
                raise LedgerUnavailableError(reason=reason) from error
        else:
            return
