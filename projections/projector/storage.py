"""Reads and writes the rows of one generation of tables, and how far it has read.

A lease lets one process at a time fill the tables, and the others wait for it. Several
workers of a server see the same new entries; without a lease each would derive the same
rows, and all but one would throw them away. The lease saves that work and nothing
depends on it: a batch is committed only if the tables are still where it begins.
"""

import time
from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple
from uuid import UUID, uuid4

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.state.joins import Joins
from projections.projector.generations import state_name
from projections.projector.projected_subject import Changes, RowChanges
from projections.projector.tables import BOUNDS, OPEN, Tables, state, tables
from projections.projector.view import Row, View
from projections.projector.views import VIEWS
from store.database.statements import PreparedStatement
from store.database.transactions import driver_connection, write_transaction
from store.errors import StoreError
from store.tables import log

LEASE_SECONDS = 1.0
"""How long other processes wait for one that has committed nothing more."""

FREE = 0.0
"""When a lease ended that nobody holds."""


class TablesGoneError(StoreError):
    """Another process has exchanged or dropped the tables that were being filled."""

    def __init__(self) -> None:
        super().__init__(
            "another process has exchanged the tables of answers; try again"
        )


class Progress(NamedTuple):
    """How far a generation has read the log.

    Attributes:
        position: the last position that it has read.
        log_end: the last position of the log.
        holder: the process that took the lease last.
        until: when its lease ends, in seconds since 1970.
    """

    generation: int
    position: int
    log_end: int
    holder: str
    until: float


class ViewStatements(NamedTuple):
    """The statements on a view's table: they are compiled once, only values differ."""

    select: PreparedStatement
    insert: PreparedStatement
    close: PreparedStatement


