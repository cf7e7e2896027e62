"""A driver's connection that keeps its statements and the time they take."""

import sqlite3
from collections.abc import Callable, Iterable
from time import perf_counter, thread_time
from typing import Any, ParamSpec, TypeVar

import sqlalchemy as sa

from benchmarks.timing import Spent

P = ParamSpec("P")
T = TypeVar("T")


class Watch:
    """What a database was asked since the last ``reset``, and for how long it worked.

    The time is that of the driver: running a statement and fetching its rows.
    """

    def __init__(self) -> None:
        self.spent = Spent(0.0, 0.0)
        self.statements: list[tuple[str, Any]] = []

    def reset(self) -> None:
        """Begin anew."""
        self.spent = Spent(0.0, 0.0)
        self.statements = []

    def timed(self, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Call the driver, and count the time."""
        wall, cpu = perf_counter(), thread_time()
        try:
            return call(*args, **kwargs)
        finally:
            before = self.spent
            self.spent = Spent(
                before.wall + perf_counter() - wall, before.cpu + thread_time() - cpu
            )


WATCH = Watch()
"""Connections are made by the pool, which has no place to pass anything along."""


class WatchedCursor(sqlite3.Cursor):
    """A cursor under watch."""

    def execute(self, sql: str, parameters: Any = ()) -> "WatchedCursor":  # noqa: ANN401 - the driver's
        """Run a statement."""
        WATCH.statements.append((sql, parameters))
        WATCH.timed(super().execute, sql, parameters)
        return self

    def executemany(self, sql: str, parameters: Iterable[Any]) -> "WatchedCursor":
        """Run a statement for many rows."""
        WATCH.timed(super().executemany, sql, parameters)
        return self

    def fetchall(self) -> list[Any]:
        """Fetch all rows."""
        return WATCH.timed(super().fetchall)

    def fetchone(self) -> Any:  # noqa: ANN401 - the driver's
        """Fetch a row."""
        return WATCH.timed(super().fetchone)


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


def scans(connection: sqlite3.Connection, statement: str, values: Any) -> list[str]:  # noqa: ANN401 - the driver's
    """List the tables that a statement would read from end to end."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {name for (name,) in tables}
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statement}", values)
    scanned = [line.split()[1] for *_, line in plan if line.startswith("SCAN ")]
    return [name for name in scanned if name in names]
