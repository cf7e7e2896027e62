"""Cells of the kinds of value that columns have."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from api.output.answers import NOTHING, Cell, plain
from api.output.wording import Speech
from projections.names.resolution import Called
from projections.query_definitions.value_kinds import ValueKind


def references_in(kind: ValueKind[Any], value: Any) -> Iterable[str]:  # noqa: ANN401 - as the kind says
    """List the references in a value, so that they are resolved together."""
    if kind.name == "reference" and isinstance(value, str) and value:
        yield value


def cell_of(kind: ValueKind[Any], value: Any, speech: Speech) -> Cell:  # noqa: ANN401 - as the kind says
    """Put a value into words."""
    if value in (None, ""):
        return Cell(None, NOTHING)
    return _CELLS[kind.name](kind, value, speech)


def _code(kind: ValueKind[Any], value: str, speech: Speech) -> Cell:
    return speech.code(kind.field, value)


def _reference(_: ValueKind[Any], value: Called | str, speech: Speech) -> Cell:
    if isinstance(value, Called):
        return speech.name(value)._replace(value=str(value.ref))
    return speech.value(value)


def _date(_: ValueKind[Any], value: str, speech: Speech) -> Cell:
    return Cell(value, speech.date(value))


def _truth(_: ValueKind[Any], value: bool, speech: Speech) -> Cell:  # noqa: FBT001 - it is the value
    return speech.value(value)


def _position(_: ValueKind[Any], value: int, __: Speech) -> Cell:
    return plain(value or None)


_CELLS: Mapping[str, Callable[[ValueKind[Any], Any, Speech], Cell]] = {
    "code": _code,
    "reference": _reference,
    "edtf date": _date,
    "truth": _truth,
    "position": _position,
}
