"""The parts of a sheet's text: what stands at its top, and its rows, one at a time."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from domain.errors import DomainError, Message


class SheetTextError(DomainError):
    """The text of a sheet cannot be read further.

    Args:
        line: from 1.
        row: the key of the row in which it is, if it is in one.
    """

    key = "sheet/line"

    def __init__(self, *, line: int, reason: Message, row: str = "") -> None:
        super().__init__(line=line, reason=reason)
        self.line = line
        self.reason = reason
        self.row = row


class Mistake(NamedTuple):
    """A mistake in the writing of one field; the rest of the row can be read."""

    field: str
    line: int
    reason: Message


class RowText(NamedTuple):
    """A row as it is written.

    Attributes:
        values: texts, lists and mappings; from JSON also numbers and truth values.
        lines: field -> its line; empty if only that of the row is known.
        line: where the row begins, from 1.
    """

    values: Mapping[str, Any]
    lines: Mapping[str, int]
    line: int
    mistakes: Sequence[Mistake] = ()


class Part(NamedTuple):
    """A key at the top of a sheet with its value, or one row.

    Attributes:
        name: the key; ``entries`` for each row; empty if the text is no mapping.
        value: a ``RowText`` for a row.
    """

    name: str
    value: Any
    line: int


ROWS = "entries"
