"""Entries and a clock for tests of the log."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from store.records import LogRecord

NOON = datetime(2021, 7, 5, 12, 0, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """Read the clock."""
        return self.now


class EventfulClock(Clock):
    """A clock during whose first reading something happens, such as a fault."""

    def __init__(self, now: datetime, happens: Callable[[], object]) -> None:
        super().__init__(now)
        self._happens: Callable[[], object] | None = happens

    def __call__(self) -> datetime:
        """Read the clock."""
        happens, self._happens = self._happens, None
        if happens:
            happens()
        return super().__call__()


def formed(subject: UUID | None = None, version: int = 1) -> LogRecord:
    """Say that a body was formed."""
    return LogRecord(
        event_id=uuid4(),
        subject_id=subject or uuid4(),
        version=version,
        kind="body.formed",
        data=b'{ "name" : "Joint task force" }',
        occurred="2018-07",
        recorded_by="officer-1",
        on_behalf_of="minamata",
        metadata='{"via":"test"}',
    )
