"""What an entry says, as it is stored: the canonical form that never changes."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from domain.texts import Wording

Basis = Literal["stated", "inferred"]
FORMAT = 1
ENTRY_BYTES = 60_000
"""So many canonical bytes an entry may have; the log's table refuses more as well."""


class Occurred(msgspec.Struct, frozen=True, omit_defaults=True):
    """When it was so in the world.

    Attributes:
        date: EDTF, exactly as written.
        basis: whether the source states the date or the officer infers it.
        printed: the source's own words for the date, where EDTF has none.
    """

    date: str
    basis: Basis = "stated"
    printed: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where it stands written.

    Attributes:
        document: the document, as ``document:reference``.
        paragraph: paragraph, row or footnote, as the document numbers it.
        words: the words as printed, short.
        printed_date: the date as printed there.
        day: the last day on which the document can have said so, ISO.
        day_basis: whether the document prints that day.
    """

    document: str
    paragraph: str = ""
    words: str = ""
    printed_date: str = ""
    day: str = ""
    day_basis: Basis = "stated"


class Content(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One entry's whole content; its canonical bytes are its JSON.

    Attributes:
        kind: stored name of the kind, such as ``body.formed``.
        subject: ``family:reference`` of what the entry is about.
        reported_on: day by which it had been reported: that of its earliest
            source or of its recording, ISO. Nothing happens after it.
        data: the kind's own fields, plain values.
        after: event id of an entry of the same subject that it comes after.
        follows_from: event id of the entry that it follows from.
        target: event id of the entry that it amends.
        changes: a correction's new values, by field.
        by: actor id of who recorded it; ``entity``: for whom.
        authenticated: whether the ledger knew who that was.
    """

    kind: str
    subject: str
    v: int = msgspec.field(default_factory=lambda: FORMAT)
    occurred: Occurred | None = None
    reported_on: str = ""
    data: dict[str, Any] = {}
    concerns: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    title: dict[str, Wording] = {}
    text: dict[str, Wording] = {}
    after: str = ""
    follows_from: str = ""
    target: str = ""
    changes: dict[str, Any] = {}
    reason: str = ""
    by: str = ""
    entity: str = ""
    authenticated: bool = False


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Content)


def encode(content: Content) -> bytes:
    """Write the canonical bytes: JSON, keys in one order, defaults left out."""
    return _encoder.encode(content)


def decode(canonical: bytes) -> Content:
    """Read canonical bytes that this or any earlier version wrote."""
    return _decoder.decode(canonical)


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON values have no one type
    """Turn a value into what JSON gives back, for comparing and printing."""
    return msgspec.json.decode(msgspec.json.encode(value))


def with_changes(content: Content, changes: Mapping[str, Any]) -> Content:
    """Give the content that corrections leave: common fields and own fields."""
    own = {name: value for name, value in changes.items() if name not in COMMON_FIELDS}
    common = {name: value for name, value in changes.items() if name in COMMON_FIELDS}
    read = {
        name: msgspec.convert(value, COMMON_FIELDS[name])
        for name, value in common.items()
    }
    data = {**content.data, **own}
    kept = {name: value for name, value in data.items() if value is not None}
    return msgspec.structs.replace(content, data=kept, **read)


COMMON_FIELDS: Mapping[str, Any] = {
    "occurred": Occurred | None,
    "concerns": tuple[str, ...],
    "sources": tuple[Source, ...],
    "title": dict[str, Wording],
    "text": dict[str, Wording],
    "after": str,
    "follows_from": str,
    "reported_on": str,
}
"""The fields that entries of every kind carry and that amendments can set anew."""
