"""Sheets: files of rows, read one row at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from io import StringIO
from pathlib import Path
from typing import TextIO

from api.importing.json_reader import (
    json_line_parts,
    json_parts,
    looks_like_json,
    text_parts,
)
from api.importing.parts import ROWS, Part, RowText, SheetTextError
from api.importing.problems import Problem, ProblemList, ProblemsError, problems_of_row
from api.importing.rows import Row, RowReader, WithdrawnRow, check_source
from api.importing.yaml_reader import yaml_parts
from domain.errors import DomainError, Message
from domain.recording.event_ids import fold_key

ONLY_RECORDS = Message("sheet/only-records")
TOP = ("name", "source", ROWS)
LINES = (".jsonl", ".ndjson")
"""Endings of the names of files in JSON Lines."""

AnyRow = Row | WithdrawnRow


@dataclass(frozen=True)
class Sheet:
    """One sheet in memory.

    Attributes:
        name: stable name; with a row's key it is the key of the entry.
        withdrawn: rows that only say why their entry is withdrawn.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    withdrawn: tuple[WithdrawnRow, ...]

    def read(self) -> Iterator[AnyRow | ProblemsError]:
        """Yield the rows, those that are withdrawn first."""
        yield from self.withdrawn
        yield from self.rows


@dataclass(frozen=True)
class SheetFile:
    """A sheet in a file, which is read row by row; each reading opens it again."""

    path: Path

    def read(self) -> Iterator[AnyRow | ProblemsError]:
        """Yield each row, or what is wrong with it, in the order of the file."""
        yield from read_rows(self.path)


def read_rows(path: Path) -> Iterator[AnyRow | ProblemsError]:
    """Yield each row of a file, or what is wrong with it."""
    try:
        with path.open(encoding="utf-8-sig") as stream:
            parts, name = _parts(stream, path), ""
            if path.suffix.lower() in LINES:
                name = path.stem
            yield from _SheetReader(str(path), default_name=name).read(parts)
    except FileNotFoundError:
        yield _problem(path, Message("sheet/no-file"))
    except UnicodeDecodeError:
        yield _problem(path, Message("sheet/not-utf-8"))
    except OSError as error:
        why = error.strerror or str(error)
        yield _problem(path, Message("sheet/unreadable", {"why": why}))


def read_sheet(path: Path) -> Sheet:
    """Read a file of rows into memory.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    return _in_memory(str(path), read_rows(path))


def read_sheet_text(text: str, file: str) -> Sheet:
    """Read the text of a sheet: its name, its source, and rows that all have a key.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    return _in_memory(file, _SheetReader(file).read(_text_parts(text)))


