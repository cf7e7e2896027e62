"""How the clock of a machine compares with the instants of the log."""

from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from store.instants import read_instant, write_instant
from store.reader import LogReader
from store.recorder import CLOCK_MAY_LAG
from store.tables import log


class ClockState(NamedTuple):
    """What the clock says, and what the log says.

    Attributes:
        clock_at: what the clock says now.
        position, recorded_at: those of the last entry; None if there is none.
        last_clock_at: what the clock said when the last entry was recorded.
        ahead: number of entries that are ahead of the clock now.
    """

    clock_at: datetime
    position: int | None
    recorded_at: datetime | None
    last_clock_at: datetime | None
    ahead: int

    @property
    def lead(self) -> timedelta:
        """How far the last entry is ahead of the clock; 0 if it is not."""
        if self.recorded_at is None:
            return timedelta()
        lead = self.recorded_at - self.clock_at
        return max(timedelta(seconds=round(lead.total_seconds())), timedelta())

    @property
    def is_behind(self) -> bool:
        """Whether the clock is too far behind the last entry."""
        return self.lead > CLOCK_MAY_LAG

    @property
    def is_continued(self) -> bool:
        """Whether entries are recorded all the same, from the last one on."""
        last, before = self.recorded_at, self.last_clock_at
        if last is None or before is None:
            return False
        is_before = before < last - CLOCK_MAY_LAG
        return is_before and self.clock_at >= before - CLOCK_MAY_LAG


def clock_state(engine: sa.Engine, clock_at: datetime) -> ClockState:
    """Compare what the clock says with the log."""
    head = LogReader(engine).head()
    limit = write_instant(clock_at + CLOCK_MAY_LAG)
    ahead = sa.select(sa.func.count()).where(log.c.recorded_at > limit)
    last = sa.select(log.c.clock_at).where(log.c.position == head.position)
    with engine.connect() as connection:
        count = connection.scalar(ahead) or 0
        if head.recorded_at is None:
            position = head.position or None
            return ClockState(clock_at, position, None, None, count)
        before = read_instant(connection.execute(last).scalar_one())
    return ClockState(clock_at, head.position, head.recorded_at, before, count)
