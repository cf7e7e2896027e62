"""The connection that appends: kept open, because opening one costs as much."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.database.database_faults import NO_ANSWER, error_code
from store.database.read_only import check_recording_allowed
from store.database.transactions import (
    begin_with_retry,
    checkpoint,
    dialect_of,
    wait_seconds,
    write_lock,
)

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection

BYTES_PER_CHECK = 600_000
"""After how many written bytes the size of the write-ahead log is looked at again.

To look at the file after each append would cost a tenth of the append.
"""

BYTES_PER_COMMIT = 20_000
"""What a commit writes beside its entries: whole pages of the table and its indices."""


class AppendConnection:
    """Runs transactions under the append lock, one thread at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = dialect_of(engine)
        self._connection: PoolProxiedConnection | None = None
        self._unchecked_bytes = BYTES_PER_CHECK
        sa.event.listen(engine, "engine_disposed", self._close_on_dispose)

    @contextmanager
    def transaction(self, size: int) -> Iterator[DBAPICursor]:
        """Open a transaction under the append lock, and commit it at the end.

        On an error the connection is closed, which rolls the transaction back.

        Args:
            size: how many bytes the entries have that it writes.

        Raises:
            LedgerUnavailableError: another writer did not end its transaction.
            LedgerReadOnlyError: nothing can be recorded in this ledger.
        """
        check_recording_allowed(self._engine)
        with write_lock(self._engine):
            try:
                cursor = self._begin()
                yield cursor
                cursor.connection.commit()
            except BaseException:
                self._close()
                raise
            self._unchecked_bytes += size + BYTES_PER_COMMIT
            if self._unchecked_bytes > BYTES_PER_CHECK:
                checkpoint(self._engine)
                self._unchecked_bytes = 0

    def _begin(self) -> DBAPICursor:
        try:
            return self._begin_on_connection()
        except self._engine.dialect.loaded_dbapi.Error as error:
            # Nothing was lost with a connection that broke while nobody wrote.
            if self._connection is None or not self._engine.dialect.is_disconnect(
                error, self._connection.dbapi_connection, None
            ):
                raise
            if error_code(error) == NO_ANSWER:
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
