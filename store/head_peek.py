"""Reading the log's head without blocking the event loop."""

import sqlite3
from typing import TYPE_CHECKING

from store.reader import LogReader

if TYPE_CHECKING:
    from sqlalchemy.pool import PoolProxiedConnection

NEVER_WAIT = "PRAGMA busy_timeout=0"
LAST_POSITION = "SELECT coalesce(max(position), 0) FROM log"


class HeadPeek:
    """Reads the last position of the log at once, or not at all.

    SQLite answers from memory. A PostgreSQL server may take long, so there is no peek
    at it: read its head in a thread. The connection is opened once, because taking one
    from a pool can block.
    """

    def __init__(self, reader: LogReader) -> None:
        self._connection: PoolProxiedConnection | None = None
        if reader.engine.dialect.name == "sqlite":
            self._connection = reader.engine.raw_connection()
            self._connection.detach()
            self._connection.cursor().execute(NEVER_WAIT)

    def position(self) -> int | None:
        """Return the last position of the log, or None if reading it would block."""
        if self._connection is None:
            return None
        try:
            found = self._connection.cursor().execute(LAST_POSITION).fetchone()
        except sqlite3.OperationalError:
            return None
        return int(found[0])

    def close(self) -> None:
        """Close the connection."""
        connection, self._connection = self._connection, None
        if connection:
            connection.close()
