"""Cells of entries and of what they set."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.output.cell_formatter import CellFormatter, MakeCell, list_cell
from api.output.result import NOTHING, Cell
from domain.content import Content, Occurred, Source, to_plain
from domain.kinds.state_fields import PERSONAL_FIELDS, is_membership
from projections.queries.entries import EffectiveEntry
from projections.query_definitions.value_kinds import (
    Message,
    StateValue,
    ValueKind,
)
from wording.phrases import joined
from wording.values import is_text


def _occurred(cells: CellFormatter, _: ValueKind[Any], value: Occurred) -> Cell:
    return cells.shown(value.date, cells.words.occurred(value))


def _occurred_in_words(
    cells: CellFormatter, _: ValueKind[Any], value: Occurred
) -> Cell:
    printed = cells.words.date(value.date).words
    return cells.shown(printed, cells.words.occurred(value))


def _title(cells: CellFormatter, _: ValueKind[Any], value: Content | Message) -> Cell:
    if isinstance(value, Message):
        text = cells.message(value)
        return Cell(text, text)
    phrase = cells.words.title(value)
    return cells.shown(phrase.words, phrase)


def _entry(cells: CellFormatter, _: ValueKind[Any], value: EffectiveEntry) -> Cell:
    content = value.content
    occurred = content.occurred
    brief = {
        "position": value.position,
        "kind": content.kind,
        "subject": str(cells.called(content.subject).ref),
        "occurred": occurred.date if occurred else None,
        "basis": occurred.basis if occurred else None,
        "date": cells.words.date(occurred.date).words if occurred else None,
        "title": cells.words.title(content).words,
    }
    return cells.shown(brief, cells.words.entry(content))


def _entries(
    cells: CellFormatter, kind: ValueKind[Any], value: Sequence[EffectiveEntry]
) -> Cell:
    return list_cell(_entry(cells, kind, one) for one in value)


def _sources(cells: CellFormatter, _: ValueKind[Any], value: Sequence[Source]) -> Cell:
    lines = [cells.words.source(one) for one in value]
    return cells.shown(to_plain(value), joined(lines, "\n"))


def _quoted_sources(
    cells: CellFormatter, _: ValueKind[Any], value: Sequence[Source]
) -> Cell:
    lines = [cells.words.quoted_source(one) for one in value]
    return cells.shown(to_plain(value), joined(lines, "\n"))


def _state_value(
    cells: CellFormatter, kind: ValueKind[Any], one: StateValue | EffectiveEntry
) -> Cell:
    if isinstance(one, EffectiveEntry):
        return _entry(cells, kind, one)
    if one.value is None:
        return Cell(None, NOTHING)
    if one.field in PERSONAL_FIELDS:
        personal = cells.personal(one)
        return cells.shown(personal, cells.words.personal(personal))
    phrase = cells.words.field(one.field, one.value, one.item)
    return cells.shown(phrase.words if is_text(one.value) else one.value, phrase)


def _state_item(cells: CellFormatter, _: ValueKind[Any], one: StateValue) -> Cell:
    if not one.item:
        return Cell(None, NOTHING)
    if is_membership(one.field, one.value, one.item):
        return Cell(one.item, NOTHING)
    return cells.shown(one.item, cells.words.item(one.item))


def _state_values(
    cells: CellFormatter, _: ValueKind[Any], value: Mapping[str, Any]
) -> Cell:
    lines = (
        f"{name}: {cells.marked(cells.words.field(name, one))}"
        for name, one in value.items()
    )
    return Cell(dict(value), "\n".join(lines) or NOTHING)


ENTRY_CELLS: Mapping[str, MakeCell] = {
    "entries": _entries,
    "entry": _entry,
    "occurred": _occurred,
    "occurred in words": _occurred_in_words,
    "quoted sources": _quoted_sources,
    "sources": _sources,
    "state item": _state_item,
    "state value": _state_value,
    "state values": _state_values,
    "title": _title,
}
"""Name of a kind of value -> what makes a cell of it."""
