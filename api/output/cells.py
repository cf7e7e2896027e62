"""The cell of a value, by what the value is."""

from api.output.cell_formatter import CellFormatter
from api.output.entry_cells import ENTRY_CELLS
from api.output.matrix_cells import MATRIX_CELLS
from api.output.result import NOTHING, Cell
from api.output.value_cells import VALUE_CELLS
from projections.query_definitions.value_kinds import TypedValue

_CELLS = {**VALUE_CELLS, **ENTRY_CELLS, **MATRIX_CELLS}


def cell_of(formatter: CellFormatter, one: TypedValue) -> Cell:
    """Put a value into a cell; a table shows a dash for what is not there."""
    if isinstance(one.value, TypedValue):
        return cell_of(formatter, one.value)
    if one.value is None or one.value in ("", {}):
        return Cell(None, NOTHING)
    return _CELLS[one.kind.name](formatter, one.kind, one.value)
