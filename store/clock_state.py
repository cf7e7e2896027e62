"""How the clock of a machine compares with the instants of the log."""

from datetime import datetime, timedelta
from typing import NamedTuple

import sqlalchemy as sa

from store.instants import read_instant, write_instant
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
    last = sa.select(log.c.position, log.c.recorded_at, log.c.clock_at)
    limit = write_instant(clock_at + CLOCK_MAY_LAG)
    ahead = sa.select(sa.func.count()).where(log.c.recorded_at > limit)
    with engine.connect() as connection:
        found = connection.execute(
            last.order_by(log.c.position.desc()).limit(1)
        ).first()
        count = connection.scalar(ahead) or 0
    if found is None:
        return ClockState(clock_at, None, None, None, count)
    position, recorded_at, before = found
    return ClockState(
        clock_at, position, read_instant(recorded_at), read_instant(before), count
    )
