"""Sheets: files of rows, read as a whole, so that every problem is told at once."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.importing.problems import Problem, ProblemsError
from api.importing.rows import Row, RowReader, WithdrawnRow, check_source
from api.importing.yaml_reader import (
    Mapped,
    YamlError,
    mappings,
    read_yaml,
    without_lines,
)
from domain.errors import DomainError

A_SHEET = "a sheet has a name, a source and entries, in YAML"
A_BATCH = "a batch is a list of rows, or a sheet with entries, in YAML or JSON"


@dataclass(frozen=True)
class Sheet:
    """One file of rows.

    Attributes:
        name: stable name; with a row's key it is the key of the entry.
        withdrawn: rows that only say why their entry is withdrawn.
        extras: row key -> what the row says for reviewers only (``catalogue``).
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    withdrawn: tuple[WithdrawnRow, ...]
    extras: Mapping[str, tuple[str, ...]]


def read_sheet(path: Path) -> Sheet:
    """Read a file of rows.

    Raises:
        ProblemsError: every row and field that cannot be taken, with its line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        reason = "there is no such file"
        raise ProblemsError([Problem(str(path), 0, "", "", reason)]) from error
    except UnicodeDecodeError as error:
        reason = "it is no text in UTF-8: a sheet is a YAML file"
        raise ProblemsError([Problem(str(path), 0, "", "", reason)]) from error
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or error}"
        raise ProblemsError([Problem(str(path), 0, "", "", reason)]) from error
    return read_sheet_text(text, str(path))


def read_sheet_text(text: str, file: str) -> Sheet:
    """Read the text of a sheet: its name, its source, and rows that all have a key.

    Raises:
        ProblemsError: every row and field that cannot be taken, with its line.
    """
    return _read(text, file, _Problems.of_sheet, wanted=A_SHEET)


def read_batch_text(text: str, file: str) -> Sheet:
    """Read a sheet, or a bare list of rows; name, source and keys may be left out.

    Raises:
        ProblemsError: every row and field that cannot be taken, with its line.
    """
    return _read(text, file, _Problems.of_batch, wanted=A_BATCH)


def _read(
    text: str, file: str, check: "Callable[[_Problems, Mapped], None]", *, wanted: str
) -> Sheet:
    problems = _Problems(file)
    try:
        top = _top(read_yaml(text), wanted)
        entries = list(mappings(top.values["entries"]))
        source = without_lines(top.values.get("source") or Mapped({}, {}, 1))
        check_source(source, field="source")
    except YamlError as error:
        raise ProblemsError(
            [Problem(file, error.line, "", "", error.reason)]
        ) from error
    except DomainError as error:
        raise ProblemsError([Problem(file, 1, "", "source", str(error))]) from error
    check(problems, top)
    name = str(top.values.get("name", ""))
    read = list(problems.read(entries, RowReader(file, name, source)))
    problems.raise_any()
    rows = tuple(one for one in read if isinstance(one, Row))
    withdrawn = tuple(one for one in read if isinstance(one, WithdrawnRow))
    return Sheet(file, name, rows, withdrawn, _extras(entries))


def _top(read: Any, wanted: str) -> Mapped:  # noqa: ANN401 - as read from YAML
    top = Mapped({"entries": read}, {}, 1) if isinstance(read, list) else read
    if not isinstance(top, Mapped) or not top.values.get("entries"):
        raise YamlError(line=1, reason=wanted)
    return top


def _extras(entries: list[Mapped]) -> dict[str, tuple[str, ...]]:
    return {
        str(one.values.get("key", "")): tuple(one.values.get("catalogue", ()))
        for one in entries
    }


class _Problems:
    """Collects every problem of a file instead of stopping at the first."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._found: list[Problem] = []
        self._needs_keys = False

    def of_sheet(self, top: Mapped) -> None:
        """Check what a sheet has and a batch may leave out."""
        self._needs_keys = True
        self._check_name(top.values.get("name"), top.line)

    def of_batch(self, top: Mapped) -> None:
        """Check what a batch may have."""
        if "name" in top.values:
            self._check_name(top.values["name"], top.line)

    def _check_name(self, name: Any, line: int) -> None:  # noqa: ANN401 - as read from YAML
        if not isinstance(name, str) or not name or "/" in name:
            reason = "give the sheet a stable name, without a slash"
            self._note(line, "", "name", reason)

    def read(
        self, entries: list[Mapped], reader: RowReader
    ) -> Iterator[Row | WithdrawnRow]:
        """Read the rows, noting what is wrong with them."""
        seen: dict[str, int] = {}
        for one in entries:
            key = str(one.values.get("key", ""))
            try:
                self._check_key(key, one, seen)
                is_withdrawn = "withdrawn" in one.values
                yield reader.withdrawn(one) if is_withdrawn else reader.row(one)
            except DomainError as error:
                field = getattr(error, "field", "")
                reason = getattr(error, "reason", "") if field else ""
                line = one.lines.get(field, one.line)
                self._note(line, key, field, reason or str(error))

    def _check_key(self, key: str, one: Mapped, seen: dict[str, int]) -> None:
        if not key and self._needs_keys:
            reason = "every row needs a key: it is how the row is known again"
            self._note(one.line, "", "key", reason)
        elif key and key in seen:
            reason = f"the key stands already at line {seen[key]}"
            self._note(one.line, key, "key", reason)
        seen[key] = one.line

    def _note(self, line: int, key: str, field: str, reason: str) -> None:
        self._found.append(Problem(self._file, line, key, field, reason))

    def raise_any(self) -> None:
        """Raise what was noted, if anything was."""
        if self._found:
            raise ProblemsError(self._found)