def read_batch_text(text: str, file: str) -> Sheet:
    """Read a sheet, or a bare list of rows; name, source and keys may be left out.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    reader = _SheetReader(file, is_batch=True)
    return _in_memory(file, reader.read(_text_parts(text)))


def _problem(path: Path, reason: Message) -> ProblemsError:
    return ProblemsError([Problem(str(path), reason)])


def _parts(stream: TextIO, path: Path) -> Iterator[Part]:
    match path.suffix.lower():
        case ".json":
            return json_parts(stream.read())
        case ending if ending in LINES:
            return json_line_parts(stream)
        case _:
            return yaml_parts(stream)


def _text_parts(text: str) -> Iterator[Part]:
    if looks_like_json(text):
        return text_parts(text)
    return yaml_parts(StringIO(text, newline=None))


def _in_memory(file: str, read: Iterable[AnyRow | ProblemsError]) -> Sheet:
    found = list(read)
    problems = ProblemList()
    for one in found:
        if isinstance(one, ProblemsError):
            problems.add(one.problems)
    problems.raise_any()
    rows = tuple(one for one in found if isinstance(one, Row))
    withdrawn = tuple(one for one in found if isinstance(one, WithdrawnRow))
    name = next((one.sheet for one in found if not isinstance(one, ProblemsError)), "")
    return Sheet(file, name, rows, withdrawn)


class _SheetReader:
    """Reads the parts of one sheet as rows.

    Args:
        is_batch: name and keys may be left out, and nothing is withdrawn.
        default_name: the name of a sheet that gives none.
    """

    def __init__(
        self, file: str, *, is_batch: bool = False, default_name: str = ""
    ) -> None:
        self._file = file
        self._is_batch = is_batch
        self._name = default_name
        self._has_name = bool(default_name) or is_batch
        self._source: Mapping[str, str] = {}
        self._lines: dict[str, int] = {}
        self._waiting: list[Part] = []
        self._rows: RowReader | None = None

    def read(self, parts: Iterator[Part]) -> Iterator[AnyRow | ProblemsError]:
        """Yield each row, or what is wrong with it or with the top of the sheet."""
        is_empty = True
        try:
            for part in parts:
                if part.name != ROWS:
                    yield from self._read_top(part)
                    continue
                is_empty = is_empty and part.value == ""
                if self._has_name and not self._waiting and not self._is_batch:
                    yield from self._read_row(part)
                else:
                    # Of a batch, or while the name of the sheet is not known.
                    self._waiting.append(part)
        except SheetTextError as error:
            yield self._problem(error.reason, error.line, row=error.row)
            return
        if is_empty:
            key = "sheet/no-batch" if self._is_batch else "sheet/no-sheet"
            yield self._problem(Message(key), 1)
            return
        if not self._has_name:
            yield self._problem(Message("sheet/name"), 1, "name")
        for part in self._waiting:
            yield from self._read_row(part)

    def _read_top(self, part: Part) -> Iterator[ProblemsError]:
        name, value, line = part
        if name == "name":
            self._has_name = True
            self._name = fold_key(value) if isinstance(value, str) else ""
            if not self._name or "/" in self._name:
                yield self._problem(Message("sheet/name"), line, "name")
        elif name == "source":
            if self._rows:
                yield self._problem(Message("sheet/source-late"), line, "source")
            try:
                self._source = check_source(value, field="source")
            except DomainError as error:
                yield ProblemsError(
                    problems_of_row(error, self._file, line, "", {}, field="source")
                )
        elif name:
            near = get_close_matches(name, TOP, n=1)
            key = "sheet/no-such-key.similar" if near else "sheet/no-such-key"
            facts = {"similar": tuple(near), "names": TOP}
            yield self._problem(Message(key, facts), line, name)

    def _read_row(self, part: Part) -> Iterator[AnyRow | ProblemsError]:
        if not isinstance(part.value, RowText):
            yield self._problem(Message("sheet/no-mappings"), part.line)
            return
        if self._rows is None:
            self._rows = RowReader(self._file, self._name, self._source)
        one = part.value
        key = str(one.values.get("key", ""))
        problems = [
            Problem(self._file, mistake.reason, mistake.line, key, mistake.field)
            for mistake in one.mistakes
        ]
        problems += self._key_problems(key, one)
        row: AnyRow | None = None
        try:
            if "withdrawn" not in one.values:
                row = self._rows.row(one) if one.values else None
            elif self._is_batch:
                problems.append(
                    Problem(self._file, ONLY_RECORDS, one.line, key, "withdrawn")
                )
            else:
                row = self._rows.withdrawn(one)
        except DomainError as error:
            problems += problems_of_row(error, self._file, one.line, key, one.lines)
        if problems:
            yield ProblemsError(problems)
        elif row:
            yield row

    def _key_problems(self, key: str, one: RowText) -> Iterator[Problem]:
        folded = fold_key(key)
        if folded in self._lines:
            reason = Message("sheet/key-twice", {"line": self._lines[folded]})
            yield Problem(self._file, reason, one.line, key, "key")
        if folded:
            self._lines[folded] = one.line
        elif (key or not self._is_batch) and one.values:
            reason = Message("sheet/no-key")
            yield Problem(self._file, reason, one.line, field="key")

    def _problem(
        self, reason: Message, line: int, field: str = "", row: str = ""
    ) -> ProblemsError:
        return ProblemsError([Problem(self._file, reason, line, row, field)])
