"""The one connection that appends: kept open, because fetching one costs as much."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.transactions import dialect_of, take_turn

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection


class Writer:
    """Lends a cursor that holds the append lock, to one thread at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._lock_statements = dialect_of(engine).append_lock
        self._kept: PoolProxiedConnection | None = None
        sa.event.listen(engine, "engine_disposed", self._close)

    @contextmanager
    def appending(self) -> Iterator[DBAPICursor]:
        """Open a transaction under the append lock, and commit it at the end.

        On a fault everything is undone, and the connection is not used again.
        """
        lock = take_turn(self._engine)
        try:
            cursor = self._locked()
            yield cursor
            cursor.connection.commit()
        except BaseException:
            self._let_go()
            raise
        finally:
            lock.release()

    def _locked(self) -> DBAPICursor:
        try:
            return self._lock()
        except self._engine.dialect.loaded_dbapi.Error as error:
            # A connection that was lost while nobody wrote has lost nothing.
            if self._kept is None or not self._engine.dialect.is_disconnect(
                error, self._kept.dbapi_connection, None
            ):
                raise
            self._close()
            return self._lock()

    def _lock(self) -> DBAPICursor:
        if self._kept is None:
            self._kept = self._engine.raw_connection()
        cursor = self._kept.cursor()
        for statement in self._lock_statements:
            cursor.execute(statement)
        return cursor

    def _let_go(self) -> None:
        """Give the connection back; the pool undoes what was not committed."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.close()

    def _close(self, _disposed: sa.Engine | None = None) -> None:
        """Close the connection: it is broken, or the pool that it came from is gone."""
        kept, self._kept = self._kept, None
        if kept is not None:
            kept.invalidate()
