"""The one connection that appends: kept open, because fetching one costs as much."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.transactions import (
    begin_patiently,
    checkpoint,
    dialect_of,
    take_turn,
)

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection


class Writer:
    """Lends a cursor that holds the append lock, to one thread at a time."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._dialect = dialect_of(engine)
        self._kept: PoolProxiedConnection | None = None
        sa.event.listen(engine, "engine_disposed", self._leave)

    @contextmanager
    def appending(self) -> Iterator[DBAPICursor]:
        """Open a transaction under the append lock, and commit it at the end.

        On a fault the connection is closed, and with it goes what was not committed.
        """
        lock = take_turn(self._engine)
        try:
            cursor = self._locked()
            yield cursor
            cursor.connection.commit()
        except BaseException:
            self._close()
            raise
        else:
            checkpoint(self._engine)
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
            begin_patiently(self._kept.cursor(), self._dialect.for_appends)
        cursor = self._kept.cursor()
        begin_patiently(cursor, self._dialect.append_lock)
        return cursor

    def _leave(self, engine: sa.Engine) -> None:
        # The pool that the connection came from is gone; an append may be under way.
        lock = take_turn(engine)
        try:
            self._close()
        finally:
            lock.release()

    def _close(self) -> None:
        kept, self._kept = self._kept, None
        if kept is None:
            return
        # SQLite keeps a closed connection, and its lock, while a cursor of it lives
        # on in a traceback. A connection that is broken has nothing to undo.
        with suppress(self._engine.dialect.loaded_dbapi.Error):
            kept.rollback()
        kept.invalidate()
