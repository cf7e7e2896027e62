"""Entries of the founding history's shape, as many as wanted: its sheets, copied.

Each copy has references, symbols and keys of its own, so that its subjects are of the
same sizes as the real ones. Reading YAML is no part of what is measured.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import msgspec

from api.importing.rows import Row
from api.importing.sheets import Sheet, read_sheet
from domain.kinds import get_definition
from domain.recording.acts import Record
from domain.recording.event_ids import event_id_of
from domain.references import Ref

FOUNDING = Path(__file__).parent.parent / "data"
FRAMEWORK = "mandate:MC-3/11"
NAMING = ("reference", "symbols")
"""Own fields that hold further references of a subject, without its family."""


def founding() -> list[Sheet]:
    """Read the sheets of the founding history."""
    return [read_sheet(path) for path in sorted(FOUNDING.glob("*.yaml"))]


def shaped(sheets: Sequence[Sheet], wanted: int, start: int = 0) -> list[Sheet]:
    """Give whole copies of the sheets until they have as many rows as wanted."""
    found: list[Sheet] = []
    rows = 0
    for one in copies(sheets, start):
        if rows >= wanted:
            break
        found += one
        rows += sum(len(sheet.rows) for sheet in one)
    return found


def copies(sheets: Sequence[Sheet], start: int = 0) -> Iterator[list[Sheet]]:
    """Give copies of the sheets without end, the first numbered ``start``."""
    copier = Copier(sheets)
    for number in count(start):
        yield [copier.sheet(sheet, number) for sheet in sheets]


def named(reference: str, number: int) -> str:
    """Give the reference that a subject has in one of the copies."""
    return f"{reference}~{number}"


class Copier:
    """Copies sheets, or single acts of theirs, under references of their own."""

    def __init__(self, sheets: Sequence[Sheet]) -> None:
        keys = (row.act.key for sheet in sheets for row in sheet.rows)
        self._keys = {str(event_id_of(key)): key for key in keys}

    def sheet(self, sheet: Sheet, number: int) -> Sheet:
        """Copy a sheet."""
        rows = tuple(self._row(row, number) for row in sheet.rows)
        return replace(sheet, name=named(sheet.name, number), rows=rows)

    def _row(self, row: Row, number: int) -> Row:
        return replace(row, act=self.act(row.act, number))

    def act(self, act: Record, number: int) -> Record:
        """Copy an act."""
        return replace(
            act,
            key=named(act.key, number),
            subject=Ref.parse(named(str(act.subject), number)),
            data=_data(act, number),
            concerns=tuple(named(one, number) for one in act.concerns),
            sources=tuple(
                msgspec.structs.replace(one, document=named(one.document, number))
                for one in act.sources
            ),
            after=self._entry(act.after, number),
            follows_from=self._entry(act.follows_from, number),
        )

    def _entry(self, event_id: str, number: int) -> str:
        key = self._keys.get(event_id)
        return str(event_id_of(named(key, number))) if key else event_id


def _data(act: Record, number: int) -> Mapping[str, Any]:
    names = [name for name, _ in get_definition(act.kind).references]
    renamed = {
        name: _named(act.data[name], number)
        for name in (*names, *NAMING)
        if name in act.data
    }
    return {**act.data, **renamed}


def _named(value: Any, number: int) -> Any:  # noqa: ANN401 - a text or a list of texts
    if isinstance(value, str):
        return named(value, number)
    return [named(one, number) for one in value]