class Storage:
    """Reads and writes the rows of a generation.

    Args:
        engine: the ledger's database.
        generation: by default the one that queries read.
        views: those that the tables are made from.
        clock: returns seconds since 1970, for the lease; machines that share a
            database should agree.

    Attributes:
        keeps_lease: whether to keep the lease when the tables are up with the log,
            because this process will look for new entries at once.
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
        self._clock = clock
        self.keeps_lease = False
        self._holder = uuid4().hex
        self._lease_ends = FREE
        self._statements: dict[tuple[int, str], ViewStatements] = {}
        last = sa.select(sa.func.max(log.c.position)).scalar_subquery()
        lease = state.c.holder, state.c.until
        progress = sa.select(state.c.generation, state.c.position, last, *lease)
        self._progress = PreparedStatement(
            progress.where(state.c.name == self._name), engine
        )

    def read_progress(self) -> Progress:
        """Read how far the generation has read the log.

        Raises:
            TablesGoneError: another process has exchanged or dropped the tables.
        """
        with driver_connection(self.engine) as connection:
            found = self._progress.rows(connection.cursor())
        if not found:
            raise TablesGoneError
        [(generation, position, end, *lease)] = found
        return Progress(generation, position, end or 0, *lease)

    @property
    def holds_lease(self) -> bool:
        """Whether this process holds the lease."""
        return self._lease_ends > self._clock()

    def may_write(self, progress: Progress) -> bool:
        """Test whether this process may fill the tables now."""
        remaining = progress.until - self._clock()
        # A lease that ends later than any new one is left from before a clock was set.
        is_free = not 0 < remaining <= LEASE_SECONDS
        return is_free or progress.holder == self._holder

    def give_lease_back(self) -> None:
        """Let other processes fill the tables at once."""
        self._lease_ends = FREE
        free = (
            sa.update(state)
            .where(state.c.name == self._name)
            .where(state.c.holder == self._holder)
            .values(until=FREE)
        )
        with write_transaction(self.engine) as connection:
            connection.execute(free)

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
                select = self._statements_on(generation, view.name).select
                rows = select.core_rows(connection, of=subject_id.hex)
                found[view.name] = {tuple(row): number for number, *row in rows}
        return found

    def _statements_on(self, generation: int, view: str) -> ViewStatements:
        key = generation, view
        if key not in self._statements:
            table = self.tables(generation)[view]
            id_and_values = [one for one in table.c if one.name not in BOUNDS]
            select = (
                sa.select(*id_and_values)
                .where(table.c.subject == sa.bindparam("of"))
                .where(table.c.known_until == OPEN)
            )
            close = (
                sa.update(table)
                .where(table.c.id == sa.bindparam("number"))
                .values(known_until=sa.bindparam("position"))
            )
            every = select, sa.insert(table), close
            made = (PreparedStatement(one, self.engine) for one in every)
            self._statements[key] = ViewStatements(*made)
        return self._statements[key]

    def read_joins(self, generation: int) -> list[UUID]:
        """Read the identities of the joins that stand, in the order of the log."""
        joined = self.tables(generation).joined
        statement = sa.select(joined.c.event_id).order_by(joined.c.place)
        with self.engine.connect() as connection:
            return [UUID(event_id) for event_id in connection.scalars(statement)]

    def read_dependents(self, generation: int, subjects: Collection[UUID]) -> set[UUID]:
        """Read the subjects whose entries name, or cite without a day, one of some."""
        made, found = self.tables(generation), set[UUID]()
        wanted = [one.hex for one in subjects]
        with self.engine.connect() as connection:
            for table, named in (
                (made["scope"], "scope"),
                (made["citation"], "document"),
            ):
                statement = (
                    sa.select(table.c.subject)
                    .distinct()
                    .where(table.c[named].in_(wanted))
                    .where(table.c.known_until == OPEN)
                )
                found |= {UUID(one) for one in connection.scalars(statement)}
        return found

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
        """Commit a batch, unless another projector was faster.

        The same transaction takes or renews the lease, or gives it back at the end.

        Args:
            position: how far the log was read before the batch.
            reached: how far it is read with the batch.
            unreadable: position of an entry that could not be read -> the reason.
            joins: all joins; None if they did not change.
            is_last: whether the batch ends where the log ends.

        Returns:
            Whether it was written.
        """
        gives_back = is_last and not self.keeps_lease
        until = FREE if gives_back else self._clock() + LEASE_SECONDS
        advance = (
            sa.update(state)
            .where(state.c.name == self._name)
            .where(state.c.generation == generation)
            .where(state.c.position == position)
            .values(position=reached, holder=self._holder, until=until)
        )
        made = self.tables(generation)
        with write_transaction(self.engine) as connection:
            if not connection.execute(advance).rowcount:
                return False
            cursor = connection.connection.cursor()
            for view, change in changes.items():
                self._write_rows(cursor, generation, view, change)
            cursor.close()
            if unreadable:
                rows = [{"position": p, "reason": why} for p, why in unreadable.items()]
                connection.execute(sa.insert(made.set_aside), rows)
            if joins is not None:
                _write_joins(connection, made, joins)
        self._lease_ends = until
        return True

    def _write_rows(
        self, cursor: DBAPICursor, generation: int, view: str, changes: RowChanges
    ) -> None:
        if not (changes.inserted or changes.closed):
            return
        statements = self._statements_on(generation, view)
        if changes.inserted:
            statements.insert.write(cursor, list(changes.inserted.values()))
        if changes.closed:
            closed = [(position, number) for number, position in changes.closed.items()]
            statements.close.write(cursor, closed)


def _write_joins(connection: sa.Connection, made: Tables, joins: Joins) -> None:
    connection.execute(sa.delete(made.joined))
    rows = [
        {
            "place": place,
            "event_id": UUID(event_id).hex,
            "subject": joined.subject_id.hex,
            "into": into.subject_id.hex,
        }
        for place, (event_id, (joined, into)) in enumerate(joins.recorded.items(), 1)
    ]
    if rows:
        connection.execute(sa.insert(made.joined), rows)
