"""Statements that are compiled once, and run with other values each time.

SQLAlchemy takes longer to build a statement than the database takes to run it. So a
function marked ``@prepared`` is called once, with parameters in place of values. The
statement that it returns is compiled and kept; later calls run it with their values.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import wraps
from inspect import signature
from typing import Any, NamedTuple, ParamSpec, cast

import sqlalchemy as sa

from projections.moment import Moment
from store.database.statements import PreparedStatement, in_list
from store.database.transactions import driver_connection

P = ParamSpec("P")


class BoundStatement(NamedTuple):
    """A statement with the values to run it with.

    Attributes:
        key: what the statement depends on, apart from values.
        build: builds the statement for a database such as ``sqlite``, with parameters
            in place of values.
    """

    key: Hashable
    build: Callable[[str], sa.Select[Any]]
    values: Mapping[str, Any]


class StatementCache:
    """The compiled statements of one database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._database = engine.dialect.name
        self._statements: dict[Hashable, PreparedStatement] = {}

    def rows(self, bound: BoundStatement) -> Sequence[sa.Row[Any]]:
        """Run a statement; compile it first if that was not done yet."""
        statement = self._statements.get(bound.key)
        if statement is None:
            built = bound.build(self._database)
            statement = PreparedStatement(built, self._engine)
            self._statements[bound.key] = statement
        if self._database == "sqlite":
            # SQLAlchemy takes longer to run a statement than SQLite takes to answer it.
            with driver_connection(self._engine) as connection:
                return statement.named_rows(connection.cursor(), **bound.values)
        with self._engine.connect() as connection:
            return statement.core_rows(connection, **bound.values)


class _MomentParameter(Moment):
    """A moment with parameters in place of its day and position."""

    @property
    def day(self) -> int:
        return cast("int", sa.bindparam("day", type_=sa.Integer()))


class _ListParameter(NamedTuple):
    """A parameter that takes a whole list."""

    name: str
    database: str


def is_in(
    column: sa.Column[Any], values: Collection[Any] | sa.Select[Any]
) -> sa.ColumnElement[bool]:
    """Test whether a column has one of some values, or of those a statement selects."""
    if isinstance(values, _ListParameter):
        return in_list(column, values.name, values.database)
    if isinstance(values, tuple):
        return column.in_([sa.literal(one) for one in values])
    return column.in_(values)


def prepared(
    build: Callable[P, sa.Select[Any]],
) -> Callable[P, BoundStatement]:
    """Make a function that returns a statement return it bound to its arguments.

    Arguments that are a moment, text, a number or a list are values; the statement uses
    lists by ``is_in``. ``None``, truth values and tuples, such as names of fields, are
    parts of the statement: others give another statement.
    """
    names = tuple(signature(build).parameters)

    @wraps(build)
    def bind(*args: P.args, **kwargs: P.kwargs) -> BoundStatement:
        return _bind(build, {**dict(zip(names, args, strict=False)), **kwargs})

    return bind


def _bind(
    build: Callable[..., sa.Select[Any]], arguments: Mapping[str, Any]
) -> BoundStatement:
    moment: Moment = arguments["moment"]
    parts: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for name, value in arguments.items():
        if value is None or isinstance(value, tuple | bool):
            parts[name] = value
        elif name != "moment":
            values[name] = value if isinstance(value, str | int) else [*value]

    def build_for(database: str) -> sa.Select[Any]:
        parameters = {
            name: _parameter(name, value, database) for name, value in values.items()
        }
        position = sa.bindparam("position", type_=sa.BigInteger())
        any_moment = _MomentParameter(date.min, cast("int", position), moment.tables)
        return build(**parts, **parameters, moment=any_moment)

    key = build, moment.tables.generation, *values, *parts.items()
    known = {"day": moment.day, "position": moment.position}
    return BoundStatement(key, build_for, known | values)


def _parameter(name: str, value: object, database: str) -> object:
    if isinstance(value, str):
        return sa.bindparam(name, type_=sa.Text())
    if isinstance(value, int):
        return sa.bindparam(name, type_=sa.Integer())
    return _ListParameter(name, database)
