"""Where projected rows are kept: one generation's tables, and how far they go."""

import re
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from projections.projector.joins import Joins
from projections.projector.lease import Lease
from projections.projector.subject_state import Changes
from projections.projector.tables import (
    OPEN,
    SHAPES,
    Tables,
    lease,
    state,
    tables,
    version,
)
from store.statements import PreparedStatement
from store.tables import log
from store.transactions import dialect_of, driver_connection, write_transaction

NAME = f"answers {version()}"
"""What answers are read from is called after the version of their tables' rules.

A program of another version finds no such name, and makes tables of its own.
"""


_NUMBERED = re.compile(r"[a-z_]+_([0-9]+)")


class Standing(NamedTuple):
    """How far a generation has come.

    Attributes:
        position: up to which it has read the log; ``end``: where the log ends.
    """

    generation: int
    position: int
    end: int


class Storage:
    """Reads and writes the rows of a generation.

    Args:
        engine: the ledger's database.
        generation: the tables meant; ``None`` means those that answers are read from.
        clock: gives seconds since 1970, for the lease.
    """

    def __init__(
        self,
        engine: sa.Engine,
        generation: int | None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._engine = engine
        self._generation = generation
        self._sql: dict[tuple[int, str], tuple[str, str]] = {}
        self._name = NAME if generation is None else f"{NAME} {generation}"
        self.lease = Lease(engine, self._name, clock)
        last = sa.select(sa.func.max(log.c.position)).scalar_subquery()
        standing = self._row(state.c.generation, state.c.position, last)
        self._standing = PreparedStatement(standing, engine)
        self._holding: dict[tuple[int, str], PreparedStatement] = {}

    def prepare(self) -> None:
        """Make the tables and note that they have read nothing, unless they exist."""
        if self._is_there():
            return
        with write_transaction(self._engine) as connection:
            for statement in dialect_of(self._engine).before_creating:
                connection.exec_driver_sql(statement)
            state.metadata.create_all(connection)
            if connection.scalar(self._row(state.c.generation)) is None:
                generation = self._generation or max(_generations(connection)) + 1
                tables(generation).metadata.create_all(connection)
                first = {"name": self._name, "generation": generation, "position": 0}
                connection.execute(sa.insert(state), [first])

    def _is_there(self) -> bool:
        inspector = sa.inspect(self._engine)
        if not all(inspector.has_table(one.name) for one in (state, lease)):
            return False
        with self._engine.connect() as connection:
            return connection.scalar(self._row(state.c.generation)) is not None

    def discard_others(self, kept: int) -> None:
        """Drop every generation but one: older ones, and what was left unfinished."""
        with write_transaction(self._engine) as connection:
            for generation in _generations(connection) - {kept, 0}:
                for name in _tables_of(connection, generation):
                    sa.Table(name, sa.MetaData()).drop(connection)
            connection.execute(sa.delete(state).where(state.c.generation != kept))
            named = sa.select(state.c.name)
            connection.execute(sa.delete(lease).where(lease.c.name.not_in(named)))

    def swap(self, old: int, fresh: int) -> bool:
        """Let answers be read from a generation that reads as far as the old one.

        Returns:
            Whether it did; if not, the fresh one has to catch up first.
        """
        rebuilt = state.alias("rebuilt")
        reached = (
            sa.select(rebuilt.c.position)
            .where(rebuilt.c.name == f"{NAME} {fresh}")
            .scalar_subquery()
        )
        swapped = (
            sa.update(state)
            .where(state.c.name == NAME)
            .where(state.c.generation == old)
            .where(state.c.position <= reached)
            .values(generation=fresh, position=reached)
        )
        with write_transaction(self._engine) as connection:
            if not connection.execute(swapped).rowcount:
                return False
            connection.execute(
                sa.delete(state).where(state.c.name == f"{NAME} {fresh}")
            )
        return True

    def _row(self, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        return sa.select(*columns).where(state.c.name == self._name)

    def standing(self) -> Standing:
        """Tell how far the generation has come."""
        with driver_connection(self._engine) as connection:
            [(generation, position, end)] = self._standing.rows(connection.cursor())
        return Standing(generation, position, end or 0)

    def changes(self, generation: int) -> dict[str, Changes]:
        """Begin a page: every view's changes, with the next free id."""
        made = tables(generation)
        last = (sa.select(sa.func.max(made[name].c.id)) for name in SHAPES)
        statement = sa.select(*(one.scalar_subquery() for one in last))
        with self._engine.connect() as connection:
            numbers = connection.execute(statement).one()
        return {
            name: Changes((number or 0) + 1)
            for name, number in zip(SHAPES, numbers, strict=True)
        }

    def rows(
        self, generation: int, root: UUID
    ) -> dict[str, dict[tuple[Any, ...], int]]:
        """Read the rows that hold for a subject now, by view."""
        found: dict[str, dict[tuple[Any, ...], int]] = {}
        with self._engine.connect() as connection:
            for name in SHAPES:
                statement = self._rows_of(generation, name)
                rows = statement.core_rows(connection, of=root.hex)
                found[name] = {tuple(row): number for number, *row in rows}
        return found

    def _rows_of(self, generation: int, name: str) -> PreparedStatement:
        key = generation, name
        if key not in self._holding:
            table = tables(generation)[name]
            statement = (
                sa.select(table.c.id, *(table.c[c] for c in SHAPES[name].columns))
                .where(table.c.subject == sa.bindparam("of"))
                .where(table.c.known_until == OPEN)
            )
            self._holding[key] = PreparedStatement(statement, self._engine)
        return self._holding[key]

    def joins(self, generation: int) -> Joins:
        """Read which subjects are one now."""
        joined = tables(generation).joined
        statement = sa.select(joined.c.event_id, joined.c.subject, joined.c.into)
        joins = Joins()
        with self._engine.connect() as connection:
            for row in connection.execute(statement.order_by(joined.c.place)):
                event_id = str(UUID(row.event_id))
                joins.state(event_id, UUID(row.subject), UUID(row.into))
        return joins

    def aside(self, generation: int) -> set[int]:
        """Read the positions of the entries that were set aside."""
        statement = sa.select(tables(generation).set_aside.c.position)
        with self._engine.connect() as connection:
            return set(connection.scalars(statement))

    def write(  # noqa: PLR0913 - a page is written as a whole
        self,
        generation: int,
        position: int,
        reached: int,
        *,
        changes: Mapping[str, Changes],
        aside: Mapping[int, str],
        joins: Joins | None,
        is_last: bool,
    ) -> bool:
        """Commit a page and renew the lease, unless another projector was faster.

        Args:
            is_last: whether the page ends where the log ends.

        Returns:
            Whether it was written.
        """
        stands = (
            sa.update(state)
            .where(state.c.name == self._name)
            .where(state.c.generation == generation)
            .where(state.c.position == position)
            .values(position=reached)
        )
        made = tables(generation)
        with write_transaction(self._engine) as connection:
            if not connection.execute(stands).rowcount:
                return False
            for name, change in changes.items():
                self._write_view(connection, made, name, change)
            if aside:
                rows = [{"position": p, "reason": why} for p, why in aside.items()]
                connection.execute(sa.insert(made.set_aside), rows)
            if joins is not None:
                _write_joins(connection, made, joins)
            self.lease.renew(connection, is_done=is_last)
        return True

    def give_lease_back(self) -> None:
        """Let others fill the tables at once."""
        with write_transaction(self._engine) as connection:
            self.lease.give_back(connection)

    def _write_view(
        self, connection: sa.Connection, made: Tables, name: str, change: Changes
    ) -> None:
        insert, update = self._statements(made, name)
        cursor = connection.connection.cursor()
        if change.opened:
            cursor.executemany(insert, list(change.opened.values()))
        if change.closed:
            ended = [(until, number) for number, until in change.closed.items()]
            cursor.executemany(update, ended)
        cursor.close()

    def _statements(self, made: Tables, name: str) -> tuple[str, str]:
        """Compile a view's two statements once; their values are texts and numbers."""
        key = made.generation, name
        if key not in self._sql:
            table = made[name]
            insert = sa.insert(table).compile(self._engine)
            update = (
                sa.update(table)
                .where(table.c.id == sa.bindparam("number"))
                .values(known_until=sa.bindparam("until"))
                .compile(self._engine)
            )
            self._sql[key] = str(insert), str(update)
        return self._sql[key]


def _generations(connection: sa.Connection) -> set[int]:
    """Find the generations whose tables stand in the database; 0 stands for none."""
    names = sa.inspect(connection).get_table_names()
    found = (_NUMBERED.fullmatch(name) for name in names)
    return {0} | {int(match[1]) for match in found if match}


def _tables_of(connection: sa.Connection, generation: int) -> list[str]:
    names = sa.inspect(connection).get_table_names()
    return [name for name in names if name.endswith(f"_{generation}")]


def _write_joins(connection: sa.Connection, made: Tables, joins: Joins) -> None:
    connection.execute(sa.delete(made.joined))
    rows = [
        {
            "place": place,
            "event_id": UUID(event_id).hex,
            "subject": one.hex,
            "into": into.hex,
        }
        for place, (event_id, (one, into)) in enumerate(joins.stated.items(), 1)
    ]
    if rows:
        connection.execute(sa.insert(made.joined), rows)
