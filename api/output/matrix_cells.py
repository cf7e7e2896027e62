"""Cells of the groups and the lead officers of the matrix."""

from collections.abc import Mapping, Sequence
from typing import Any

from api.output.cell_formatter import CellFormatter, MakeCell, list_cell
from api.output.result import Cell
from projections.queries.matrix import MatrixGroup, MatrixLead
from projections.query_definitions.value_kinds import (
    ValueKind,
)


def _groups(
    cells: CellFormatter, _: ValueKind[Any], value: Sequence[MatrixGroup]
) -> Cell:
    return list_cell(_group(cells, one) for one in value)


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


def _leads(
    cells: CellFormatter, _: ValueKind[Any], value: Sequence[MatrixLead]
) -> Cell:
    return list_cell(_lead(cells, one) for one in value)


def _lead(cells: CellFormatter, one: MatrixLead) -> Cell:
    holder = cells.person(one.holder) if one.holder else None
    value = {
        "entity": one.entity.ref.reference if one.entity else None,
        "state": one.state,
        "name": holder.words if holder else None,
    }
    said = holder or cells.words.code("state", one.state)
    if one.entity:
        entity = cells.words.short_name(one.entity)
        said = cells.words.filled("held_by", entity=entity, holder=said)
    return cells.shown(value, said)


MATRIX_CELLS: Mapping[str, MakeCell] = {
    "groups": _groups,
    "leads": _leads,
}
"""Name of a kind of value -> what makes a cell of it."""
