"""Cells of words, dates, numbers and references."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from api.output.cell_formatter import CellFormatter, MakeCell, list_cell
from api.output.result import NOTHING, Cell
from domain.content import Content
from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.contributions import Money
from projections.query_definitions.value_kinds import (
    Facet,
    Message,
    ValueKind,
)
from wording.words import heading


def _code(cells: CellFormatter, kind: ValueKind[Any], value: str) -> Cell:
    return cells.shown(value, cells.words.code(kind.field, value))


def _period(cells: CellFormatter, kind: ValueKind[Any], value: str) -> Cell:
    return cells.shown(value, cells.words.field(kind.field, value))


def _word(_: CellFormatter, __: ValueKind[Any], value: object) -> Cell:
    return Cell(value, str(value))


def _word_list(_: CellFormatter, __: ValueKind[Any], value: Sequence[str]) -> Cell:
    return Cell(list(value), "\n".join(value) or NOTHING)


def _truth(cells: CellFormatter, _: ValueKind[Any], value: bool) -> Cell:  # noqa: FBT001 - it is the value
    return cells.shown(value, cells.words.truth(value=value))


def _text(cells: CellFormatter, _: ValueKind[Any], value: Text) -> Cell:
    phrase = cells.words.text(value)
    return cells.shown(phrase.words, phrase)


def _texts(
    cells: CellFormatter, _: ValueKind[Any], value: Sequence[tuple[Text, str]]
) -> Cell:
    phrases = [cells.words.text(text, otherwise) for text, otherwise in value]
    return list_cell(cells.shown(one.words, one) for one in phrases)


def _said(cells: CellFormatter, _: ValueKind[Any], value: Message) -> Cell:
    text = cells.message(value)
    return Cell(text, text)


def _edtf(cells: CellFormatter, _: ValueKind[Any], value: str) -> Cell:
    return cells.shown(value, cells.words.date(value))


def _day(cells: CellFormatter, _: ValueKind[Any], value: date) -> Cell:
    return cells.shown(value.isoformat(), cells.words.day(value))


def _instant(cells: CellFormatter, _: ValueKind[Any], value: datetime) -> Cell:
    return cells.shown(value.isoformat(), cells.words.instant(value, cells.zone))


def _money(cells: CellFormatter, _: ValueKind[Any], value: Money) -> Cell:
    return cells.shown(value._asdict(), cells.words.money(*value))


def _position(_: CellFormatter, __: ValueKind[Any], value: int) -> Cell:
    return Cell(value, str(value)) if value else Cell(None, NOTHING)


def _positions(_: CellFormatter, __: ValueKind[Any], value: Sequence[int]) -> Cell:
    return Cell(list(value), ", ".join(map(str, value)) or NOTHING)


def _name(cells: CellFormatter, _: ValueKind[Any], value: NamedSubject) -> Cell:
    phrase = cells.words.name(value)
    return cells.shown(phrase.words, phrase)


def _reference(
    cells: CellFormatter, _: ValueKind[Any], value: NamedSubject | str
) -> Cell:
    called = cells.called(value)
    return cells.shown(str(called.ref), cells.person(called))


def _references(
    cells: CellFormatter, kind: ValueKind[Any], value: Sequence[NamedSubject | str]
) -> Cell:
    return list_cell(_reference(cells, kind, one) for one in value)


def _distinct(
    cells: CellFormatter, kind: ValueKind[Any], value: Sequence[NamedSubject | str]
) -> Cell:
    found: dict[str, NamedSubject | str] = {}
    for one in value:
        found.setdefault(cells.called(one).subject_id, one)
    return _references(cells, kind, [*found.values()])


def _bare_reference(cells: CellFormatter, _: ValueKind[Any], value: str) -> Cell:
    ref = cells.called(value).ref
    return Cell(str(ref), ref.reference)


def _actor(cells: CellFormatter, _: ValueKind[Any], value: str) -> Cell:
    return cells.shown(value, cells.person(cells.called(f"actor:{value}")))


def _recorder(_: CellFormatter, __: ValueKind[Any], value: Content) -> Cell:
    entity = f" ({value.entity})" if value.entity else ""
    return Cell(value.by or None, f"{value.by}{entity}" or NOTHING)


def _field_name(cells: CellFormatter, _: ValueKind[Any], value: str) -> Cell:
    is_field = value != "possible"
    return Cell(value, value if is_field else cells.say("may_have_happened"))


def _heading(cells: CellFormatter, _: ValueKind[Any], value: str) -> Cell:
    return Cell(value, heading(cells.language, value))


def _facet(cells: CellFormatter, kind: ValueKind[Any], value: Facet) -> Cell:
    match value.by:
        case "entity":
            return _reference(cells, kind, value.value)
        case "family":
            return cells.shown(value.value, cells.words.code("family", value.value))
        case _:
            return Cell(value.value, value.value)


VALUE_CELLS: Mapping[str, MakeCell] = {
    "actor": _actor,
    "bare reference": _bare_reference,
    "code": _code,
    "day": _day,
    "distinct": _distinct,
    "edtf date": _edtf,
    "facet": _facet,
    "field name": _field_name,
    "heading": _heading,
    "instant": _instant,
    "integer": _word,
    "message": _said,
    "money": _money,
    "name": _name,
    "named texts": _texts,
    "period": _period,
    "position": _position,
    "positions": _positions,
    "recorder": _recorder,
    "reference": _reference,
    "references": _references,
    "text": _text,
    "truth": _truth,
    "word": _word,
    "words": _word_list,
}
"""Name of a kind of value -> what makes a cell of it."""
