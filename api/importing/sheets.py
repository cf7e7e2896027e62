"""Sheets: files of rows, read as a whole, so that all problems are reported at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.importing.problems import Problem, ProblemsError, problems_of_row
from api.importing.rows import Row, RowReader, WithdrawnRow, check_source
from api.importing.yaml_reader import (
    Mapped,
    YamlError,
    mappings,
    read_yaml,
    without_lines,
)
from domain.errors import DomainError, Message

ONLY_RECORDS = Message("sheet/only-records")


@dataclass(frozen=True)
class Sheet:
    """One file of rows.

    Attributes:
        name: stable name; with a row's key it is the key of the entry.
        withdrawn: rows that only say why their entry is withdrawn.
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    withdrawn: tuple[WithdrawnRow, ...]


def read_sheet(path: Path) -> Sheet:
    """Read a file of rows.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        reason = Message("sheet/no-file")
        raise ProblemsError([Problem(str(path), reason)]) from error
    except UnicodeDecodeError as error:
        reason = Message("sheet/not-utf-8")
        raise ProblemsError([Problem(str(path), reason)]) from error
    except OSError as error:
        reason = Message("sheet/unreadable", {"why": error.strerror or str(error)})
        raise ProblemsError([Problem(str(path), reason)]) from error
    return read_sheet_text(text, str(path))


def read_sheet_text(text: str, file: str) -> Sheet:
    """Read the text of a sheet: its name, its source, and rows that all have a key.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    return _read(text, file, is_batch=False)


def read_batch_text(text: str, file: str) -> Sheet:
    """Read a sheet, or a bare list of rows; name, source and keys may be left out.

    Raises:
        ProblemsError: every row and field that cannot be read, with its line.
    """
    return _read(text, file, is_batch=True)


def _read(text: str, file: str, *, is_batch: bool) -> Sheet:
    try:
        top = _top(read_yaml(text), "sheet/no-batch" if is_batch else "sheet/no-sheet")
        entries = list(mappings(top.values["entries"]))
        source = without_lines(top.values.get("source") or Mapped({}, {}, 1))
        check_source(source, field="source")
    except YamlError as error:
        raise ProblemsError([Problem(file, error.reason, error.line)]) from error
    except DomainError as error:
        raise ProblemsError(
            [Problem(file, error.message, 1, field="source")]
        ) from error
    name = top.values.get("name", "")
    problems = []
    if not (_is_name(name) or (is_batch and "name" not in top.values)):
        reason = Message("sheet/name")
        problems.append(Problem(file, reason, top.line, field="name"))
    reader = RowReader(file, str(name), source)
    rows, withdrawn, wrong = _rows(reader, file, entries, is_batch=is_batch)
    if problems or wrong:
        raise ProblemsError([*problems, *wrong])
    return Sheet(file, str(name), tuple(rows), tuple(withdrawn))


def _rows(
    reader: RowReader, file: str, entries: Sequence[Mapped], *, is_batch: bool
) -> tuple[list[Row], list[WithdrawnRow], list[Problem]]:
    rows: list[Row] = []
    withdrawn: list[WithdrawnRow] = []
    problems: list[Problem] = []
    seen: dict[str, int] = {}
    for one in entries:
        key = str(one.values.get("key", ""))
        if key in seen:
            reason = Message("sheet/key-twice", {"line": seen[key]})
            problems.append(Problem(file, reason, one.line, key, "key"))
        if key:
            seen[key] = one.line
        elif not is_batch:
            reason = Message("sheet/no-key")
            problems.append(Problem(file, reason, one.line, field="key"))
        try:
            if "withdrawn" not in one.values:
                rows.append(reader.row(one))
            elif is_batch:
                problems.append(Problem(file, ONLY_RECORDS, one.line, key, "withdrawn"))
            else:
                withdrawn.append(reader.withdrawn(one))
        except DomainError as error:
            problems += problems_of_row(error, file, one.line, key, one.lines)
    return rows, withdrawn, problems


def _is_name(name: object) -> bool:
    return isinstance(name, str) and name != "" and "/" not in name


def _top(read: Any, wanted: str) -> Mapped:  # noqa: ANN401 - as read from YAML
    top = Mapped({"entries": read}, {}, 1) if isinstance(read, list) else read
    if not isinstance(top, Mapped) or not top.values.get("entries"):
        raise YamlError(line=1, reason=Message(wanted))
    return top
