"""The cell of a value, by what the value is: its plain value, and its words."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from api.output.cell_formatter import CellFormatter
from api.output.result import NOTHING, Cell, list_cell
from domain import errors
from domain.content import Content, to_plain
from domain.kinds.state_fields import PERSONAL_FIELDS, is_membership
from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.entries import EffectiveEntry
from projections.queries.matrix import MatrixGroup, MatrixLead
from projections.query_definitions.value_kinds import (
    Facet,
    Message,
    StateValue,
    TypedValue,
)
from wording.phrases import ENDED, Phrase, joined, marked
from wording.values import ValueFormatter, is_text
from wording.words import heading

MakeCell = Callable[[CellFormatter, Any], Cell]


def cell_of(cells: CellFormatter, one: TypedValue) -> Cell:
    """Put a value into a cell; a table shows a dash for what is not there."""
    kind, value = one
    if isinstance(value, TypedValue):
        return cell_of(cells, value)
    if value is None or value in ("", {}):
        return Cell(None, NOTHING)
    if kind.name == "code":
        return cells.shown(value, cells.words.code(kind.field, value))
    if kind.name == "period":
        return cells.shown(value, cells.words.field(kind.field, value))
    return _CELLS[kind.name](cells, value)


def _shown(
    to_phrase: Callable[[ValueFormatter, Any], Phrase],
    to_plain_value: Callable[[Any], Any] = lambda value: value,
) -> MakeCell:
    """Return a function that makes a cell of a value's plain form and its phrase."""
    return lambda cells, value: cells.shown(
        to_plain_value(value), to_phrase(cells.words, value)
    )


def _in_words(to_phrase: Callable[[ValueFormatter, Any], Phrase]) -> MakeCell:
    """Return a function that makes a cell whose plain form is the words too."""

    def make(cells: CellFormatter, value: object) -> Cell:
        phrase = to_phrase(cells.words, value)
        return cells.shown(phrase.words, phrase)

    return make


def _each(make: MakeCell) -> MakeCell:
    """Return a function that makes a cell of several values, each on a line."""
    return lambda cells, values: list_cell([make(cells, one) for one in values])


def _message(cells: CellFormatter, value: Message) -> Cell:
    text = cells.message(value)
    return Cell(text, text)


def _named_text(cells: CellFormatter, value: tuple[Text, str]) -> Cell:
    phrase = cells.words.text(*value)
    return cells.shown(phrase.words, phrase)


def _reference(cells: CellFormatter, value: NamedSubject | str) -> Cell:
    called = cells.called(value)
    return cells.shown(str(called.ref), cells.person(called))


def _distinct(cells: CellFormatter, values: Sequence[NamedSubject | str]) -> Cell:
    found: dict[str, NamedSubject | str] = {}
    for one in values:
        found.setdefault(cells.called(one).subject_id, one)
    return list_cell([_reference(cells, one) for one in found.values()])


def _bare_reference(cells: CellFormatter, value: str) -> Cell:
    ref = cells.called(value).ref
    return Cell(str(ref), ref.reference)


def _actor(cells: CellFormatter, value: str) -> Cell:
    return cells.shown(value, cells.person(cells.called(f"actor:{value}")))


def _recorder(_: CellFormatter, value: Content) -> Cell:
    entity = f" ({value.entity})" if value.entity else ""
    return Cell(value.by or None, f"{value.by}{entity}" or NOTHING)


def _field_name(cells: CellFormatter, value: str) -> Cell:
    is_field = value != "possible"
    return Cell(value, value if is_field else cells.words.message("may_have_happened"))


def _facet(cells: CellFormatter, value: Facet) -> Cell:
    match value.by:
        case "entity":
            return _reference(cells, value.value)
        case "family":
            return cells.shown(value.value, cells.words.code("family", value.value))
        case _:
            return Cell(value.value, value.value)


def _title(cells: CellFormatter, value: Content | Message) -> Cell:
    if isinstance(value, Message):
        return _message(cells, value)
    return _in_words(ValueFormatter.title)(cells, value)


def _entry(cells: CellFormatter, value: EffectiveEntry) -> Cell:
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


