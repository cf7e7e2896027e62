"""Reading an export: each line checked, and made the row of the log that it was."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import partial
from typing import Any, BinaryIO, TypeVar
from uuid import UUID

import msgspec

from api.exchange import FORMAT, Ledger, Personal, Stored, content_of, told
from api.importing.problems import Problem, ProblemsError
from domain.content import ENTRY_BYTES
from domain.errors import DomainError
from domain.personal import PersonalValue
from domain.refs import Ref
from store.copies import StoredRow
from store.instants import read_instant
from store.tables import FORMAT_VERSION

T = TypeVar("T")

ENOUGH = 20
"""After so many problems the rest of a file is not read."""

HEX = re.compile("[0-9a-f]{32}")

LONGEST = 1_000_000
"""No line of an export has so many bytes; what has is not read into memory."""


class Line(msgspec.Struct, frozen=True):
    """What stands in a line beside the content of the entry."""

    position: int
    event_id: UUID | None = None
    version: int | None = None
    recorded_at: datetime | None = None
    stored: Stored | None = None
    ledger: Ledger | None = None
    unreadable: str = ""


class WrongLineError(DomainError):
    """A line is not what an export has there."""


class Exported:
    """The lines of one export, read once, from the first to the last.

    Attributes:
        ledger: what the first line says of the whole; None in those of the first
            versions.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.ledger: Ledger | None = None
        self._file = file
        self.name = name
        self._entries = 0
        self._recorded_at: datetime | None = None
        self._versions: dict[str, int] = {}

    def rows(self) -> Iterator[StoredRow]:
        """Give the row of each line; after the first wrong one give no more.

        Raises:
            ProblemsError: what is wrong, line by line.
        """
        problems: list[Problem] = []
        for number, text in enumerate(_lines(self._file), 1):
            try:
                row = self._row(text)
            except WrongLineError as error:
                problems.append(self._problem(number, str(error)))
                if len(problems) == ENOUGH:
                    break
            else:
                if not problems:
                    yield row
        if not problems:
            problems += self._missing()
        if problems:
            raise ProblemsError(problems)

    def _row(self, text: bytes) -> StoredRow:
        found = _read(text)
        line = _convert(found, Line)
        expected, self._entries = self._entries + 1, line.position
        if line.position != expected:
            raise WrongLineError(_astray(line.position, expected))
        if expected == 1 and line.ledger:
            self.ledger = _known(line.ledger)
        row = row_of(found, line)
        self._check_order(row)
        return row

    def _check_order(self, row: StoredRow) -> None:
        recorded_at, before = _instant(row.recorded_at), self._recorded_at
        self._recorded_at = recorded_at
        if before and recorded_at <= before:
            message = (
                f"it was recorded at {recorded_at.isoformat()}, and the entry before "
                f"it at {before.isoformat()}: an entry is recorded after the one "
                "before it"
            )
            raise WrongLineError(message)
        following = self._versions.get(row.subject_id, 0) + 1
        self._versions[row.subject_id] = row.version
        if row.version != following:
            message = (
                f"it is version {row.version} of its subject where {following} follows"
            )
            raise WrongLineError(message)

    def _missing(self) -> Iterator[Problem]:
        if not self._entries:
            yield self._problem(0, "it has no line, and an export has one per entry")
        elif self.ledger and self.ledger.entries != self._entries:
            yield self._problem(
                0,
                f"it ends after {self._entries} of {self.ledger.entries} entries: "
                "take it from another copy, or export again",
            )

    def _problem(self, number: int, reason: str) -> Problem:
        return Problem(self.name, number, "", "", reason)


def row_of(found: Mapping[str, Any], line: Line) -> StoredRow:
    """Make the row of which a line was written.

    Raises:
        WrongLineError: it is not the row whose digest the line gives.
    """
    columns = {"position": line.position, **_said(found, line)}
    if line.stored:
        columns |= line.stored.columns
    try:
        row = StoredRow(**columns)
    except TypeError as error:
        message = "it does not say all of an entry: export it again with this version"
        raise WrongLineError(message) from error
    for identifier in (row.event_id, row.subject_id):
        if not HEX.fullmatch(identifier):
            message = f"{identifier!r} is no identity: it has 32 hexadecimal digits"
            raise WrongLineError(message)
    if len(row.data) > ENTRY_BYTES:
        message = (
            f"its entry has {len(row.data):,} bytes, the log takes {ENTRY_BYTES:,}"
        )
        raise WrongLineError(message)
    if line.stored and row.digest != line.stored.sha256:
        message = (
            f"its entry has the digest {row.digest}, and the line gives "
            f"{line.stored.sha256}: it was changed after it was exported; take it from "
            "another copy"
        )
        raise WrongLineError(message)
    return row


def personal_values(file: BinaryIO, name: str) -> Iterator[tuple[int, PersonalValue]]:
    """Read the file of personal values: the number of each line, and what it says.

    Raises:
        ProblemsError: a line is none that an export writes.
    """
    for number, text in enumerate(_lines(file), 1):
        try:
            value = _convert(_read(text), Personal)
            yield number, PersonalValue(*msgspec.structs.astuple(value))
        except WrongLineError as error:
            raise ProblemsError([Problem(name, number, "", "", str(error))]) from error


def _lines(file: BinaryIO) -> Iterator[bytes]:
    return iter(partial(file.readline, LONGEST), b"")


def _said(found: Mapping[str, Any], line: Line) -> Mapping[str, Any]:
    """Give the columns that are told by what people read in the line."""
    if line.event_id is None or line.version is None or line.recorded_at is None:
        return {}
    try:
        content = content_of(found)
        said = told(
            content,
            event_id=line.event_id,
            version=line.version,
            recorded_at=line.recorded_at,
        )
        if line.stored is None:
            return {"subject_id": Ref.parse(content.subject).subject_id.hex, **said}
    except (msgspec.ValidationError, DomainError) as error:
        raise WrongLineError(str(error)) from error
    return said


def _known(ledger: Ledger) -> Ledger:
    found = ledger.settings.get("format_version", FORMAT_VERSION)
    if ledger.export > FORMAT or found != FORMAT_VERSION:
        message = (
            f"the export has format {ledger.export}, of a ledger of format {found}; "
            f"this program knows {FORMAT} and {FORMAT_VERSION}: use the version of "
            "Trilogue that wrote it, or a newer one"
        )
        raise WrongLineError(message)
    return ledger


def _astray(position: int, expected: int) -> str:
    return (
        f"it has position {position} where {expected} is expected: positions go from 1 "
        "without gap, in the order of the lines"
    )


def _instant(text: str) -> datetime:
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


def _read(text: bytes) -> dict[str, Any]:
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        message = f"it is no JSON object, or not the whole of one ({error})"
        raise WrongLineError(message) from error


def _convert(found: Mapping[str, Any], type_: type[T]) -> T:
    try:
        return msgspec.convert(found, type_)
    except msgspec.ValidationError as error:
        raise WrongLineError(str(error)) from error
