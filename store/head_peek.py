"""A glance at where the log ends, for who must not wait: an event loop serves all."""

import sqlite3
from typing import TYPE_CHECKING

from store.reader import LogReader

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection

NEVER_WAIT = "PRAGMA busy_timeout=0"


class Glance:
    """Tells at once where the log ends, or not at all.

    SQLite answers from memory. A server at the other end of a line does not, and is
    asked in a thread instead. The connection is kept: one of the pool may have to be
    waited for.
    """

    def __init__(self, reader: LogReader) -> None:
        self._reader = reader
        self._kept: PoolProxiedConnection | None = None
        if reader.engine.dialect.name == "sqlite":
            self._kept = reader.engine.raw_connection()
            self._kept.detach()
            self._kept.cursor().execute(NEVER_WAIT)

    def position(self) -> int | None:
        """Give the last position of the log, or None if it cannot be told at once."""
        if self._kept is None:
            return None
        try:
            return self._reader.head_by(self._kept.cursor()).position
        except sqlite3.OperationalError:
            return None

    def close(self) -> None:
        """Let go of the connection."""
        kept, self._kept = self._kept, None
        if kept:
            kept.close()
