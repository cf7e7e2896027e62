"""Connections lent for reading: a pool takes longer over one than SQLite over a row.

One that was given back last is lent first, since it remembers what it read.
"""

import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

MOST_IDLE = 8
"""Connections that are kept while nobody reads; each remembers some megabytes."""


class Lender:
    """Lends connections of one engine, and keeps those given back."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._idle: list[PoolProxiedConnection] = []
        sa.event.listen(engine, "engine_disposed", lambda _: self.let_go())

    def lend(self) -> PoolProxiedConnection:
        """Lend a connection; one with which a statement failed is not given back."""
        try:
            return self._idle.pop()
        except IndexError:
            connection = self._engine.raw_connection()
            # The pool counts those that it gave out, and these do not come back.
            connection.detach()
            return connection

    def take_back(self, connection: PoolProxiedConnection) -> None:
        """Keep a connection for the next one, or close it where enough are kept."""
        if len(self._idle) < MOST_IDLE:
            self._idle.append(connection)
        else:
            connection.close()

    def let_go(self) -> None:
        """Close what is kept."""
        while self._idle:
            self._idle.pop().close()
