"""Statements of SQLAlchemy Core, compiled once and run on the driver's cursor.

Core's own execution takes as long as a durable insert; the few statements that an
append needs go round it. Their columns are texts, numbers and bytes, which drivers
take as they are.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement

from store.statement_log import log_statement

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A statement ready to run, its parameters in the order the driver wants."""

    def __init__(self, statement: ClauseElement, engine: sa.Engine) -> None:
        compiled = cast("SQLCompiler", statement.compile(engine))
        self.sql = compiled.string
        self._defaults = compiled.params
        self._names = tuple(compiled.positiontup or ())
        self._fixed = tuple(compiled.params.get(name) for name in self._names)
        self._row: Callable[[Iterable[Any]], Any] | None = None

    def rows(self, cursor: DBAPICursor, **values: str | int) -> list[Any]:
        """Run the statement and fetch all of its rows, as tuples."""
        log_statement(self.sql)
        cursor.execute(self.sql, self._values(values))
        return list(cursor.fetchall())

    def named(self, cursor: DBAPICursor, **values: str | int) -> list[Any]:
        """Do the same; each value of a row has the name of its column as well."""
        log_statement(self.sql)
        cursor.execute(self.sql, self._values(values))
        if self._row is None:
            self._row = _row_of(tuple(one[0] for one in cursor.description))
        return [*map(self._row, cursor.fetchall())]

    def run(self, connection: sa.Connection, **values: str | int) -> list[Any]:
        """Do the same on a connection of Core's, which tells faults in its own way."""
        found = connection.exec_driver_sql(self.sql, self._values(values))
        return list(found.all())

    def _values(self, values: dict[str, str | int]) -> tuple[Any, ...]:
        if not values:
            return self._fixed
        given = {**self._defaults, **values}
        return tuple([given[name] for name in self._names])

    def write(self, cursor: DBAPICursor, rows: Sequence[tuple[Any, ...]]) -> None:
        """Run the statement for each row, whose values stand in the driver's order."""
        log_statement(self.sql)
        if len(rows) == 1:
            # Drivers send many rows by another way, with a round trip more for one.
            cursor.execute(self.sql, rows[0])
        else:
            cursor.executemany(self.sql, rows)


@cache
def _row_of(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Give what makes a row of values; there are as many as there are statements."""
    make: Any = namedtuple  # noqa: PYI024 - which names there are shows at run time
    made: Callable[[Iterable[Any]], Any] = make("Row", names, rename=True)._make
    return made
