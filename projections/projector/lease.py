"""The lease: one process at a time fills the tables, and the others wait for it.

Several workers of a server see the same new entries. Without a lease each would derive
the same rows, and all but one would throw them away. The lease saves that work and
nothing depends on it: a page is committed only if the tables are still where it begins.
"""

from collections.abc import Callable
from uuid import uuid4

import sqlalchemy as sa

from projections.projector.tables import lease
from store.statements import PreparedStatement
from store.transactions import dialect_of, driver_connection

LEASE_SECONDS = 1.0
"""How long the others wait for a process that has committed nothing more."""

FREE = 0.0


class Lease:
    """The right of one process to fill the tables of one projection.

    A process takes or renews the lease with each page that it commits, so taking it
    costs no transaction of its own. Everybody may go on once it has expired.

    Args:
        name: of the projection.
        clock: gives seconds since 1970; machines that share a database should agree.

    Attributes:
        keeps: whether to keep the lease when the tables are up with the log, because
            this process will look for new entries at once.
    """

    def __init__(
        self, engine: sa.Engine, name: str, clock: Callable[[], float]
    ) -> None:
        self.keeps = False
        self._engine = engine
        self._name = name
        self._clock = clock
        self._holder = uuid4().hex
        self._until = FREE
        self._read = PreparedStatement(
            sa.select(lease.c.holder, lease.c.until).where(lease.c.name == name), engine
        )
        insert = dialect_of(engine).insert(lease)
        new = {"holder": insert.excluded.holder, "until": insert.excluded.until}
        self._write = PreparedStatement(
            insert.on_conflict_do_update(index_elements=[lease.c.name], set_=new),
            engine,
        )

    @property
    def is_held(self) -> bool:
        """Whether this process holds the lease."""
        return self._until > self._clock()

    def is_free(self) -> bool:
        """Test whether this process may fill the tables now."""
        with driver_connection(self._engine) as connection:
            rows = self._read.rows(connection.cursor())
        if not rows:
            return True
        [(holder, until)] = rows
        remaining = until - self._clock()
        # A lease that ends later than any new one is left from before a clock was set.
        return holder == self._holder or not 0 < remaining <= LEASE_SECONDS

    def renew(self, connection: sa.Connection, *, is_done: bool) -> None:
        """Take or renew the lease in the transaction that commits a page.

        Args:
            is_done: whether the tables are then up with the log.
        """
        gives_back = is_done and not self.keeps
        self._until = FREE if gives_back else self._clock() + LEASE_SECONDS
        cursor = connection.connection.cursor()
        self._write.write(cursor, [(self._name, self._holder, self._until)])
        cursor.close()

    def give_back(self, connection: sa.Connection) -> None:
        """Let others fill the tables at once, if this process held the lease."""
        self._until = FREE
        connection.execute(
            sa.update(lease)
            .where(lease.c.name == self._name)
            .where(lease.c.holder == self._holder)
            .values(until=FREE)
        )
