"""Checks a line of an export, and turns it into the row of the log that it was."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Annotated, Any, TypeVar
from uuid import UUID
from zoneinfo import available_timezones

import msgspec

from api.importing.export_format import (
    BESIDE,
    FORMAT,
    Ledger,
    Stored,
    content_of,
    derived_columns,
)
from domain.content import ENTRY_BYTES, Content
from domain.errors import DomainError
from domain.references import Ref
from store.copies.log_copy import StoredRow
from store.formats import FIRST, FORMAT_SETTING, LATEST
from store.instants import read_instant
from wording.messages import error_words

T = TypeVar("T")

HEX = re.compile("[0-9a-f]{32}")

FIRST_KEYS = {*BESIDE, *Content.__struct_fields__, "unreadable"}
"""All keys that lines of the first versions have."""


class Line(msgspec.Struct, frozen=True):
    """The keys of a line that are not fields of the entry's content."""

    position: int
    event_id: UUID | None = None
    version: int | None = None
    recorded_at: Annotated[datetime, msgspec.Meta(tz=True)] | None = None
    stored: Stored | None = None
    ledger: Ledger | None = None
    unreadable: str = ""


class WrongLineError(DomainError):
    """A line of an export is wrong; the message says how."""


def read_object(text: bytes) -> dict[str, Any]:
    """Read a line as a JSON object.

    Raises:
        WrongLineError: it is not a JSON object, or only a part of one.
    """
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = f"it is no JSON object, or not the whole of one ({error})"
        raise WrongLineError(message) from error


def convert(found: Mapping[str, Any], type_: type[T]) -> T:
    """Convert a line to a type.

    Raises:
        WrongLineError: a value is missing or has the wrong type.
    """
    try:
        return msgspec.convert(found, type_)
    except msgspec.ValidationError as error:
        raise WrongLineError(str(error)) from error


def check_known(ledger: Ledger) -> None:
    """Check the key ``ledger``.

    Raises:
        WrongLineError: its format or time zone is unknown, or it was changed.
    """
    found = ledger.settings.get(FORMAT_SETTING, str(FIRST))
    known = [str(one) for one in range(FIRST, LATEST + 1)]
    if ledger.export > FORMAT or found not in known:
        message = (
            f"the export has format {ledger.export}, of a ledger of format {found}; "
            f"this program is too old: it knows {FORMAT} and up to {LATEST}; use a "
            "newer version of Trilogue"
        )
        raise WrongLineError(message)
    if ledger.digest != ledger.sha256:
        message = (
            f"'ledger' has the digest {ledger.digest}, and gives {ledger.sha256}: it "
            "was changed after it was exported; take it from another copy"
        )
        raise WrongLineError(message)
    zone = ledger.settings.get("time_zone", "UTC")
    if zone not in available_timezones():
        message = f"this machine does not know the ledger's time zone, {zone!r}"
        raise WrongLineError(message)


def instant_of(text: str) -> datetime:
    """Read an instant.

    Raises:
        WrongLineError: it is not an instant, or has no time zone.
    """
    try:
        instant = read_instant(text)
    except ValueError as error:
        raise WrongLineError(str(error)) from error
    if instant.tzinfo is None:
        message = (
            f"{text!r} says no zone, such as the Z at the end of an instant in UTC"
        )
        raise WrongLineError(message)
    return instant


def row_of(found: Mapping[str, Any], line: Line) -> StoredRow:
    """Return the row that a line was made from.

    Raises:
        WrongLineError: the row does not have the digest that the line gives.
    """
    columns = {"position": line.position, **_derived_columns(found, line)}
    if line.stored:
        columns |= line.stored.columns
    try:
        row = StoredRow(**columns)
    except TypeError as error:
        message = "it does not say all of an entry: export it again with this version"
        raise WrongLineError(message) from error
    _check(row)
    if line.stored and row.digest != line.stored.sha256:
        message = (
            f"its entry has the digest {row.digest}, and the line gives "
            f"{line.stored.sha256}: it was changed after it was exported; take it from "
            "another copy"
        )
        raise WrongLineError(message)
    return row


def _check(row: StoredRow) -> None:
    for identifier in (row.event_id, row.subject_id):
        if not HEX.fullmatch(identifier):
            message = f"{identifier!r} is no identity: it has 32 hexadecimal digits"
            raise WrongLineError(message)
    if len(row.data) > ENTRY_BYTES:
        message = (
            f"its entry has {len(row.data):,} bytes, the log takes {ENTRY_BYTES:,}"
        )
        raise WrongLineError(message)


def _derived_columns(found: Mapping[str, Any], line: Line) -> Mapping[str, Any]:
    """Return the columns that follow from what people read in the line."""
    if line.event_id is None or line.version is None or line.recorded_at is None:
        return {}
    try:
        content = content_of(found)
        derived = derived_columns(
            content,
            event_id=line.event_id,
            version=line.version,
            recorded_at=line.recorded_at,
        )
        if line.stored is None:
            return {"subject_id": Ref.parse(content.subject).subject_id.hex, **derived}
    except (msgspec.ValidationError, DomainError) as error:
        raise WrongLineError(error_words(error)) from error
    return derived
