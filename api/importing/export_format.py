"""An entry in a line of an export: what people read there, and what a copy needs.

A line can be read by itself. Beside what it says for people, ``stored`` has what that
does not tell of the entry's row in the log, and a digest of the whole row. The first
line has ``ledger`` too.
"""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
from msgspec import UNSET, UnsetType

from domain.content import Content, encode
from store.instants import write_instant

FORMAT = 1

BESIDE = (
    "position",
    "recorded_at",
    "event_id",
    "version",
    "occurred",
    "basis",
    "printed",
    "stored",
    "ledger",
)
"""Keys of a line that are no fields of an entry's content."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """What the first line says of the whole export.

    Attributes:
        export: version of the format, raised only when what is there changes meaning.
        entries: how many lines there are.
        personal: how many personal values were kept, apart from the log.
        artefacts: how much was kept by digest.
        settings: what the ledger was made with, such as its time zone.
        sha256: of all of that, so that a slip in it is seen.
    """

    export: int
    entries: int
    personal: int
    artefacts: int
    settings: dict[str, str]
    sha256: str = ""

    @property
    def digest(self) -> str:
        """SHA-256 of the other values, in their order, as JSON with sorted keys."""
        *others, _ = msgspec.structs.astuple(self)
        return sha256(msgspec.json.encode(others, order="sorted")).hexdigest()


class Stored(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the rest of a line does not tell of the row; ``sha256`` is of all of it."""

    sha256: str
    subject_id: str
    recorded_at: str | UnsetType = UNSET
    clock_at: str | UnsetType = UNSET
    event_id: str | UnsetType = UNSET
    version: int | UnsetType = UNSET
    kind: str | UnsetType = UNSET
    occurred: str | UnsetType | None = UNSET
    recorded_by: str | UnsetType = UNSET
    on_behalf_of: str | UnsetType = UNSET
    metadata: str | UnsetType = UNSET
    data: bytes | UnsetType = UNSET

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns that it gives."""
        found = msgspec.structs.asdict(self)
        return {
            name: value
            for name, value in found.items()
            if name != "sha256" and value is not UNSET
        }


class Personal(msgspec.Struct, frozen=True):
    """A line of the file of personal values, which an export keeps apart."""

    event_id: UUID
    field: str
    salt: str
    value: str


def content_of(line: Mapping[str, Any]) -> Content:
    """Read what a line says, as the entry said it.

    Raises:
        msgspec.ValidationError: a field has no value that it can have.
    """
    fields = {name: value for name, value in line.items() if name not in BESIDE}
    if line.get("occurred") is not None:
        fields["occurred"] = {
            "date": line["occurred"],
            "basis": line.get("basis"),
            "printed": line.get("printed"),
        }
    return msgspec.convert(fields, Content)


def told(
    content: Content, *, event_id: UUID, version: int, recorded_at: datetime
) -> Mapping[str, Any]:
    """Give the columns that a line tells by what people read there.

    Those of an export of the first versions tell all that is known of the row.
    """
    instant = write_instant(recorded_at)
    return {
        "recorded_at": instant,
        "clock_at": instant,
        "event_id": event_id.hex,
        "version": version,
        "kind": content.kind,
        "occurred": content.occurred.date if content.occurred else None,
        "recorded_by": content.by,
        "on_behalf_of": content.entity,
        "metadata": "{}",
        "data": encode(content),
    }