def _state_value(cells: CellFormatter, one: StateValue | EffectiveEntry) -> Cell:
    if isinstance(one, EffectiveEntry):
        return _entry(cells, one)
    if one.value is None:
        return Cell(None, NOTHING)
    if one.field in PERSONAL_FIELDS:
        personal = cells.personal(one)
        return cells.shown(personal, cells.words.personal(personal))
    phrase = cells.words.field(one.field, one.value, one.item)
    is_words = is_text(one.value) or isinstance(one.value, errors.Message)
    return cells.shown(phrase.words if is_words else one.value, phrase)


def _state_item(cells: CellFormatter, one: StateValue) -> Cell:
    if not one.item:
        return Cell(None, NOTHING)
    if is_membership(one.field, one.value, one.item):
        return Cell(one.item, NOTHING)
    return cells.shown(one.item, cells.words.item(one.item))


def _state_values(cells: CellFormatter, value: Mapping[str, Any]) -> Cell:
    lines = [
        f"{name}: {cells.marked(cells.words.field(name, one))}"
        for name, one in value.items()
    ]
    return Cell(dict(value), "\n".join(lines) or NOTHING)


def _group(cells: CellFormatter, one: MatrixGroup) -> Cell:
    name = cells.words.name(one.group)
    stage = cells.words.code("stage", one.stage)
    value = {
        "reference": one.group.ref.reference,
        "name": name.words,
        "stage": one.stage,
    }
    phrase = cells.words.filled("staged", name=name, stage=stage)
    return cells.shown(value, phrase if one.stage else name)


def _lead(cells: CellFormatter, one: MatrixLead) -> Cell:
    holder = cells.person(one.holder) if one.holder else None
    value = {
        "entity": one.entity.ref.reference if one.entity else None,
        "state": one.state,
        "name": holder.words if holder else None,
        "may_have_ended": one.may_have_ended,
    }
    phrase = holder or cells.words.code("state", one.state)
    if one.entity:
        entity = cells.words.short_name(one.entity)
        phrase = cells.words.filled("held_by", entity=entity, holder=phrase)
    return cells.shown(value, marked(phrase, ENDED) if one.may_have_ended else phrase)


def _lines(one_line: Callable[[ValueFormatter, Any], Phrase]) -> MakeCell:
    return _shown(
        lambda words, values: joined([one_line(words, one) for one in values], "\n"),
        to_plain,
    )


_CELLS: Mapping[str, MakeCell] = {
    "actor": _actor,
    "bare reference": _bare_reference,
    "day": _shown(ValueFormatter.day, lambda day: day.isoformat()),
    "distinct": _distinct,
    "edtf date": _shown(ValueFormatter.date),
    "entries": _each(_entry),
    "entry": _entry,
    "facet": _facet,
    "field name": _field_name,
    "groups": _each(_group),
    "heading": lambda cells, value: Cell(value, heading(cells.language, value)),
    "instant": lambda cells, value: cells.shown(
        value.isoformat(), cells.words.instant(value, cells.zone)
    ),
    "integer": lambda _, value: Cell(value, str(value)),
    "leads": _each(_lead),
    "message": _message,
    "sentence": _in_words(ValueFormatter.sentence),
    "money": _shown(lambda words, money: words.money(*money), lambda m: m._asdict()),
    "name": _in_words(ValueFormatter.name),
    "named texts": _each(_named_text),
    "occurred": _shown(ValueFormatter.occurred, lambda occurred: occurred.date),
    "occurred in words": lambda cells, value: cells.shown(
        cells.words.date(value.date).words, cells.words.occurred(value)
    ),
    "position": lambda _, value: Cell(value or None, str(value or NOTHING)),
    "positions": lambda _, value: Cell(
        list(value), ", ".join(map(str, value)) or NOTHING
    ),
    "quoted sources": _lines(ValueFormatter.quoted_source),
    "recorder": _recorder,
    "reference": _reference,
    "references": _each(_reference),
    "sources": _lines(ValueFormatter.source),
    "state item": _state_item,
    "state value": _state_value,
    "state values": _state_values,
    "text": _in_words(ValueFormatter.text),
    "title": _title,
    "truth": _shown(lambda words, value: words.truth(value=value)),
    "word": lambda _, value: Cell(value, str(value)),
    "words": lambda _, value: Cell(list(value), "\n".join(value) or NOTHING),
}
"""Name of a kind of value -> what makes a cell of it."""
