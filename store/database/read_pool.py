"""A pool of SQLite connections for reading: SQLAlchemy's costs more than a query.

The connection released last is acquired first, because its page cache is warm.
"""

import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

MOST_IDLE = 8
"""Connections kept open while nobody reads; each caches some megabytes of pages."""


class ReadPool:
    """Opens connections of one engine, and keeps released ones for the next reader."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._idle: list[PoolProxiedConnection] = []
        sa.event.listen(engine, "engine_disposed", lambda _: self.close())

    def acquire(self) -> PoolProxiedConnection:
        """Take a connection. Release it, or close it if a statement failed on it."""
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._engine.raw_connection()
            # SQLAlchemy's pool counts its connections; this one never returns to it.
            connection.detach()
            return connection

    def release(self, connection: PoolProxiedConnection) -> None:
        """Keep a connection for the next reader, or close it if enough are kept."""
        if len(self._idle) < MOST_IDLE:
            self._idle.append(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close the connections kept."""
        while self._idle:
            self._idle.pop().close()
