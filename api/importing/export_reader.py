"""Reads an export from the first line to the last, and its separate personal values."""

import codecs
from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
from msgspec import UNSET

from api.importing.export_format import Ledger, Personal
from api.importing.export_lines import (
    FIRST_KEYS,
    Line,
    WrongLineError,
    check_known,
    convert,
    instant_of,
    read_object,
    row_of,
)
from api.importing.problems import Problem, ProblemsError
from domain.errors import Message
from domain.personal import PersonalValue
from store.copies.log_copy import StoredRow

if TYPE_CHECKING:
    from datetime import datetime

ENOUGH = 20
"""After so many problems the rest of a file is not read."""

LONGEST = 1_000_000
"""Bytes of a line that are read; lines of exports are shorter."""


class Exported:
    """The lines of one export, read once, from the first to the last.

    Attributes:
        ledger: facts about the whole export, from its first line; None in exports of
            the first versions.
        damaged: positions of damaged rows, and the digests that do not fit them.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self.ledger: Ledger | None = None
        self.name = name
        self.damaged: dict[int, bytes] = {}
        self._file = file
        self._entries = 0
        self._has_digests: bool | None = None
        self._is_broken = False
        self._recorded_at: datetime | None = None
        self._versions: dict[str, int] = {}

    def rows(self) -> Iterator[StoredRow]:
        """Yield the row of each line, up to the first wrong one.

        Raises:
            ProblemsError: what is wrong, line by line.
        """
        problems: list[Problem] = []
        for number, text in enumerate(_lines(self._file), 1):
            try:
                row = self._row(text)
            except WrongLineError as error:
                self._is_broken = True
                problems.append(Problem(self.name, error.message, number))
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
        expected = self._entries = self._entries + 1
        found = read_object(text)
        line = convert(found, Line)
        self._entries = line.position
        if line.position != expected:
            message = (
                f"it has position {line.position} where {expected} is expected: "
                "positions go from 1 without gap, in the order of the lines"
            )
            raise WrongLineError(message)
        if expected == 1 and line.ledger:
            self.ledger = line.ledger
            check_known(line.ledger)
        self._check_format(found, line)
        row = row_of(found, line)
        if line.stored and line.stored.log_digest is not UNSET:
            self.damaged[row.position] = bytes.fromhex(line.stored.log_digest)
        self._check_order(row)
        return row

    def _check_format(self, found: Mapping[str, Any], line: Line) -> None:
        """Check that all lines have digests, or none has."""
        if self._has_digests is None:
            self._has_digests = bool(line.stored)
        wanted = (self._has_digests, self._has_digests and line.position == 1)
        if (bool(line.stored), bool(line.ledger)) != wanted:
            message = (
                "of an export, each line has 'stored' and the first one 'ledger' too, "
                "or none has them: a part was lost; take it from another copy"
            )
            raise WrongLineError(message)
        unknown = [] if line.stored else sorted(found.keys() - FIRST_KEYS)
        if unknown:
            message = f"it has {unknown[0]!r}, which exports of its version have not"
            raise WrongLineError(message)

    def _check_order(self, row: StoredRow) -> None:
        recorded_at, before = instant_of(row.recorded_at), self._recorded_at
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
        # A wrong line may have been about this subject.
        if row.version != following and not self._is_broken:
            message = (
                f"it is version {row.version} of its subject where {following} follows"
            )
            raise WrongLineError(message)

    def _missing(self) -> list[Problem]:
        if not self._entries:
            return [Problem(self.name, Message("sheet/no-line"))]
        if self.ledger and self.ledger.entries != self._entries:
            facts = {"entries": self._entries, "of": self.ledger.entries}
            reason = Message("sheet/ends-early", facts)
            return [Problem(self.name, reason)]
        return []


def personal_values(file: BinaryIO, name: str) -> Iterator[tuple[int, PersonalValue]]:
    """Yield the number of each line of the file of personal values, and its value.

    Raises:
        ProblemsError: a line is wrong.
    """
    for number, text in enumerate(_lines(file), 1):
        try:
            value = convert(read_object(text), Personal)
            yield number, PersonalValue(*msgspec.structs.astuple(value))
        except WrongLineError as error:
            raise ProblemsError([Problem(name, error.message, number)]) from error


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield the lines, without a byte order mark and blank lines at the end."""
    blank: list[bytes] = []
    mark = codecs.BOM_UTF8
    for line in iter(partial(file.readline, LONGEST), b""):
        if not line.removeprefix(mark).strip():
            blank.append(line)
            continue
        yield from blank
        blank.clear()
        yield line.removeprefix(mark)
        mark = b""
