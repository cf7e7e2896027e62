"""The result of a query: rows of cells, and the words below them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

NOTHING = "—"
"""What a person reads in an empty cell."""


class Cell(NamedTuple):
    """One cell: the value that programs read, and the text that a person reads.

    Attributes:
        is_repeated: whether it says what the line above says; tables leave it out.
    """

    value: Any
    text: str
    is_repeated: bool = False


Row = Mapping[str, Cell]
"""Key -> cell; keys are English and stay as they are."""


@dataclass(frozen=True)
class QueryResult:
    """Rows, all with the same keys, and what a table says around them.

    Attributes:
        shown: keys that a table shows, in order; JSON and CSV have all.
        keys: all keys, for a CSV without rows.
        foot: lines under a table: which moment it is of, what its marks mean.
        empty: what a table says instead, where there are no rows.
        language: of the headings of a table.
        numbers: keys whose cells a table sets to the right.
    """

    rows: Sequence[Row]
    shown: Sequence[str]
    keys: Sequence[str]
    foot: Sequence[str] = field(default=())
    empty: str = "nothing"
    language: str = "en"
    numbers: Sequence[str] = ()


def plain(value: object) -> Cell:
    """Return the cell of a word or a number; an empty one shows as a dash."""
    text = NOTHING if value in (None, "", [], (), {}) else str(value)
    return Cell(value, text)


def list_cell(cells: Sequence[Cell], separator: str = "\n") -> Cell:
    """Return a cell that lists others."""
    text = separator.join(cell.text for cell in cells) or NOTHING
    return Cell([cell.value for cell in cells], text)
