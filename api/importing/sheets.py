"""Sheets: a file of rows, and each row as the act of recording one entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from api.importing.problems import Problem, ProblemsError
from api.importing.yaml_text import (
    Mapped,
    YamlError,
    mappings,
    read_yaml,
    without_lines,
)
from domain.acts import Record
from domain.content import Source
from domain.dates import Edtf
from domain.errors import DomainError
from domain.kinds import definition
from domain.reading import read_common, read_source
from domain.refs import Ref
from domain.unit import event_id_of
from domain.values import read_data

ROW_FIELDS = (
    "key",
    "kind",
    "subject",
    "occurred",
    "basis",
    "printed",
    "para",
    "words",
    "also",
    "sources",
    "title",
    "text",
    "concerns",
    "after",
    "follows_from",
    "catalogue",
)
"""What every row may have, beside its kind's own fields."""


@dataclass(frozen=True)
class Row:
    """One row of a sheet: where it stands, and the act it asks for."""

    file: str
    line: int
    key: str
    act: Record
    lines: Mapping[str, int]


@dataclass(frozen=True)
class Sheet:
    """One file of rows.

    Attributes:
        name: stable name; with a row's key it is the key of the entry.
        extras: row key -> what the row says for reviewers only (``catalogue``).
    """

    file: str
    name: str
    rows: tuple[Row, ...]
    extras: Mapping[str, tuple[str, ...]]


def read_sheet(path: Path) -> Sheet:
    """Read a file of rows.

    Raises:
        ProblemsError: every row and field that cannot be taken, with its line.
    """
    try:
        top = read_yaml(path.read_text(encoding="utf-8"))
    except YamlError as error:
        raise ProblemsError(
            [Problem(path.name, error.line, "", "", error.reason)]
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemsError([Problem(path.name, 0, "", "", str(error))]) from error
    return _Reading(path.name).sheet(top)


class _Reading:
    """One pass over a file, collecting every problem instead of the first."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._problems: list[Problem] = []
        self._name = ""
        self._source: Mapping[str, str] = {}

    def sheet(self, top: Any) -> Sheet:  # noqa: ANN401 - as read from YAML
        if not isinstance(top, Mapped) or "entries" not in top.values:
            reason = "a sheet has a name, a source and entries"
            raise ProblemsError([Problem(self._file, 1, "", "", reason)])
        self._name = str(top.values.get("name", ""))
        self._source = without_lines(top.values.get("source", Mapped({}, {}, 1)))
        if not self._name:
            self._problem(top.line, "", "name", "give the sheet a stable name")
        rows = list(self._rows(top))
        if self._problems:
            raise ProblemsError(self._problems)
        extras = {
            str(one.values.get("key")): tuple(one.values.get("catalogue", ()))
            for one in mappings(top.values["entries"])
        }
        return Sheet(self._file, self._name, tuple(rows), extras)

    def _problem(self, line: int, key: str, field: str, reason: str) -> None:
        self._problems.append(Problem(self._file, line, key, field, reason))

    def _rows(self, top: Mapped) -> Iterator[Row]:
        seen: dict[str, int] = {}
        for one in mappings(top.values["entries"] or []):
            key = str(one.values.get("key", ""))
            if key in seen:
                reason = f"the key stands already at line {seen[key]}"
                self._problem(one.line, key, "key", reason)
            seen[key] = one.line
            try:
                yield self._row(key, one)
            except DomainError as error:
                field = getattr(error, "field", "")
                line = one.lines.get(field, one.line)
                self._problem(line, key, field, str(error))

    def _row(self, key: str, one: Mapped) -> Row:
        if not key:
            reason = "every row needs a key: it is how the row is known again"
            raise YamlError(line=one.line, reason=reason)
        values = without_lines(one)
        kind = definition(str(values.get("kind", "")))
        own = {k: v for k, v in values.items() if k not in ROW_FIELDS}
        common = read_common(
            {
                **{k: values[k] for k in ("title", "text", "concerns") if k in values},
                "occurred": _occurred(values),
            }
        )
        act = Record(
            kind=kind.name,
            subject=str(Ref.parse(str(values.get("subject", "")), kind.family)),
            data=read_data(kind, own),
            sources=tuple(self._sources(values)),
            after=self._entry(values.get("after", "")),
            follows_from=self._entry(values.get("follows_from", "")),
            key=f"{self._name}/{key}",
            **common,
        )
        return Row(self._file, one.line, key, act, one.lines)

    def _entry(self, key: str) -> str:
        if not key:
            return ""
        full = key if "/" in key else f"{self._name}/{key}"
        return str(event_id_of(full))

    def _sources(self, values: Mapping[str, Any]) -> Iterator[Source]:
        first = {k: values[k] for k in ("para", "words") if k in values}
        if "sources" not in values or first:
            yield self._one_source({**first, "printed": values.get("printed", "")})
        for more in (*values.get("sources", ()), *values.get("also", ())):
            yield self._one_source(more)

    def _one_source(self, given: Mapping[str, str]) -> Source:
        same = given.get("document", "") in ("", self._source.get("document"))
        found = {**(self._source if same else {}), **given}
        return read_source(
            {
                "document": found.get("document", ""),
                "paragraph": found.get("para", ""),
                "words": found.get("words", ""),
                "printed_date": found.get("printed", ""),
                "day": found.get("day", ""),
                "day_basis": found.get("day_basis", "stated"),
            }
        )


def _occurred(values: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Put the date's three fields together; none without a date, unless printed."""
    if "occurred" not in values:
        return None
    Edtf.parse(values["occurred"])
    found = {"date": values["occurred"], "basis": values.get("basis", "stated")}
    return {**found, "printed": values.get("printed", "")}
