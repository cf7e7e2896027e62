"""A driver's connection that keeps what it was asked, to ask it once more by hand."""

import sqlite3
from typing import Any

import sqlalchemy as sa

Statement = tuple[str, Any]
"""SQL and its values."""


class Watch:
    """What a database was asked since ``statements`` was last emptied."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []


WATCH = Watch()
"""Connections are made by the pool, which has no place to pass anything along."""


class WatchedCursor(sqlite3.Cursor):
    """A cursor under watch."""

    def execute(self, sql: str, parameters: Any = ()) -> "WatchedCursor":  # noqa: ANN401 - the driver's
        """Run a statement, and keep it."""
        if sql != "BEGIN":
            WATCH.statements.append((sql, parameters))
        super().execute(sql, parameters)
        return self


class WatchedConnection(sqlite3.Connection):
    """A connection whose cursors are under watch."""

    def cursor(self, factory: Any = None) -> Any:  # noqa: ANN401 - the driver's
        """Give a watched cursor."""
        return super().cursor(factory or WatchedCursor)


def watch(engine: sa.Engine) -> Watch:
    """Put the connections that an engine makes from now on under watch."""

    @sa.event.listens_for(engine, "do_connect")
    def connect(_dialect: Any, _record: Any, args: Any, kwargs: Any) -> Any:  # noqa: ANN401 - the library's
        return sqlite3.connect(*args, factory=WatchedConnection, **kwargs)

    engine.dispose()
    return WATCH


def ask_again(connection: sqlite3.Connection, statements: list[Statement]) -> None:
    """Run statements and fetch their rows, with the driver alone."""
    for sql, values in statements:
        connection.execute(sql, values).fetchall()


def scans(connection: sqlite3.Connection, statement: str, values: Any) -> list[str]:  # noqa: ANN401 - the driver's
    """List the tables that a statement would read from end to end."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {name for (name,) in tables}
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    scanned = [line.split()[1] for *_, line in plan if line.startswith("SCAN ")]
    return [name for name in scanned if name in names]
