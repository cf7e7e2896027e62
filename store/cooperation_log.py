"""The log of the cooperation: entries, read from and appended to the log's rows."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
import sqlalchemy as sa

from domain.content import Content, decode
from domain.entry import Entry
from domain.errors import DomainError
from domain.log import LostRaceError
from domain.personal import PersonalValue
from domain.state.subject import Subject
from store.errors import (
    EventIdTakenError,
    UnreadableEntryError,
    VersionTakenError,
)
from store.personal import personal_values
from store.recorder import LogRecorder
from store.records import LogRecord, LogRow

PAGE = 5_000


class UnreadableEntry(NamedTuple):
    """A row of the log whose bytes cannot be read as an entry."""

    position: int
    reason: str


class CooperationLog:
    """The log of the cooperation: entries read and appended (``domain.log.Log``).

    Attributes:
        reader: reads the log's rows by position, subject, identity and instant.
    """

    def __init__(self, recorder: LogRecorder) -> None:
        self.reader = recorder

    def load(self, subject_ids: Iterable[UUID]) -> Mapping[UUID, Subject]:
        """Load subjects with all their entries.

        Raises:
            UnreadableEntryError: without all entries of a subject, the next one
                cannot be checked.
        """
        found: dict[UUID, Subject] = {}
        for entry in map(entry_of, self.reader.rows_of(subject_ids)):
            subject_id = entry.subject_id
            if subject_id not in found:
                found[subject_id] = Subject(entry.subject)
            found[subject_id].take(entry)
        return found

    def entries_of(self, subject_ids: Iterable[UUID]) -> list[Entry]:
        """Read the readable entries of subjects, in the order of the log."""
        return _readable(self.reader.rows_of(subject_ids))

    def entries(self, event_ids: Iterable[UUID]) -> Mapping[UUID, Entry]:
        """Find entries by identity.

        Raises:
            UnreadableEntryError: one is in the log and cannot be read.
        """
        rows = self.reader.rows_by_event_ids(event_ids)
        return {row.event_id: entry_of(row) for row in rows}

    def entry_at(self, position: int) -> Entry | None:
        """Find an entry by its position; None if it cannot be read."""
        return self.entries_at([position]).get(position)

    def entries_at(self, positions: Iterable[int]) -> Mapping[int, Entry]:
        """Find entries by position; an unknown or unreadable one is left out."""
        found = _readable(self.reader.rows_at(positions))
        return {entry.position: entry for entry in found}

    def read_after(
        self, position: int, limit: int = PAGE, stop: int | None = None
    ) -> list[Entry | UnreadableEntry]:
        """Read a page of the log, including the rows that cannot be read."""
        return [
            read_entry(row) for row in self.reader.rows_after(position, limit, stop)
        ]

    def entries_after(
        self, position: int, limit: int = PAGE, stop: int | None = None
    ) -> list[Entry]:
        """Read a page of the log's readable entries: full, unless the log ends."""
        found: list[Entry] = []
        while len(found) < limit:
            wanted = limit - len(found)
            rows = self.reader.rows_after(position, wanted, stop)
            found += _readable(rows)
            if len(rows) < wanted:
                break
            position = rows[-1].position
        return found

    def recorded_at(self, position: int) -> datetime | None:
        """Return the instant at which a position was recorded, or None."""
        rows = self.reader.rows_after(position - 1, 1, stop=position)
        return rows[0].recorded_at if rows else None

    def touched_since(
        self, position: int, *, page: int = PAGE
    ) -> tuple[int, set[UUID]]:
        """Return the last position of the log, and the subjects with later entries.

        Args:
            page: how many entries are read at a time.
        """
        head = self.reader.head().position
        touched: set[UUID] = set()
        while position and position < head:
            rows = self.reader.rows_after(position, page)
            touched |= {row.subject_id for row in rows}
            position = rows[-1].position if rows else head
        return head, touched

    def personal(self, event_id: UUID) -> Mapping[str, PersonalValue]:
        """Return the personal values of an entry that were not erased, by field."""
        values = personal_values(self.reader.engine, [event_id])
        return {one.field: one for one in values}

    def append(
        self, entries: Sequence[Entry], personal: Sequence[PersonalValue]
    ) -> None:
        """Append entries, all or none, and set their position and instant."""
        records = [record_of(entry) for entry in entries]
        try:
            appended = self.reader.append(records, personal)
        except (VersionTakenError, EventIdTakenError) as error:
            raise LostRaceError(str(error)) from error
        for entry, (position, recorded_at) in zip(entries, appended, strict=True):
            entry.position, entry.recorded_at = position, recorded_at

    def position_at(self, instant: datetime) -> int:
        """Return the last position recorded by an instant; 0 before the first."""
        return self.reader.position_at(instant)


def record_of(entry: Entry) -> LogRecord:
    """Write an entry as a record of the log."""
    content = entry.content
    return LogRecord(
        event_id=entry.event_id,
        subject_id=entry.subject_id,
        version=entry.version,
        kind=content.kind,
        data=entry.canonical,
        occurred=content.occurred.date if content.occurred else None,
        recorded_by=content.by,
        on_behalf_of=content.entity,
    )


def entry_of(row: LogRow) -> Entry:
    """Read an entry from a row of the log.

    Raises:
        UnreadableEntryError: its bytes cannot be read, or are about another subject.
    """
    entry = Entry(
        event_id=row.event_id,
        version=row.version,
        content=_content_of(row),
        position=row.position,
        recorded_at=row.recorded_at,
        _canonical=row.data,
    )
    try:
        named = entry.subject_id
    except DomainError as error:
        raise UnreadableEntryError(position=row.position, reason=str(error)) from error
    if named != row.subject_id:
        reason = "it is about another subject than its row says"
        raise UnreadableEntryError(position=row.position, reason=reason)
    return entry


def _content_of(row: LogRow) -> Content:
    try:
        return decode(row.data)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise UnreadableEntryError(position=row.position, reason=str(error)) from error


def read_entry(row: LogRow) -> Entry | UnreadableEntry:
    """Read a row of the log as an entry, or say why it cannot be read."""
    try:
        return entry_of(row)
    except UnreadableEntryError as error:
        return UnreadableEntry(error.position, error.reason)


def _readable(rows: Iterable[LogRow]) -> list[Entry]:
    return [entry for entry in map(read_entry, rows) if isinstance(entry, Entry)]


def open_log(engine: sa.Engine, **options: Any) -> CooperationLog:  # noqa: ANN401 - those of the recorder
    """Open the log of an engine."""
    return CooperationLog(LogRecorder(engine, **options))
