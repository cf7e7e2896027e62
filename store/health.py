"""Examining a ledger: is it durable, is it whole, is its log without gaps."""

from collections.abc import Mapping
from typing import NamedTuple

import sqlalchemy as sa

from store.tables import log
from store.transactions import dialect_of, driver_reading

WHOLE = "ok"


class LogShape(NamedTuple):
    """How the log is numbered.

    Attributes:
        entries: how many there are; ``last``: the last position.
        out_of_order: entries that were not recorded after the one before them.
    """

    entries: int
    last: int
    out_of_order: int

    @property
    def is_gapless(self) -> bool:
        """Whether positions go from 1 to the last, in the order of recording."""
        return self.entries == self.last and not self.out_of_order


def durability(engine: sa.Engine) -> Mapping[str, tuple[str, bool]]:
    """Read what a durable ledger needs: setting -> value found, and is it enough."""
    found: dict[str, tuple[str, bool]] = {}
    with driver_reading(engine) as connection:
        cursor = connection.cursor()
        for setting, wanted in dialect_of(engine).durable.items():
            cursor.execute(setting)
            ((value,),) = cursor.fetchall()
            found[setting] = str(value), str(value) in wanted
    return found


def integrity(engine: sa.Engine) -> str:
    """Let SQLite read every page; give ``ok`` or the first thing that is wrong."""
    with driver_reading(engine) as connection:
        cursor = connection.cursor()
        cursor.execute("PRAGMA integrity_check(1)")
        ((found,),) = cursor.fetchall()
    return str(found)


def log_shape(engine: sa.Engine) -> LogShape:
    """Count entries, and those that were not recorded after the one before."""
    before = sa.func.lag(log.c.recorded_at).over(order_by=log.c.position)
    pairs = sa.select(log.c.recorded_at, before.label("before")).subquery()
    late = sa.select(sa.func.count()).where(pairs.c.recorded_at <= pairs.c.before)
    counted = sa.select(sa.func.count(), sa.func.max(log.c.position))
    with engine.connect() as connection:
        entries, last = connection.execute(counted).one()
        return LogShape(entries, last or 0, connection.scalar(late) or 0)
