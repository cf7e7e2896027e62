"""The connection that appends: kept open, because opening one costs as much."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.transactions import (
    begin_with_retry,
    checkpoint,
    dialect_of,
    wait_seconds,
    write_lock,
)

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection


class AppendConnection:
    """Runs transactions under the append lock, one thread at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = dialect_of(engine)
        self._connection: PoolProxiedConnection | None = None
        sa.event.listen(engine, "engine_disposed", self._close_on_dispose)

    @contextmanager
    def transaction(self) -> Iterator[DBAPICursor]:
        """Open a transaction under the append lock, and commit it at the end.

        On an error the connection is closed, which rolls the transaction back.

        Raises:
            LedgerUnavailableError: another writer did not end its transaction.
        """
        with write_lock(self._engine):
            try:
                cursor = self._begin()
                yield cursor
                cursor.connection.commit()
            except BaseException:
                self._close()
                raise
            checkpoint(self._engine)

    def _begin(self) -> DBAPICursor:
        try:
            return self._begin_on_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            # Nothing was lost with a connection that broke while nobody wrote.
            if self._connection is None or not self._engine.dialect.is_disconnect(
                error, self._connection.dbapi_connection, None
            ):
                raise
            self._close()
            return self._begin_on_connection()

    def _begin_on_connection(self) -> DBAPICursor:
        seconds = wait_seconds(self._engine)
        if self._connection is None:
            self._connection = self._engine.raw_connection()
            settings = self._dialect.for_appends
            begin_with_retry(self._connection.cursor(), settings, seconds=seconds)
        cursor = self._connection.cursor()
        begin_with_retry(cursor, self._dialect.append_lock, seconds=seconds)
        return cursor

    def _close_on_dispose(self, engine: sa.Engine) -> None:
        # The pool of the connection is gone. Wait for an append under way to end.
        with write_lock(engine):
            self._close()

    def _close(self) -> None:
        connection, self._connection = self._connection, None
        if connection is None:
            return
        # SQLite keeps a closed connection, and its lock, while a cursor of it lives
        # on in a traceback: roll back first. A broken connection has nothing to undo.
        with suppress(self._engine.dialect.loaded_dbapi.Error):
            connection.rollback()
        connection.invalidate()
