"""The content of an entry, as it is stored: its canonical form, which never changes."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec

from domain.texts import Wording

Basis = Literal["stated", "inferred"]
FORMAT = 1
UNAUTHENTICATED = "unauthenticated"
"""The recorder of an entry if none is set."""

ENTRY_BYTES = 60_000
"""The most canonical bytes of an entry; the log's table refuses more too."""


class Occurred(msgspec.Struct, frozen=True, omit_defaults=True):
    """When it was so in the world.

    Attributes:
        date: EDTF, exactly as written.
        basis: whether the source states the date, or the officer infers it.
        printed: the source's own words for the date, where EDTF cannot express them.
    """

    date: str
    basis: Basis = "stated"
    printed: str = ""


class Source(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where it is written.

    Attributes:
        document: the document, as ``document:reference``.
        paragraph: paragraph, row or footnote, as the document numbers it.
        words: a short quotation, as printed.
        printed_date: the date as printed there.
        day: the last day on which the document can have been written, ISO.
        day_basis: whether the document prints that day, or the officer infers it.
    """

    document: str
    paragraph: str = ""
    words: str = ""
    printed_date: str = ""
    day: str = ""
    day_basis: Basis = "stated"


class Content(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """The whole content of an entry; its canonical bytes are its JSON.

    Attributes:
        kind: stored name of the kind, such as ``body.formed``.
        subject: ``family:reference`` of what the entry is about.
        v: version of this format.
        reported_on: the day by which it had been reported, ISO: that of its earliest
            source, or of its recording. It cannot have happened later.
        data: the kind's own fields, plain values.
        text: remarks, which are never printed.
        narrative: one to three sentences for the joint report.
        after: event id of an entry of the same subject that it comes after.
        follows_from: event id of the entry that it follows from.
        typed: what was typed for ``after`` and ``follows_from``, where nothing was
            recorded under it yet: the identity alone would not tell.
        target: event id of the entry that it amends.
        changes: new values of a correction, by field.
        by: actor id of the officer who recorded it.
        entity: actor id of the entity on whose behalf it was recorded.
        authenticated: whether the officer's identity was verified.
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
    narrative: dict[str, Wording] = {}
    after: str = ""
    follows_from: str = ""
    typed: dict[str, str] = {}
    target: str = ""
    changes: dict[str, Any] = {}
    reason: str = ""
    by: str = ""
    entity: str = ""
    authenticated: bool = False


_encoder = msgspec.json.Encoder(order="deterministic")
_decoder = msgspec.json.Decoder(Content)


def encode(content: Content) -> bytes:
    """Write the canonical bytes: JSON with sorted keys, defaults left out."""
    return _encoder.encode(content)


def decode(canonical: bytes) -> Content:
    """Read canonical bytes written by this or any earlier version."""
    return _decoder.decode(canonical)


def to_plain(value: object) -> Any:  # noqa: ANN401 - JSON values have no one type
    """Convert a value to what JSON would give back, to compare or print it."""
    return msgspec.json.decode(msgspec.json.encode(value))


def with_changes(content: Content, changes: Mapping[str, Any]) -> Content:
    """Return the content with new values of common and own fields."""
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
    "narrative": dict[str, Wording],
    "after": str,
    "follows_from": str,
    "reported_on": str,
}
"""The fields that entries of all kinds have and that amendments can change."""
