"""The recorder: appends entries to the log, and serves the library's five questions."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from eventsourcing.persistence import ApplicationRecorder, Notification, StoredEvent
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.clock import now_utc
from domain.personal import PersonalValue
from store.bell import Bell, LogSubscription
from store.conflicts import find_clash
from store.errors import (
    ClockBehindError,
    EntryTooLargeError,
    LedgerUnavailableError,
)
from store.instants import write_instant
from store.reader import LogReader
from store.records import Appended, Head, LogRecord
from store.statements import Prepared
from store.tables import ENTRY_BYTES, log, personal
from store.writer import Writer

CLOCK_MAY_LAG = timedelta(minutes=5)
TICK = timedelta(microseconds=1)
EVENT = [log.c.subject_id, log.c.version, log.c.kind, log.c.data]


class LogRecorder(LogReader, ApplicationRecorder):
    """The one writer of the log.

    Positions have no gaps and ``recorded_at`` strictly increases: both are given
    while the append lock is held.
    """

    def __init__(
        self, engine: sa.Engine, *, clock: Callable[[], datetime] = now_utc
    ) -> None:
        super().__init__(engine)
        self.bell = Bell()
        self._clock = clock
        self._writer = Writer(engine)
        self._driver = engine.dialect.loaded_dbapi
        self._insert = Prepared(sa.insert(log), engine)
        self._insert_personal = Prepared(sa.insert(personal), engine)

    def append(
        self, records: Sequence[LogRecord], personal: Sequence[PersonalValue] = ()
    ) -> list[Appended]:
        """Append entries, all or none; once this returns, no crash loses them.

        Args:
            personal: values that belong to these entries and can be erased.

        Raises:
            EntryTooLargeError: an entry has more than 60,000 bytes.
            ClockBehindError: the clock is over five minutes behind the last entry.
            VersionTakenError: a version of a subject is taken.
            EventIdTakenError: an event id is taken.
            LedgerUnavailableError: the database did not answer. In all other cases
                nothing was recorded; here it may have been, under its event ids.
        """
        if not records:
            return []
        rows = [_row(record) for record in records]
        try:
            with self._writer.appending() as cursor:
                appended = self._write(cursor, rows, personal)
        except self._driver.IntegrityError as error:
            clash = find_clash(self, records)
            if clash is None:
                raise
            raise clash from error
        except self._driver.OperationalError as error:
            reason = str(error).partition("\n")[0]
            raise LedgerUnavailableError(reason=reason) from error
        self.bell.ring(appended[-1].position)
        return appended

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        personal: Sequence[PersonalValue] = (),
        **_library: Any,  # noqa: ANN401 - the library passes what it likes
    ) -> list[int]:
        """Append stored events as the library asks for it, and give their positions.

        Args:
            personal: see ``append``.
            _library: what the library adds for recorders that follow another log.
        """
        records = [LogRecord.of(event) for event in stored_events]
        return [position for position, _ in self.append(records, personal)]

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[StoredEvent]:
        """Read the events of one subject in the order of their versions."""
        version = log.c.version
        statement = (
            sa.select(*EVENT)
            .where(log.c.subject_id == _hex(originator_id))
            .order_by(version.desc() if desc else version)
            .limit(limit)
        )
        if gt is not None:
            statement = statement.where(version > gt)
        if lte is not None:
            statement = statement.where(version <= lte)
        with self.engine.connect() as connection:
            return [
                StoredEvent(UUID(subject), *event)
                for subject, *event in connection.execute(statement)
            ]

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[Notification]:
        """Read a page of the log in the order of positions; both bounds inclusive."""
        position = log.c.position
        statement = sa.select(*EVENT, position).order_by(position).limit(limit)
        if start is not None:
            begun = position >= start if inclusive_of_start else position > start
            statement = statement.where(begun)
        if stop is not None:
            statement = statement.where(position <= stop)
        if topics:
            statement = statement.where(log.c.kind.in_(topics))
        with self.engine.connect() as connection:
            return [
                Notification(UUID(subject), *event)
                for subject, *event in connection.execute(statement)
            ]

    def max_notification_id(self) -> int | None:
        """Give the last position, or None while the log is empty."""
        return self.head().position or None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> LogSubscription:
        """Follow the log from a position on, on any engine."""
        return LogSubscription(self, gt, topics)

    def _write(
        self,
        cursor: DBAPICursor,
        rows: Sequence[tuple[Any, ...]],
        personal: Sequence[PersonalValue],
    ) -> list[Appended]:
        clock_at = self._clock()
        first = _next(self.head_by(cursor), clock_at)
        appended = [first]
        for ahead in range(1, len(rows)):
            when = first.recorded_at + ahead * TICK
            appended.append(Appended(first.position + ahead, when))
        clock = write_instant(clock_at)
        stamped = [
            (at, clock if when is clock_at else write_instant(when), clock, *row)
            for (at, when), row in zip(appended, rows, strict=True)
        ]
        self._insert.write(cursor, stamped)
        if personal:
            values = [(event.hex, *value) for event, *value in personal]
            self._insert_personal.write(cursor, values)
        return appended


def _next(head: Head, clock_at: datetime) -> Appended:
    if head.recorded_at is None:
        return Appended(1, clock_at)
    if clock_at < head.recorded_at - CLOCK_MAY_LAG:
        raise ClockBehindError(clock_at=clock_at, recorded_at=head.recorded_at)
    return Appended(head.position + 1, max(clock_at, head.recorded_at + TICK))


def _row(record: LogRecord) -> tuple[Any, ...]:
    """Bring a record into the order of the table's columns, after the stamps."""
    size = len(record.state)
    if size > ENTRY_BYTES:
        raise EntryTooLargeError(kind=record.topic, size=size, limit=ENTRY_BYTES)
    return (
        record.event_id.hex,
        record.subject_id.hex,
        record.originator_version,
        record.topic,
        record.occurred,
        record.recorded_by,
        record.on_behalf_of,
        record.metadata,
        record.state,
    )


def _hex(identifier: UUID | str) -> str:
    return identifier.hex if isinstance(identifier, UUID) else UUID(identifier).hex
