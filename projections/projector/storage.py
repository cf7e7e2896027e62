"""Reads and writes the rows of one generation of tables, and how far it has read."""

import time
from collections.abc import Callable, Mapping
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from projections.projector.generations import state_name
from projections.projector.joins import Joins
from projections.projector.lease import Lease
from projections.projector.projected_subject import Changes, RowChanges
from projections.projector.tables import OPEN, Tables, state, tables
from projections.projector.view import Row, View
from projections.projector.views import VIEWS
from store.statements import PreparedStatement
from store.tables import log
from store.transactions import driver_connection, write_transaction


class Progress(NamedTuple):
    """How far a generation has read the log.

    Attributes:
        position: the last position that it has read.
        log_end: the last position of the log.
    """

    generation: int
    position: int
    log_end: int


class Storage:
    """Reads and writes the rows of a generation.

    Args:
        engine: the ledger's database.
        generation: by default the one that queries read.
        views: those that the tables are made from.
        clock: returns seconds since 1970, for the lease.
    """

    def __init__(
        self,
        engine: sa.Engine,
        generation: int | None = None,
        views: tuple[View, ...] = VIEWS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self.engine = engine
        self.views = views
        self._name = state_name(views, generation)
        self.lease = Lease(engine, self._name, clock)
        self._sql: dict[tuple[int, str], tuple[str, str]] = {}
        self._selects: dict[tuple[int, str], PreparedStatement] = {}
        last = sa.select(sa.func.max(log.c.position)).scalar_subquery()
        progress = sa.select(state.c.generation, state.c.position, last)
        self._progress = PreparedStatement(
            progress.where(state.c.name == self._name), engine
        )

    def read_progress(self) -> Progress:
        """Read how far the generation has read the log."""
        with driver_connection(self.engine) as connection:
            [(generation, position, end)] = self._progress.rows(connection.cursor())
        return Progress(generation, position, end or 0)

    def tables(self, generation: int) -> Tables:
        """Return the tables of a generation."""
        return tables(generation, self.views)

    def start_changes(self, generation: int) -> Changes:
        """Return empty changes for every view, with the next free identifiers."""
        names = [view.name for view in self.views]
        made = self.tables(generation)
        last = (sa.select(sa.func.max(made[name].c.id)) for name in names)
        statement = sa.select(*(one.scalar_subquery() for one in last))
        with self.engine.connect() as connection:
            numbers = connection.execute(statement).one()
        found = zip(names, numbers, strict=True)
        return {name: RowChanges((number or 0) + 1) for name, number in found}

    def read_rows(self, generation: int, subject_id: UUID) -> dict[str, dict[Row, int]]:
        """Read the rows of a subject that hold now: view -> row -> identifier."""
        found: dict[str, dict[Row, int]] = {}
        with self.engine.connect() as connection:
            for view in self.views:
                select = self._select_rows(generation, view)
                rows = select.core_rows(connection, of=subject_id.hex)
                found[view.name] = {tuple(row): number for number, *row in rows}
        return found

    def _select_rows(self, generation: int, view: View) -> PreparedStatement:
        key = generation, view.name
        if key not in self._selects:
            table = self.tables(generation)[view.name]
            statement = (
                sa.select(table.c.id, *(table.c[name] for name in view.columns))
                .where(table.c.subject == sa.bindparam("of"))
                .where(table.c.known_until == OPEN)
            )
            self._selects[key] = PreparedStatement(statement, self.engine)
        return self._selects[key]

    def read_joins(self, generation: int) -> Joins:
        """Read which subjects are joined now."""
        joined = self.tables(generation).joined
        statement = sa.select(joined.c.event_id, joined.c.subject, joined.c.into)
        joins = Joins()
        with self.engine.connect() as connection:
            for row in connection.execute(statement.order_by(joined.c.place)):
                event_id = str(UUID(row.event_id))
                joins.add(event_id, UUID(row.subject), UUID(row.into))
        return joins

    def read_unreadable(self, generation: int) -> set[int]:
        """Read the positions of the entries that could not be read."""
        statement = sa.select(self.tables(generation).set_aside.c.position)
        with self.engine.connect() as connection:
            return set(connection.scalars(statement))

    def write(  # noqa: PLR0913 - a batch is written as a whole
        self,
        generation: int,
        position: int,
        reached: int,
        *,
        changes: Changes,
        unreadable: Mapping[int, str],
        joins: Joins | None,
        is_last: bool,
    ) -> bool:
        """Commit a batch and renew the lease, unless another projector was faster.

        Args:
            position: how far the log was read before the batch.
            reached: how far it is read with the batch.
            unreadable: position of an entry that could not be read -> the reason.
            joins: all joins; None if they did not change.
            is_last: whether the batch ends where the log ends.

        Returns:
            Whether it was written.
        """
        advance = (
            sa.update(state)
            .where(state.c.name == self._name)
            .where(state.c.generation == generation)
            .where(state.c.position == position)
            .values(position=reached)
        )
        made = self.tables(generation)
        with write_transaction(self.engine) as connection:
            if not connection.execute(advance).rowcount:
                return False
            for view, change in changes.items():
                self._write_rows(connection, made, view, change)
            if unreadable:
                rows = [{"position": p, "reason": why} for p, why in unreadable.items()]
                connection.execute(sa.insert(made.set_aside), rows)
            if joins is not None:
                _write_joins(connection, made, joins)
            self.lease.renew(connection, is_done=is_last)
        return True

    def give_lease_back(self) -> None:
        """Let other processes fill the tables at once."""
        with write_transaction(self.engine) as connection:
            self.lease.give_back(connection)

    def _write_rows(
        self, connection: sa.Connection, made: Tables, view: str, changes: RowChanges
    ) -> None:
        insert, update = self._statements(made, view)
        cursor = connection.connection.cursor()
        if changes.inserted:
            cursor.executemany(insert, list(changes.inserted.values()))
        if changes.closed:
            ended = [(until, number) for number, until in changes.closed.items()]
            cursor.executemany(update, ended)
        cursor.close()

    def _statements(self, made: Tables, view: str) -> tuple[str, str]:
        """Return a view's insert and update, compiled once: only values differ."""
        key = made.generation, view
        if key not in self._sql:
            table = made[view]
            insert = sa.insert(table).compile(self.engine)
            update = (
                sa.update(table)
                .where(table.c.id == sa.bindparam("number"))
                .values(known_until=sa.bindparam("until"))
                .compile(self.engine)
            )
            self._sql[key] = str(insert), str(update)
        return self._sql[key]


def _write_joins(connection: sa.Connection, made: Tables, joins: Joins) -> None:
    connection.execute(sa.delete(made.joined))
    rows = [
        {
            "place": place,
            "event_id": UUID(event_id).hex,
            "subject": joined.hex,
            "into": into.hex,
        }
        for place, (event_id, (joined, into)) in enumerate(joins.recorded.items(), 1)
    ]
    if rows:
        connection.execute(sa.insert(made.joined), rows)
