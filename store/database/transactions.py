"""Transactions: one writer at a time in this process, then one in the database."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from time import monotonic
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.pool import PoolProxiedConnection

from store.database.database_faults import to_store_error
from store.database.dialects import BUSY_SECONDS, DIALECTS, WAL_BYTES, Dialect
from store.database.read_only import check_tables_writable
from store.errors import LedgerUnavailableError, StoreError

if TYPE_CHECKING:
    from threading import Lock

    from store.database.read_pool import ReadPool

LONG_SECONDS = 600
"""How long to wait for a statement that may have to read a whole table."""

WRITE_LOCK = "trilogue_write_lock"
"""The engine's option that holds the lock of this process."""

WAL = "trilogue_wal"
"""The engine's option that holds the path of SQLite's write-ahead log."""

READ_POOL = "trilogue_read_pool"
"""The engine's option that holds its pool of connections for reading, if it has one."""

WAIT_SECONDS = "trilogue_wait_seconds"
"""The engine's option for how many seconds to wait for other writers."""

BEGIN = "trilogue_begin"
"""The connection's option that holds the statements its transactions begin with."""


def dialect_of(engine: sa.Engine) -> Dialect:
    """Return what is special about an engine."""
    return DIALECTS[engine.dialect.name]


@contextmanager
def write_transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a transaction that will write. It commits at the end, or leaves nothing.

    SQLite can refuse a transaction half-way that reads first and writes later, so this
    one takes the write lock at the start.

    Raises:
        LedgerUnavailableError: another writer did not end its transaction.
        LedgerReadOnlyError: the ledger can only be read.
    """
    check_tables_writable(engine)
    with write_lock(engine):
        with engine.connect() as plain:
            begin = dialect_of(engine).begin_writing
            connection = plain.execution_options(**{BEGIN: begin})
            with connection.begin():
                yield connection
        checkpoint(engine)


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
        suppress(sa.exc.OperationalError, sqlite3.OperationalError, StoreError),
        autocommit_connection(engine) as copying,
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
def autocommit_connection(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a connection on which each statement is its own transaction."""
    with engine.connect() as connection:
        options = {BEGIN: (), **dialect_of(engine).autocommit}
        yield connection.execution_options(**options)


def long_statements(engine: sa.Engine) -> AbstractContextManager[None]:
    """Let the statements of a block take long, where waiting for them is limited."""
    if engine.dialect.name == "sqlite":
        return nullcontext()
    from store.database.postgresql_connection import patience  # noqa: PLC0415 - loads the driver

    return patience(LONG_SECONDS)


@contextmanager
def driver_connection(engine: sa.Engine) -> Iterator[PoolProxiedConnection]:
    """Open a connection of the driver for reading, without the cost of Core's.

    Raises:
        StoreError: the database failed.
        sqlalchemy.exc.DBAPIError: another error of the driver, as Core raises it.
    """
    pool: ReadPool | None = engine.get_execution_options().get(READ_POOL)
    errors = engine.dialect.loaded_dbapi.Error
    connection: PoolProxiedConnection | None = None
    is_sound = False
    try:
        connection = pool.acquire() if pool else engine.raw_connection()
        yield connection
        is_sound = True
    except errors as error:
        if fault := to_store_error(engine, error):
            raise fault from error
        message = str(error)
        raise sa.exc.DBAPIError.instance(message, None, error, errors) from error
    finally:
        if connection is None:
            pass
        elif pool and is_sound:
            pool.release(connection)
        else:
            connection.close()


@contextmanager
def write_lock(engine: sa.Engine) -> Iterator[None]:
    """Hold this process's write lock: one thread writes at a time.

    A thread that waits here is woken at once; one that waits in SQLite sleeps and
    tries again.

    Raises:
        LedgerUnavailableError: another thread held the lock for ten seconds.
    """
    lock: Lock = engine.get_execution_options()[WRITE_LOCK]
    if not lock.acquire(timeout=wait_seconds(engine)):
        raise LedgerUnavailableError(reason="another thread keeps writing to it")
    try:
        yield
    finally:
        lock.release()


def wait_seconds(engine: sa.Engine) -> float:
    """Return how many seconds a writer waits for others before it is refused."""
    seconds: float = engine.get_execution_options().get(WAIT_SECONDS, BUSY_SECONDS)
    return seconds


def begin_with_retry(
    cursor: DBAPICursor, statements: Sequence[str], *, seconds: float
) -> None:
    """Run the statements that begin a transaction; repeat them while SQLite is busy.

    Args:
        seconds: how long they are repeated at most.

    Raises:
        LedgerUnavailableError: another program did not end its transaction.
    """
    deadline = monotonic() + seconds
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
