"""Statements made once: what is asked again and again differs in its values alone.

To put a statement together takes Core longer than the database takes to run it. So a
function that returns one is called once with unknowns in place of values, and what it
returned is compiled and kept; from then on only values are handed over.
"""

from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from datetime import date
from functools import wraps
from inspect import signature
from typing import Any, NamedTuple, ParamSpec, cast

import msgspec
import sqlalchemy as sa
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from projections.moment import Moment
from store.statements import PreparedStatement
from store.transactions import driver_connection

P = ParamSpec("P")

BuildStatement = Callable[P, sa.Select[Any]]


class BoundStatement(NamedTuple):
    """A statement that may be made already, and the values to run it with.

    Attributes:
        key: what the statement depends on, values left out.
        make: makes the statement, with unknowns for values.
    """

    key: Hashable
    make: Callable[[], sa.Select[Any]]
    values: Mapping[str, Any]


class StatementCache:
    """The statements that were made, for one database."""

    def __init__(self, engine: sa.Engine) -> None:
        self._engine = engine
        self._list: Callable[[Collection[Any]], Any] = list
        self._run = self._by_core
        if engine.dialect.name == "sqlite":
            self._list = lambda values: msgspec.json.encode([*values]).decode()
            self._run = self._by_driver
        self._made: dict[Hashable, PreparedStatement] = {}

    def rows(self, ready: BoundStatement) -> Sequence[sa.Row[Any]]:
        """Run a statement, making it if it was not made yet."""
        made = self._made.get(ready.key)
        if made is None:
            made = self._made[ready.key] = PreparedStatement(ready.make(), self._engine)
        given = {
            name: value if isinstance(value, str | int) else self._list(value)
            for name, value in ready.values.items()
        }
        return self._run(made, given)

    def _by_core(
        self, made: PreparedStatement, given: Mapping[str, Any]
    ) -> Sequence[sa.Row[Any]]:
        with self._engine.connect() as connection:
            return made.core_rows(connection, **given)

    def _by_driver(
        self, made: PreparedStatement, given: Mapping[str, Any]
    ) -> Sequence[sa.Row[Any]]:
        # Core takes longer to hand a statement over than SQLite does to answer it.
        with driver_connection(self._engine) as connection:
            return made.named_rows(connection.cursor(), **given)


class _AnyMoment(Moment):
    """A moment whose clocks are unknown yet."""

    @property
    def day(self) -> int:
        return cast("int", sa.bindparam("day", type_=sa.Integer()))


class _Each(NamedTuple):
    """Stands for a list that is given each time."""

    name: str


class _Among(sa.ColumnElement[bool]):
    """Holds where a column's value is in a list that is given as a whole."""

    inherit_cache = False
    type = sa.Boolean()

    def __init__(self, column: sa.Column[Any], name: str) -> None:
        self.column = column
        self.name = name

    def self_group(self, against: object = None) -> "_Among":  # noqa: ARG002 - the library's
        """Stay a condition: where truth is a number, Core would compare with 1."""
        return self


@compiles(_Among)
def _(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - the library's
    kind = sa.ARRAY(element.column.type)
    given = sa.bindparam(element.name, type_=kind)
    return compiler.process(element.column == sa.any_(given), **options)


@compiles(_Among, "sqlite")
def _(element: _Among, compiler: SQLCompiler, **options: Any) -> str:  # noqa: ANN401 - the library's
    given = sa.bindparam(element.name, type_=sa.Text())
    listed = sa.func.json_each(given).table_valued("value", name="given")
    return compiler.process(element.column.in_(sa.select(listed.c.value)), **options)


def is_in(
    column: sa.Column[Any], values: Collection[Any] | sa.Select[Any]
) -> sa.ColumnElement[bool]:
    """Say that a column has one of some values, or of those a statement selects."""
    if isinstance(values, _Each):
        return _Among(column, values.name)
    if isinstance(values, tuple):
        return column.in_([sa.literal(one) for one in values])
    return column.in_(values)


def prepared(build: BuildStatement[P]) -> Callable[P, BoundStatement]:
    """Make what a function returns once for all values.

    Of its arguments a moment, texts, numbers and lists are values, the lists taken by
    ``among``; ``None``, truth and tuples, such as names of fields, are parts of the
    statement.
    """
    names = tuple(signature(build).parameters)

    @wraps(build)
    def ready(*args: P.args, **kwargs: P.kwargs) -> BoundStatement:
        return _ready(build, {**dict(zip(names, args, strict=False)), **kwargs})

    return ready


def _ready(
    build: Callable[..., sa.Select[Any]], given: Mapping[str, Any]
) -> BoundStatement:
    moment: Moment = given["moment"]
    values: dict[str, Any] = {"day": moment.day, "position": moment.position}
    parts: dict[str, Any] = {}
    for name, value in given.items():
        if value is None or isinstance(value, tuple | bool):
            parts[name] = value
        elif name != "moment":
            values[name] = value

    def make() -> sa.Select[Any]:
        unknowns = {
            name: _unknown(name, value)
            for name, value in values.items()
            if name in given
        }
        return build(**parts, **unknowns, moment=_any_moment(moment))

    key = build, moment.tables.generation, *values, *parts.items()
    return BoundStatement(key, make, values)


def _unknown(name: str, value: object) -> object:
    if isinstance(value, str):
        return sa.bindparam(name, type_=sa.Text())
    if isinstance(value, int):
        return sa.bindparam(name, type_=sa.Integer())
    return _Each(name)


def _any_moment(moment: Moment) -> Moment:
    position = sa.bindparam("position", type_=sa.BigInteger())
    return _AnyMoment(
        as_of=date.min,
        position=cast("int", position),
        tables=moment.tables,
    )
