"""Statements of SQLAlchemy Core, compiled once and run on the driver's cursor.

Core's own execution takes as long as a durable insert, so the statements that run most
often bypass it. Their columns are texts, numbers and bytes, which drivers accept as
they are. A list is one parameter: PostgreSQL takes an array, SQLite a text of JSON.
"""

from collections import namedtuple
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import msgspec
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.sql import ClauseElement

from store.database.statement_log import log_statement

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


SQLITE = "sqlite"

Value = str | int | list[Any]
"""The value of a parameter."""


def in_list(
    column: sa.Column[Any], parameter: str, database: str
) -> sa.ColumnElement[bool]:
    """Test whether a column has one of the values of a list.

    Args:
        parameter: the name of the parameter that is the list.
        database: in which the statement runs, such as ``sqlite``.
    """
    if database == SQLITE:
        listed = sa.func.json_each(sa.bindparam(parameter, type_=sa.Text()))
        values = listed.table_valued("value", name="listed")
        return column.in_(sa.select(values.c.value))
    return column == sa.any_(sa.bindparam(parameter, type_=sa.ARRAY(column.type)))


class PreparedStatement:
    """A compiled statement; it puts parameters in the order that the driver expects."""

    def __init__(self, statement: ClauseElement, engine: sa.Engine) -> None:
        compiled = cast("SQLCompiler", statement.compile(engine))
        self.sql = compiled.string
        self._defaults = compiled.params
        self._names = tuple(compiled.positiontup or ())
        self._fixed = tuple(compiled.params.get(name) for name in self._names)
        self._row: Callable[[Iterable[Any]], Any] | None = None
        self._has_arrays = engine.dialect.name != SQLITE

    def rows(self, cursor: DBAPICursor, **values: Value) -> list[Any]:
        """Run the statement and fetch all of its rows, as tuples."""
        log_statement(self.sql)
        cursor.execute(self.sql, self._values(values))
        return list(cursor.fetchall())

    def named_rows(self, cursor: DBAPICursor, **values: Value) -> list[Any]:
        """Run the statement and fetch all of its rows, as named tuples."""
        log_statement(self.sql)
        cursor.execute(self.sql, self._values(values))
        if self._row is None:
            self._row = _row_of(tuple(one[0] for one in cursor.description))
        return [*map(self._row, cursor.fetchall())]

    def core_rows(self, connection: sa.Connection, **values: Value) -> list[Any]:
        """Run the statement on a connection of Core's, which raises Core's errors."""
        found = connection.exec_driver_sql(self.sql, self._values(values))
        return list(found.all())

    def _values(self, values: dict[str, Value]) -> tuple[Any, ...]:
        if not values:
            return self._fixed
        given = {**self._defaults, **values}
        if not self._has_arrays:
            for name, value in values.items():
                if isinstance(value, list):
                    given[name] = msgspec.json.encode(value).decode()
        return tuple([given[name] for name in self._names])

    def write(self, cursor: DBAPICursor, rows: Sequence[Sequence[Any]]) -> None:
        """Run the statement for each row, its values in the order of the columns."""
        log_statement(self.sql)
        if len(rows) == 1:
            # For a single row, executemany would cost one more round trip.
            cursor.execute(self.sql, rows[0])
        else:
            cursor.executemany(self.sql, rows)


@cache
def _row_of(names: tuple[str, ...]) -> Callable[[Iterable[Any]], Any]:
    """Return a function that makes a named tuple of values; one for each statement."""
    make: Any = namedtuple  # noqa: PYI024 - the names are known at run time only
    made: Callable[[Iterable[Any]], Any] = make("Row", names, rename=True)._make
    return made
