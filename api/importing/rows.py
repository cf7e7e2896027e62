"""One row of a sheet, read as the act of recording one entry."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import partial
from typing import Any

from api.importing.parts import RowText
from domain.content import Source
from domain.errors import Message
from domain.kinds import get_definition
from domain.recording.acts import Record
from domain.recording.common_fields import COMMON_TEXTS, read_source
from domain.recording.date_readings import date_readings
from domain.recording.event_ids import event_id_of, fold_key
from domain.recording.record_reader import read_record
from domain.recording.values import FieldError, FieldProblems

WORDS = (
    "key",
    "kind",
    "subject",
    "occurred",
    "basis",
    "printed",
    "para",
    "words",
    "after",
    "follows_from",
)
"""Fields that every row may have, each a single text."""

LISTS = ("also", "sources")
"""Fields that list further sources, each a mapping of texts."""

ENTRIES = ("after", "follows_from")
"""Keys of other rows."""

OTHERS = (*COMMON_TEXTS, "concerns", "catalogue")
SOURCE_FIELDS = ("document", "para", "words", "printed", "day", "day_basis")


@dataclass(frozen=True)
class Row:
    """One row: its place in the file, and the act that it requests.

    Attributes:
        lines: field of the row -> its line.
        sheet: the name of its sheet.
        readings: how its dates were read that are not written in EDTF.
    """

    file: str
    line: int
    key: str
    act: Record
    lines: Mapping[str, int]
    sheet: str = ""
    readings: tuple[str, ...] = ()

    @property
    def entry_key(self) -> str:
        """Key of the entry that is recorded from the row."""
        return self.act.key


@dataclass(frozen=True)
class WithdrawnRow:
    """A row whose entry is to be withdrawn where an earlier version was imported.

    Attributes:
        entry_key: key of the entry that was recorded from the row.
    """

    file: str
    line: int
    key: str
    entry_key: str
    reason: str
    sheet: str = ""


class RowReader:
    """Reads the rows of one sheet.

    Args:
        file: the file's name, for problems.
        name: the sheet's stable name; with a row's key it is the key of the entry.
        source: what ``para`` and ``words`` refer to.
    """

    def __init__(self, file: str, name: str, source: Mapping[str, str]) -> None:
        self._file = file
        self._name = name
        self._source = source

    def row(self, one: RowText) -> Row:
        """Read a row.

        Raises:
            DomainError: the row cannot be recorded; a ``FieldError`` names the field.
        """
        values = dict(one.values)
        problems = FieldProblems()
        for name in values.keys() & {*WORDS}:
            read_words = partial(_check_words, name, values[name])
            values[name] = problems.read(name, read_words, "")
        for name in values.keys() & {*LISTS}:
            read_places = partial(_check_places, name, values[name])
            values[name] = problems.read(name, read_places, [])
        key = values.get("key", "")
        act = read_record(
            values.get("kind", ""),
            subject=values.get("subject", ""),
            data=_own(values),
            common=_common(values),
            sources=lambda: tuple(self._sources(values)),
            after=self._entry(values.get("after", "")),
            follows_from=self._entry(values.get("follows_from", "")),
            typed={name: values[name] for name in ENTRIES if name in values},
            key=self._full(key) if key else "",
            problems=problems,
        )
        read = {"occurred": act.occurred, **act.data}
        readings = tuple(date_readings(get_definition(act.kind), values, read))
        return Row(self._file, one.line, key, act, one.lines, self._name, readings)

    def withdrawn(self, one: RowText) -> WithdrawnRow:
        """Read a row that is withdrawn: its key and the reason; the rest is ignored.

        Raises:
            FieldError: there is no reason.
        """
        key, reason = one.values.get("key", ""), one.values["withdrawn"]
        if not isinstance(reason, str) or not reason.strip():
            advice = Message("value/withdrawal")
            raise FieldError(field="withdrawn", value=reason, reason=advice)
        if not isinstance(key, str):
            raise FieldError(
                field="key", value=key, reason=Message("value/single-text")
            )
        full = self._full(key)
        return WithdrawnRow(self._file, one.line, key, full, reason, self._name)

    def _full(self, key: str) -> str:
        key = fold_key(key)
        return f"{self._name}/{key}" if self._name else key

    def _entry(self, key: str) -> str:
        """Return the identity of the entry of a key of this or another sheet."""
        if not key:
            return ""
        key = fold_key(key)
        return str(event_id_of(key if "/" in key else self._full(key)))

    def _sources(self, values: Mapping[str, Any]) -> Iterator[Source]:
        first = {name: values[name] for name in ("para", "words") if name in values}
        if first or (self._source and "sources" not in values):
            yield self._source_of({**first, "printed": values.get("printed", "")})
        for more in (*values.get("sources", ()), *values.get("also", ())):
            yield self._source_of(more)

    def _source_of(self, given: Mapping[str, str]) -> Source:
        is_same = given.get("document", "") in ("", self._source.get("document"))
        found = {**(self._source if is_same else {}), **given}
        names = {"para": "paragraph", "printed": "printed_date"}
        return read_source({names.get(one, one): text for one, text in found.items()})


def check_source(given: Any, *, field: str) -> Mapping[str, str]:  # noqa: ANN401 - as read
    """Check that a source is a mapping of texts with known names.

    Raises:
        FieldError: it is something else.
    """
    names = given if isinstance(given, Mapping) else ("",)
    for name in names:
        if name not in SOURCE_FIELDS:
            near = get_close_matches(name, SOURCE_FIELDS, n=1)
            key = "value/source-names.similar" if near else "value/source-names"
            facts = {"names": SOURCE_FIELDS, "similar": tuple(near)}
            raise FieldError(field=field, value=given, reason=Message(key, facts))
    for name, value in given.items():
        _check_words(name, value)
    return dict(given)


def _check_words(name: str, value: object) -> str:
    if not isinstance(value, str):
        reason = Message("value/single-text")
        raise FieldError(field=name, value=value, reason=reason)
    return value


def _check_places(name: str, value: object) -> list[Any]:
    if not isinstance(value, list):
        reason = Message("value/mappings")
        raise FieldError(field=name, value=value, reason=reason)
    for one in value:
        check_source(one, field=name)
    return value


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    common = {*WORDS, *LISTS, *OTHERS}
    return {name: value for name, value in values.items() if name not in common}


def _common(values: Mapping[str, Any]) -> dict[str, Any]:
    names = (*COMMON_TEXTS, "concerns")
    found = {name: values[name] for name in names if name in values}
    if values.get("occurred"):
        basis, printed = values.get("basis", "stated"), values.get("printed", "")
        dated = {"date": values["occurred"], "basis": basis, "printed": printed}
        return {**found, "occurred": dated}
    return found
