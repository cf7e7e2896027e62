"""Examining a ledger: its durability, the integrity of its file, gaps in its log."""

from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from store.database.transactions import dialect_of, driver_connection, long_statements
from store.engine import read_settings
from store.tables import log

INTACT = "ok"


FIXED_IN = ((3, 44, 6), (3, 50, 7), (3, 51, 3))
"""Versions of SQLite from which on their series is free of the WAL-reset bug.

Source: https://sqlite.org/wal.html#walresetbug
"""


def has_wal_reset_bug(version: tuple[int, ...]) -> bool:
    """Return whether a version of SQLite can damage a file that several write to."""
    if version < (3, 7, 0) or version >= FIXED_IN[-1]:
        return False
    return not any(one[:2] == version[:2] and version >= one for one in FIXED_IN)


WAL_RESET_ADVICE = (
    "has the WAL-reset bug (fixed in 3.51.3, 3.50.7 and 3.44.6): several processes of "
    "Trilogue avoid it, but let no other program write to the file, and install a "
    "later version"
)


class LogShape(NamedTuple):
    """How the log is numbered.

    Attributes:
        entries: number of entries.
        last: the last position.
        out_of_order: number of entries not recorded later than the one before them.
    """

    entries: int
    last: int
    out_of_order: int

    @property
    def is_gapless(self) -> bool:
        """Whether positions go from 1 to the last, in the order of recording."""
        return self.entries == self.last and not self.out_of_order


def durability(engine: sa.Engine) -> Mapping[str, tuple[str, bool]]:
    """Read the settings that durability needs: setting -> value, and if it will do."""
    dialect = dialect_of(engine)
    with driver_connection(engine) as connection:
        found = read_settings(connection.cursor(), dialect.durable)
    return {
        setting: (value, value in dialect.durable[setting])
        for setting, value in found.items()
    }


def integrity(engine: sa.Engine) -> str:
    """Let SQLite check every page; return ``ok`` or the first problem."""
    check = "PRAGMA integrity_check(1)"
    with driver_connection(engine) as connection:
        return read_settings(connection.cursor(), [check])[check]


def log_shape(engine: sa.Engine) -> LogShape:
    """Count the entries, and those not recorded later than the one before them."""
    before = sa.func.lag(log.c.recorded_at).over(order_by=log.c.position)
    pairs = sa.select(log.c.recorded_at, before.label("before")).subquery()
    late = sa.select(sa.func.count()).where(pairs.c.recorded_at <= pairs.c.before)
    counted = sa.select(sa.func.count(), sa.func.max(log.c.position))
    with engine.connect() as connection, long_statements(engine):
        entries, last = connection.execute(counted).one()
        return LogShape(entries, last or 0, connection.scalar(late) or 0)
