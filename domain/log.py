"""The log as the ledger needs it; the store implements it."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

from domain.entry import Entry
from domain.personal import PersonalValue
from domain.state.subject import Subject


class LostRaceError(Exception):
    """Somebody else recorded on the same subject, or under the same key, meanwhile."""


class Log(Protocol):
    """An append-only log of entries."""

    def load(self, subject_ids: Iterable[UUID]) -> Mapping[UUID, Subject]:
        """Load subjects with all their entries; unknown ones are left out."""
        ...

    def entries(self, event_ids: Iterable[UUID]) -> Mapping[UUID, Entry]:
        """Find entries by identity; unknown ones are left out."""
        ...

    def entry_at(self, position: int) -> Entry | None:
        """Find an entry by its position."""
        ...

    def joins(self) -> Sequence[Entry]:
        """Return the entries that join subjects, and withdrawals of them, in order."""
        ...

    def touched_since(self, position: int) -> tuple[int, set[UUID]]:
        """Return the last position of the log, and the subjects with later entries."""
        ...

    def personal(self, event_id: UUID) -> Mapping[str, PersonalValue]:
        """Return an entry's personal values by field; erased ones are left out."""
        ...

    def transaction(self, *, keep: bool) -> AbstractContextManager[None]:
        """Hold the append lock: keep all that is appended in the block, or nothing.

        Args:
            keep: keep it if the block ends without an error.
        """
        ...

    def outside_transaction(self) -> AbstractContextManager[None]:
        """Read in the block what others see, without what is not yet kept."""
        ...

    def append(
        self,
        entries: Sequence[Entry],
        personal: Sequence[PersonalValue],
        *,
        joins_until: int | None = None,
        confirmed: bool = False,
    ) -> None:
        """Append entries, all or none, and set their position and instant.

        Args:
            joins_until: position up to which the joins were known when the entries
                were checked; None if they were not checked.
            confirmed: record even if the clock is far ahead.

        Raises:
            LostRaceError: somebody else took a version or an event id, or joined
                subjects, meanwhile.
            DoubtfulError: the clock is far ahead, and nobody confirmed.
        """
        ...

    def clock_doubt(self) -> Mapping[str, object]:
        """Return the facts of the doubt that the clock is far ahead; empty if not."""
        ...
