"""Cells of the kinds of value that columns have."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from api.output.answers import NOTHING, Cell, listed, plain
from api.output.wording import Speech
from domain.dates.printing import print_day
from domain.texts import Text
from projections.names.resolution import NamedSubject
from projections.queries.contributions import Money
from projections.query_definitions.value_kinds import ValueKind


def references_in(kind: ValueKind[Any], value: Any) -> Iterable[str]:  # noqa: ANN401 - as the kind says
    """List the references in a value, so that they are resolved together."""
    named: Iterable[NamedSubject | str] = ()
    if kind.name == "reference":
        named = [value]
    elif kind.name in ("references", "distinct"):
        named = value
    return [one for one in named if isinstance(one, str) and one]


def cell_of(kind: ValueKind[Any], value: Any, speech: Speech) -> Cell:  # noqa: ANN401 - as the kind says
    """Put a value into words."""
    if value is None or value in ("", {}):
        return Cell(None, NOTHING)
    return _CELLS[kind.name](kind, value, speech)


def _code(kind: ValueKind[Any], value: str, speech: Speech) -> Cell:
    return speech.code(kind.field, value)


def _text(_: ValueKind[Any], value: Text, speech: Speech) -> Cell:
    return speech.words(value)


def _reference(_: ValueKind[Any], value: NamedSubject | str, speech: Speech) -> Cell:
    return speech.reference(value)


def _references(
    _: ValueKind[Any], value: Sequence[NamedSubject | str], speech: Speech
) -> Cell:
    return listed([speech.reference(one) for one in value])


def _distinct(
    _: ValueKind[Any], value: Sequence[NamedSubject | str], speech: Speech
) -> Cell:
    found: dict[str, NamedSubject | str] = {}
    for one in value:
        found.setdefault(speech.called(one).subject_id, one)
    return listed([speech.reference(one) for one in found.values()])


def _date(_: ValueKind[Any], value: str, speech: Speech) -> Cell:
    return Cell(value, speech.date(value))


def _day(_: ValueKind[Any], value: date, speech: Speech) -> Cell:
    return Cell(value.isoformat(), print_day(value, speech.language))


def _truth(_: ValueKind[Any], value: bool, speech: Speech) -> Cell:  # noqa: FBT001 - it is the value
    return speech.truth(value=value)


def _word(_: ValueKind[Any], value: str, __: Speech) -> Cell:
    return plain(value)


def _state_value(kind: ValueKind[Any], value: str, speech: Speech) -> Cell:
    return speech.field(kind.field, value)


def _words(_: ValueKind[Any], value: Sequence[str], __: Speech) -> Cell:
    return listed([plain(one) for one in value])


def _name(_: ValueKind[Any], value: NamedSubject, speech: Speech) -> Cell:
    return speech.name(value)


def _integer(_: ValueKind[Any], value: int, __: Speech) -> Cell:
    return Cell(value, str(value))


def _position(_: ValueKind[Any], value: int, __: Speech) -> Cell:
    return plain(value or None)


def _positions(_: ValueKind[Any], value: Sequence[int], __: Speech) -> Cell:
    return plain(list(value))._replace(text=", ".join(map(str, value)) or NOTHING)


def _money(_: ValueKind[Any], value: Money, speech: Speech) -> Cell:
    return speech.money(value)


_CELLS: Mapping[str, Callable[[ValueKind[Any], Any, Speech], Cell]] = {
    "code": _code,
    "text": _text,
    "reference": _reference,
    "references": _references,
    "distinct": _distinct,
    "edtf date": _date,
    "day": _day,
    "truth": _truth,
    "word": _word,
    "state value": _state_value,
    "words": _words,
    "name": _name,
    "integer": _integer,
    "position": _position,
    "positions": _positions,
    "money": _money,
}
