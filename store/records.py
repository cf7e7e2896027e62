"""What goes into the log and what comes out of it."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid4

from eventsourcing.persistence import StoredEvent


@dataclass(frozen=True)
class LogRecord(StoredEvent):
    """An entry on its way into the log; ``topic`` is its kind, ``state`` its bytes.

    Args:
        event_id: the key under which recording is idempotent.
        occurred: an EDTF date, or None where the entry has none.
        on_behalf_of: the entity, or nothing.
        metadata: a JSON object.
    """

    event_id: UUID = field(default_factory=uuid4)
    occurred: str | None = None
    recorded_by: str = ""
    on_behalf_of: str = ""
    metadata: str = "{}"

    @property
    def subject_id(self) -> UUID:
        """The subject, which the library calls originator and may give as text."""
        identifier = self.originator_id
        return identifier if isinstance(identifier, UUID) else UUID(identifier)

    @classmethod
    def of(cls, event: StoredEvent) -> "LogRecord":
        """Take a plain stored event as a record, with a fresh id and no more known."""
        if isinstance(event, cls):
            return event
        return cls(
            originator_id=event.originator_id,
            originator_version=event.originator_version,
            topic=event.topic,
            state=event.state,
        )


class Appended(NamedTuple):
    """Where and when the log took an entry."""

    position: int
    recorded_at: datetime


class Head(NamedTuple):
    """Where the log ends: at position 0, without an instant, while it is empty."""

    position: int
    recorded_at: datetime | None


class LogRow(NamedTuple):
    """An entry as it stands in the log; ``data`` are its bytes as written."""

    position: int
    event_id: UUID
    subject_id: UUID
    version: int
    kind: str
    recorded_at: datetime
    recorded_by: str
    on_behalf_of: str
    metadata: str
    data: bytes
