"""What the ledger asks of the log; the store answers it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol
from uuid import UUID

from domain.entry import Entry
from domain.personal import PersonalValue
from domain.state.subject import Subject


class LostRaceError(Exception):
    """Somebody else recorded on the same subject, or under the same key, just now."""


class Log(Protocol):
    """An append-only log of entries."""

    def load(self, subject_ids: Iterable[UUID]) -> Mapping[UUID, Subject]:
        """Load subjects with all their entries; an unknown one is left out."""
        ...

    def entries(self, event_ids: Iterable[UUID]) -> Mapping[UUID, Entry]:
        """Find entries by identity; an unknown one is left out."""
        ...

    def entry_at(self, position: int) -> Entry | None:
        """Find an entry by its position."""
        ...

    def touched_since(self, position: int) -> tuple[int, set[UUID]]:
        """Give the log's last position, and the subjects touched after one."""
        ...

    def personal(self, event_id: UUID) -> Mapping[str, PersonalValue]:
        """Give an entry's personal values by field; the erased are left out."""
        ...

    def append(
        self, entries: Sequence[Entry], personal: Sequence[PersonalValue]
    ) -> None:
        """Record entries, all or none, and stamp them with position and instant.

        Raises:
            LostRaceError: a version or an event id was taken meanwhile.
        """
        ...
