"""Errors of the store: what went wrong with the ledger, and what to do about it."""

from collections.abc import Collection
from datetime import datetime, timedelta
from uuid import UUID


class StoreError(Exception):
    """Something is wrong with the ledger or with its address."""


class AddressError(StoreError):
    """The address does not name a kind of database that can hold a ledger."""

    def __init__(self, *, reason: str, address: str = "") -> None:
        named = repr(address) if address else "the address that is set"
        super().__init__(
            f"{named} cannot hold a ledger: {reason}; write an address such as "
            "sqlite:///trilogue.db or postgresql://user@host/database"
        )
        self.address = address
        self.reason = reason


class LedgerMissingError(StoreError):
    """There is no ledger at the address."""

    def __init__(self, *, place: str) -> None:
        super().__init__(f"no ledger at {place}: run `trilogue init`")
        self.place = place


class NotALedgerError(StoreError):
    """Something is at the address, but it is not a ledger."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(f"{place} is not a ledger: {reason}")
        self.place = place
        self.reason = reason


class LedgerFormatError(StoreError):
    """The ledger was written in a format that this program does not know."""

    def __init__(self, *, place: str, found: str, known: str) -> None:
        super().__init__(
            f"the ledger at {place} has format {found}, and this program is too old: "
            f"it knows formats up to {known}; use a newer version of Trilogue"
        )
        self.found = found
        self.known = known


class LedgerUnwritableError(StoreError):
    """The ledger cannot be written to."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(f"the ledger at {place} cannot be written to: {reason}")
        self.place = place
        self.reason = reason


class LedgerUnreadableError(StoreError):
    """The file of the ledger may not be read."""

    def __init__(self, *, place: str) -> None:
        super().__init__(
            f"the ledger at {place} cannot be read: its permissions do not allow it; "
            "ask its owner for the right to read the file"
        )
        self.place = place


class LedgerReadOnlyError(StoreError):
    """Nothing can be recorded in this ledger. Nothing was changed."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"this ledger can only be read ({reason}): nothing was recorded or changed"
        )
        self.reason = reason


class ScratchNeededError(StoreError):
    """A ledger that can only be read cannot be read where it is."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(
            f"the ledger at {place} can only be read, and {reason}: add --scratch, "
            "which reads a temporary copy"
        )
        self.place = place
        self.reason = reason


class LedgerDamagedError(StoreError):
    """The database found that its own file or pages are damaged."""

    def __init__(self, *, place: str, reason: str) -> None:
        super().__init__(
            f"the ledger at {place} is damaged ({reason}): record nothing more in it, "
            "keep the file, run `trilogue doctor`, and go on with the last backup "
            "that is whole"
        )
        self.reason = reason


class DiskFullError(StoreError):
    """The disk of the database has no space left. Nothing was recorded.

    Args:
        needed: how many bytes should be free at least.
    """

    def __init__(self, *, place: str, needed: int, reason: str) -> None:
        super().__init__(
            f"the disk of the ledger at {place} is full ({reason}): nothing was "
            f"recorded; free at least {needed // 1_000_000} MB, then try again with "
            "the same keys"
        )
        self.needed = needed
        self.reason = reason


class LedgerUnavailableError(StoreError):
    """The database did not answer. Trying again with the same keys is safe."""

    def __init__(self, *, reason: str) -> None:
        super().__init__(
            f"the ledger did not answer ({reason}): try again, with the same keys, "
            "so that nothing is recorded twice"
        )
        self.reason = reason


class DurabilityError(StoreError):
    """The database did not accept a setting that durability needs."""

    def __init__(self, *, setting: str, wanted: str, found: str) -> None:
        super().__init__(
            f"the database keeps {setting} at {found} where {wanted} is needed: "
            "an entry could be lost after it was acknowledged"
        )
        self.setting = setting
        self.wanted = wanted
        self.found = found


