"""Errors of loading a copy of a ledger."""

from datetime import datetime
from uuid import UUID

from store.errors import StoreError


class LedgerNotEmptyError(StoreError):
    """A copy can only be loaded into an empty ledger, and this one has entries."""

    def __init__(self, *, position: int, recorded_at: datetime) -> None:
        super().__init__(
            f"the ledger holds {position:,} entries, the last recorded "
            f"{recorded_at:%Y-%m-%d %H:%M:%S} UTC, and a copy is loaded into an empty "
            "one only: nothing was changed; name another place by TRILOGUE_DATABASE, "
            "where a ledger is made if there is none"
        )
        self.position = position
        self.recorded_at = recorded_at


class DuplicateEntryError(StoreError):
    """A copy has two entries with the same identity."""

    def __init__(self, *, position: int, event_id: UUID) -> None:
        super().__init__(
            f"entry {position} has the identity {event_id}, which an entry before it "
            "has too, and each entry has its own"
        )
        self.position = position
        self.event_id = event_id


class LoadingStoppedError(StoreError):
    """The database stopped working while a copy was loaded."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"the database did not go on ({reason}): the ledger is as empty as it was, "
            "or holds all of the copy, which `trilogue doctor` tells; load again"
        )
        self.reason = reason


class CopyDiffersError(StoreError):
    """The rows read back from the log are not those that were loaded."""

    def __init__(self) -> None:
        super().__init__(
            "what the database keeps is not what was loaded, so nothing was loaded: "
            "examine the machine and its disk, then try again"
        )
