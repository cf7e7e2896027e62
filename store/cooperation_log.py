"""The log of the cooperation: entries, read from and appended to the log's rows."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from domain.entry import SAME_AS, Entry
from domain.log import LostRaceError
from domain.personal import PersonalValue
from domain.recording.refusals import Doubt, DoubtfulError
from domain.state.subject import Subject
from store.entry_rows import (
    UnreadableEntry,
    entries_of,
    read_entries,
    readable_entries,
    record_of,
)
from store.errors import (
    ClockAheadError,
    EventIdTakenError,
    NewJoinError,
    VersionTakenError,
)
from store.personal import personal_values
from store.recorder import LogRecorder

PAGE = 5_000


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
        for entry in entries_of(self.reader.rows_of(subject_ids)):
            subject_id = entry.subject_id
            if subject_id not in found:
                found[subject_id] = Subject(entry.subject)
            found[subject_id].add(entry)
        return found

    def entries_of(self, subject_ids: Iterable[UUID]) -> list[Entry]:
        """Read the readable entries of subjects, in the order of the log."""
        return readable_entries(self.reader.rows_of(subject_ids))

    def entries(self, event_ids: Iterable[UUID]) -> Mapping[UUID, Entry]:
        """Find entries by identity.

        Raises:
            UnreadableEntryError: one is in the log and cannot be read.
        """
        found = entries_of(self.reader.rows_by_event_ids(event_ids))
        return {entry.event_id: entry for entry in found}

    def entry_at(self, position: int) -> Entry | None:
        """Find an entry by its position; None if it cannot be read."""
        return self.entries_at([position]).get(position)

    def entries_at(self, positions: Iterable[int]) -> Mapping[int, Entry]:
        """Find entries by position; an unknown or unreadable one is left out."""
        found = readable_entries(self.reader.rows_at(positions))
        return {entry.position: entry for entry in found}

    def read_after(
        self, position: int, limit: int = PAGE, stop: int | None = None
    ) -> list[Entry | UnreadableEntry]:
        """Read a page of the log, including the rows that cannot be read."""
        return read_entries(self.reader.rows_after(position, limit, stop))

    def entries_after(
        self, position: int, limit: int = PAGE, stop: int | None = None
    ) -> list[Entry]:
        """Read a page of the log's readable entries: full, unless the log ends."""
        found: list[Entry] = []
        while len(found) < limit:
            wanted = limit - len(found)
            rows = self.reader.rows_after(position, wanted, stop)
            found += readable_entries(rows)
            if len(rows) < wanted:
                break
            position = rows[-1].position
        return found

    def recorded_at(self, position: int) -> datetime | None:
        """Return the instant at which a position was recorded, or None."""
        rows = self.reader.rows_after(position - 1, 1, stop=position)
        return rows[0].recorded_at if rows else None

    def joins(self) -> list[Entry]:
        """Read the entries that join subjects, and withdrawals of them, in order."""
        joins = readable_entries(self.reader.rows_of_joins())
        joined = {str(one.event_id) for one in joins}
        every = self.entries_of({one.subject_id for one in joins})
        return [
            one
            for one in every
            if one.content.kind == SAME_AS or one.content.target in joined
        ]

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
        self,
        entries: Sequence[Entry],
        personal: Sequence[PersonalValue],
        *,
        joins_until: int | None = None,
        confirmed: bool = False,
    ) -> None:
        """Append entries, all or none, and set their position and instant.

        Raises:
            LostRaceError: somebody else recorded meanwhile.
            DoubtfulError: the clock is far ahead, and nobody confirmed.
        """
        records = [record_of(entry) for entry in entries]
        try:
            appended = self.reader.append(
                records, personal, joins_until=joins_until, may_be_ahead=confirmed
            )
        except ClockAheadError as error:
            doubt = Doubt("clock-ahead", _clock_facts(error))
            raise DoubtfulError([doubt]) from error
        except (VersionTakenError, EventIdTakenError, NewJoinError) as error:
            raise LostRaceError(str(error)) from error
        for entry, (position, recorded_at) in zip(entries, appended, strict=True):
            entry.position, entry.recorded_at = position, recorded_at

    def transaction(self, *, keep: bool) -> AbstractContextManager[None]:
        """Keep all that is appended in the block, or nothing."""
        return self.reader.transaction(keep=keep)

    def outside_transaction(self) -> AbstractContextManager[None]:
        """Read in the block what others see."""
        return self.reader.outside_transaction()

    def clock_doubt(self) -> Mapping[str, object]:
        """Return the facts of the doubt that the clock is far ahead; empty if not."""
        try:
            self.reader.check_clock()
        except ClockAheadError as error:
            return _clock_facts(error)
        return {}

    def position_at(self, instant: datetime) -> int:
        """Return the last position recorded by an instant; 0 before the first."""
        return self.reader.position_at(instant)


def _clock_facts(error: ClockAheadError) -> Mapping[str, object]:
    return {
        "clock": f"{error.clock_at:%Y-%m-%d %H:%M} UTC",
        "last": f"{error.recorded_at:%Y-%m-%d %H:%M} UTC",
        "days": (error.clock_at - error.recorded_at).days,
    }


def open_log(engine: sa.Engine, **options: Any) -> CooperationLog:  # noqa: ANN401 - those of the recorder
    """Open the log of an engine."""
    return CooperationLog(LogRecorder(engine, **options))