class ClockBehindError(StoreError):
    """The clock of this machine is too far behind the last entry."""

    def __init__(self, *, clock_at: datetime, recorded_at: datetime) -> None:
        behind = timedelta(seconds=round((recorded_at - clock_at).total_seconds()))
        super().__init__(
            f"the clock says {clock_at:%Y-%m-%d %H:%M:%S} UTC, {behind} before the "
            f"last entry ({recorded_at:%Y-%m-%d %H:%M:%S} UTC): nothing was recorded; "
            "set the clock of this machine right and try again; if it is right, the "
            "last entry was recorded by a clock that ran ahead: see `trilogue clock`"
        )
        self.clock_at = clock_at
        self.recorded_at = recorded_at


class ClockAheadError(StoreError):
    """The clock is far after the last entry and all else that the machine knows."""

    def __init__(self, *, clock_at: datetime, recorded_at: datetime) -> None:
        super().__init__(
            f"the clock says {clock_at:%Y-%m-%d %H:%M:%S} UTC, "
            f"{(clock_at - recorded_at).days} days after the last entry: nothing was "
            "recorded"
        )
        self.clock_at = clock_at
        self.recorded_at = recorded_at


class EntryTooLargeError(StoreError):
    """An entry has more bytes than the log takes."""

    def __init__(self, *, kind: str, size: int, limit: int) -> None:
        super().__init__(
            f"{kind} has {size:,} bytes, the log takes {limit:,}: nothing was "
            "recorded; shorten its texts or cite a document instead"
        )
        self.kind = kind
        self.size = size
        self.limit = limit


class ArtefactMissingError(StoreError):
    """The ledger has no artefact with the digest that an entry names."""

    def __init__(self, *, digest: str) -> None:
        super().__init__(
            f"the ledger keeps nothing with the digest {digest}, which an entry names: "
            "open a backup that still has it"
        )
        self.digest = digest


class ArtefactDamagedError(StoreError):
    """The bytes of an artefact no longer have its digest."""

    def __init__(self, *, digest: str, found: str) -> None:
        super().__init__(
            f"what the ledger keeps under the digest {digest} was changed (its digest "
            f"is {found}): take it from a backup"
        )
        self.digest = digest
        self.found = found


class ArtefactTooLargeError(StoreError):
    """An artefact is larger than the ledger accepts."""

    def __init__(self, *, size: int, limit: int) -> None:
        super().__init__(
            f"the file has {size:,} bytes, the ledger keeps {limit:,}: nothing was kept"
        )
        self.size = size
        self.limit = limit


class UnreadableEntryError(StoreError):
    """The bytes of an entry in the log cannot be read as an entry."""

    def __init__(self, *, position: int, reason: str) -> None:
        super().__init__(
            f"entry {position} of the log cannot be read ({reason}): nothing can be "
            "recorded on its subject; compare it with a backup of the ledger"
        )
        self.position = position
        self.reason = reason


class LogCutError(StoreError):
    """There are digests of entries after the last one: those entries are missing."""

    def __init__(self, *, position: int) -> None:
        super().__init__(
            f"nothing was recorded: the log ends at position {position:,}, but there "
            "are digests of later entries; run `trilogue doctor`, and go on with the "
            "last backup that is whole"
        )
        self.position = position


class VersionTakenError(StoreError):
    """Another entry was recorded on the same subject in the meantime."""

    def __init__(self, *, subject_ids: Collection[UUID]) -> None:
        super().__init__(
            f"an entry was recorded on {_listed(subject_ids)} in the meantime: nothing "
            "was recorded; read it again and decide anew"
        )
        self.subject_ids = subject_ids


class NewJoinError(StoreError):
    """Subjects were joined since the entries were checked."""

    def __init__(self) -> None:
        super().__init__("subjects were joined in the meantime: nothing was recorded")


class EventIdTakenError(StoreError):
    """The log has an entry with the same event id already."""

    def __init__(self, *, event_ids: Collection[UUID]) -> None:
        super().__init__(
            f"an entry with the id {_listed(event_ids)} stands in the log already: "
            "nothing was recorded"
        )
        self.event_ids = event_ids


def _listed(ids: Collection[UUID]) -> str:
    first, *others = sorted(str(identifier) for identifier in ids)
    return f"{first} and {len(others)} more" if others else first
