"""The recorder: appends entries to the log."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.clock import now_utc
from domain.personal import PersonalValue
from store.append_signal import AppendSignal
from store.clock_clues import FAR_AHEAD, latest_clue
from store.conflicts import find_conflict
from store.database.append_connection import BYTES_PER_CHECK, AppendConnection
from store.database.database_faults import first_line, to_store_error
from store.database.statements import PreparedStatement
from store.errors import (
    ClockAheadError,
    ClockBehindError,
    EntryTooLargeError,
    LedgerUnavailableError,
    LogCutError,
    NewJoinError,
    UnreadableEntryError,
)
from store.instants import read_instant, write_instant
from store.reader import LogReader
from store.records import Appended, Head, LogRecord
from store.row_digest import row_digest
from store.tables import ENTRY_BYTES, log, log_digest, personal

CLOCK_MAY_LAG = timedelta(minutes=5)
TICK = timedelta(microseconds=1)


class LogRecorder(LogReader):
    """The only writer of the log.

    Positions have no gaps and ``recorded_at`` strictly increases: both are assigned
    while the append lock is held. What the clock said is kept beside it.

    Args:
        continues: record even if the clock is far behind the last entry, so that time
            continues from there.
        find_clue: returns the latest instant, besides the clock's, that must have
            passed.
    """

    def __init__(
        self,
        engine: sa.Engine,
        *,
        clock: Callable[[], datetime] = now_utc,
        continues: bool = False,
        find_clue: Callable[[sa.Engine], datetime | None] = latest_clue,
    ) -> None:
        super().__init__(engine)
        self._continues = continues
        self._find_clue = find_clue
        self.append_signal = AppendSignal()
        self._clock = clock
        self._append_connection = AppendConnection(engine)
        self._driver = engine.dialect.loaded_dbapi
        self._insert = PreparedStatement(sa.insert(log), engine)
        self._insert_digest = PreparedStatement(sa.insert(log_digest), engine)
        clock_of = sa.select(log.c.clock_at).where(
            log.c.position == sa.bindparam("position")
        )
        self._clock_of = PreparedStatement(clock_of, engine)
        self._insert_personal = PreparedStatement(sa.insert(personal), engine)

    def append(
        self,
        records: Sequence[LogRecord],
        personal: Sequence[PersonalValue] = (),
        *,
        joins_until: int | None = None,
        may_be_ahead: bool = True,
    ) -> list[Appended]:
        """Append entries, all or none. Once this returns, no crash loses them.

        Args:
            personal: values that belong to these entries and can be erased.
            joins_until: position after which no other entry may have joined subjects.
            may_be_ahead: whether the clock may be far after the last entry and after
                everything else that the machine knows of the time.

        Raises:
            EntryTooLargeError: an entry has more than 60,000 bytes.
            ClockBehindError: the clock is over five minutes behind the last entry, and
                nobody let time continue from there.
            ClockAheadError: the clock is far ahead, and may not be.
            VersionTakenError: a version of a subject is taken.
            EventIdTakenError: an event id is taken.
            LogCutError: the last entries of the log are missing.
            NewJoinError: subjects were joined after ``joins_until``.
            UnreadableEntryError: the last entry's row is damaged.
            LedgerUnavailableError: the database did not answer. In all other cases
                nothing was recorded; here it may have been, under its event ids.
            StoreError: the disk is full, or the file cannot be written or is damaged.
        """
        if not records:
            return []
        rows = [_row(record) for record in records]
        try:
            if self._cursor is not None:
                head = self.head()
                clock_at = self._read_clock(
                    self._cursor, head, may_be_ahead=may_be_ahead
                )
                return self._write(self._cursor, head, clock_at, rows, personal)
            size = sum(len(record.data) for record in records)
            with self._append_connection.transaction(size) as cursor:
                head = self.head_by(cursor)
                clock_at = self._read_clock(cursor, head, may_be_ahead=may_be_ahead)
                if joins_until is not None and joins_until < head.position:
                    self._refuse_new_joins(cursor, joins_until)
                appended = self._write(cursor, head, clock_at, rows, personal)
        except self._driver.IntegrityError as error:
            conflict = find_conflict(self, records)
            if conflict is None:
                self._check_not_cut()
                raise
            raise conflict from error
        except self._driver.Error as error:
            fault = to_store_error(self.engine, error)
            if fault is None and isinstance(error, self._driver.OperationalError):
                fault = LedgerUnavailableError(reason=first_line(error))
            if fault is None:
                raise
            raise fault from error
        self.append_signal.notify(appended[-1].position)
        return appended

    @contextmanager
    def transaction(self, *, keep: bool) -> Iterator[None]:
        """Hold the append lock: what is appended in the block is kept as a whole.

        Meanwhile this object reads what it appended. Others see it at the end.

        Args:
            keep: commit at the end; otherwise nothing is kept.

        Raises:
            StoreError: as for ``append``; nothing was recorded.
        """
        before = self.head().position
        try:
            with self._append_connection.transaction(BYTES_PER_CHECK) as cursor:
                self._cursor = cursor
                try:
                    yield
                    last = self.head().position
                finally:
                    self._cursor = None
                if not keep:
                    cursor.connection.rollback()
        except self._driver.Error as error:
            fault = to_store_error(self.engine, error)
            raise fault or LedgerUnavailableError(reason=first_line(error)) from error
        if keep and last > before:
            self.append_signal.notify(last)

    @contextmanager
    def outside_transaction(self) -> Iterator[None]:
        """Read in the block what others see, without what was not yet committed."""
        cursor, self._cursor = self._cursor, None
        try:
            yield
        finally:
            self._cursor = cursor

    def _read_clock(
        self, cursor: DBAPICursor, head: Head, *, may_be_ahead: bool
    ) -> datetime:
        """Read the clock, and compare it with the last entry.

        Raises:
            ClockBehindError, ClockAheadError: it cannot be right.
        """
        clock_at, last = self._clock(), head.recorded_at
        if last is None:
            return clock_at
        if clock_at < last - CLOCK_MAY_LAG and not (
            self._continues or self._is_continued(cursor, head, clock_at)
        ):
            raise ClockBehindError(clock_at=clock_at, recorded_at=last)
        if not may_be_ahead:
            self._check_not_ahead(clock_at, last)
        return clock_at

    def check_clock(self) -> None:
        """Compare the clock with the last entry before anything is appended.

        Raises:
            ClockAheadError: it is far ahead.
        """
        last = self.head().recorded_at
        if last is not None:
            self._check_not_ahead(self._clock(), last)

    def _check_not_ahead(self, clock_at: datetime, last: datetime) -> None:
        if clock_at > last + FAR_AHEAD:
            clue = self._find_clue(self.engine)
            if clue is None or clock_at > clue + FAR_AHEAD:
                raise ClockAheadError(clock_at=clock_at, recorded_at=last)

    def _is_continued(
        self, cursor: DBAPICursor, head: Head, clock_at: datetime
    ) -> bool:
        """Return whether the last entry was itself recorded by a clock behind it."""
        [(found,)] = self._clock_of.rows(cursor, position=head.position)
        last_clock = read_instant(found)
        assert head.recorded_at is not None  # noqa: S101 - there is a last entry
        is_behind = last_clock < head.recorded_at - CLOCK_MAY_LAG
        return is_behind and clock_at >= last_clock - CLOCK_MAY_LAG

    def _refuse_new_joins(self, cursor: DBAPICursor, position: int) -> None:
        if self._joins.rows(cursor, after=position):
            raise NewJoinError

    def _check_not_cut(self) -> None:
        """Refuse to record after entries of which only the digests are left."""
        position = self.head().position
        with self.engine.connect() as connection:
            last = connection.scalar(sa.select(sa.func.max(log_digest.c.position)))
        if (last or 0) > position:
            raise LogCutError(position=position)

    def _write(
        self,
        cursor: DBAPICursor,
        head: Head,
        clock_at: datetime,
        rows: Sequence[tuple[Any, ...]],
        personal: Sequence[PersonalValue],
    ) -> list[Appended]:
        first = _next(head, clock_at)
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
        self._insert_digest.write(
            cursor, [(row[0], row_digest(row)) for row in stamped]
        )
        if personal:
            values = [(event.hex, *value) for event, *value in personal]
            self._insert_personal.write(cursor, values)
        return appended


def _next(head: Head, clock_at: datetime) -> Appended:
    if head.recorded_at is None:
        if head.position:
            reason = "its instant is damaged, so that the next one is not known"
            raise UnreadableEntryError(position=head.position, reason=reason)
        return Appended(1, clock_at)
    return Appended(head.position + 1, max(clock_at, head.recorded_at + TICK))


def _row(record: LogRecord) -> tuple[Any, ...]:
    """Put a record's values in the order of the columns that follow the instants."""
    size = len(record.data)
    if size > ENTRY_BYTES:
        raise EntryTooLargeError(kind=record.kind, size=size, limit=ENTRY_BYTES)
    return (
        record.event_id.hex,
        record.subject_id.hex,
        record.version,
        record.kind,
        record.occurred,
        record.recorded_by,
        record.on_behalf_of,
        record.metadata,
        record.data,
    )
