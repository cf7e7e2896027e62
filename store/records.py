"""What goes into the log and what comes out of it."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID


class LogRecord(NamedTuple):
    """An entry before it is appended.

    Attributes:
        event_id: the key under which recording is idempotent.
        version: its number among the entries of its subject, from 1.
        kind: stored name of the kind, such as ``body.formed``.
        data: the canonical bytes.
        occurred: an EDTF date, or None where the entry has none.
        recorded_by: actor id of the officer who recorded it.
        on_behalf_of: actor id of the entity, or "".
        metadata: a JSON object.
    """

    event_id: UUID
    subject_id: UUID
    version: int
    kind: str
    data: bytes
    occurred: str | None = None
    recorded_by: str = ""
    on_behalf_of: str = ""
    metadata: str = "{}"


class Appended(NamedTuple):
    """The position and the instant that the log gave an entry."""

    position: int
    recorded_at: datetime


class Head(NamedTuple):
    """The last position of the log; 0, without an instant, while the log is empty."""

    position: int
    recorded_at: datetime | None


class LogRow(NamedTuple):
    """An entry as it stands in the log; ``data`` are its bytes as written.

    Attributes:
        fault: why the row is damaged; empty if nothing shows that it is. The other
            values of a damaged row may be wrong or empty, but the position.
    """

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
    fault: str = ""
