"""Transactions: one writer at a time in this process, then one in the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

from store.dialects import BUSY_SECONDS, DIALECTS, Dialect
from store.errors import LedgerUnavailableError

if TYPE_CHECKING:
    from threading import Lock

WRITE_LOCK = "trilogue_write_lock"
"""The engine's option that holds the lock of this process."""

BEGIN = "trilogue_begin"
"""The connection's option that holds the statement its transactions begin with."""


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
    finally:
        lock.release()


@contextmanager
def outside_transaction(engine: sa.Engine) -> Iterator[sa.Connection]:
    """Open a connection whose every statement stands for itself."""
    with engine.connect() as connection:
        options = {BEGIN: None, **dialect_of(engine).outside}
        yield connection.execution_options(**options)


@contextmanager
def driver_reading(engine: sa.Engine) -> Iterator[PoolProxiedConnection]:
    """Lend a driver's connection, for statements that are run too often for Core."""
    connection = engine.raw_connection()
    try:
        yield connection
    finally:
        connection.close()


def take_turn(engine: sa.Engine) -> "Lock":
    """Wait until no other thread of this process writes; the caller lets go.

    Threads that wait here are woken at once; those that wait in SQLite sleep.
    """
    lock: Lock = engine.get_execution_options()[WRITE_LOCK]
    if not lock.acquire(timeout=BUSY_SECONDS):
        raise LedgerUnavailableError(reason="another thread keeps writing to it")
    return lock
