"""The format of an export: each line is an entry, for people and for a copy.

A line can be read by itself. Most columns of the entry's row in the log follow from
what people read there; ``stored`` has the others, and a digest of the whole row. The
first line also has ``ledger``.
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
"""Keys of a line that are not fields of an entry's content."""


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """The key ``ledger`` of the first line: facts about the whole export.

    Attributes:
        export: version of the format; it rises when something changes its meaning.
        entries: number of lines.
        personal: number of personal values, which are stored apart from the log.
        artefacts: number of files that entries name by digest.
        settings: with which the ledger was made, such as its time zone.
        sha256: of the other values, so that a change of them is noticed.
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
    """The columns that do not follow from a line; ``sha256`` is of the whole row.

    Attributes:
        log_digest: of a damaged row, the digest in the ledger, which does not fit it.
    """

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
    log_digest: str | UnsetType = UNSET

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns that are given."""
        found = msgspec.structs.asdict(self)
        del found["sha256"], found["log_digest"]
        return {name: value for name, value in found.items() if value is not UNSET}


class Personal(msgspec.Struct, frozen=True):
    """A line of the separate file of personal values."""

    event_id: UUID
    field: str
    salt: str
    value: str


def content_of(line: Mapping[str, Any]) -> Content:
    """Return the content of the entry in a line.

    Raises:
        msgspec.ValidationError: a field has a value of the wrong type.
    """
    fields = {name: value for name, value in line.items() if name not in BESIDE}
    if line.get("occurred") is not None:
        fields["occurred"] = {
            "date": line["occurred"],
            "basis": line.get("basis"),
            "printed": line.get("printed"),
        }
    return msgspec.convert(fields, Content)


def derived_columns(
    content: Content, *, event_id: UUID, version: int, recorded_at: datetime
) -> Mapping[str, Any]:
    """Return the columns that follow from what people read in a line.

    In an export of the first versions these are all columns but ``subject_id``.
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
