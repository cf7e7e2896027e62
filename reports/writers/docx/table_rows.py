"""Rows of a table before and after somebody edited it."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from reports.writers.docx.alignment import normal

Row = tuple[str, ...]


class RowChanges(NamedTuple):
    """What differs between the rows of two tables.

    Attributes:
        cells: row and column of the written table, from 0 and 1, with the words before
            and after.
        added, removed: rows that only one of the tables has.
    """

    cells: tuple[tuple[int, int, str, str], ...]
    added: tuple[Row, ...]
    removed: tuple[Row, ...]


def compare_rows(before: Sequence[Row], after: Sequence[Row]) -> RowChanges:
    """Compare the rows of a table; rows that are edited stay between the same rows."""
    cells: list[tuple[int, int, str, str]] = []
    added: list[Row] = []
    removed: list[Row] = []
    for start, stop, begin, end in _unlike(before, after):
        old, new = before[start:stop], after[begin:end]
        if [*map(len, old)] == [*map(len, new)]:
            for row, (one, other) in enumerate(zip(old, new, strict=True), start=start):
                pairs = enumerate(zip(one, other, strict=True), start=1)
                cells += [(row, column, a, b) for column, (a, b) in pairs]
        else:
            removed += old
            added += new
    return RowChanges(tuple(cells), tuple(added), tuple(removed))


def _unlike(
    before: Sequence[Row], after: Sequence[Row]
) -> Iterator[tuple[int, int, int, int]]:
    keys, others = [*map(_key, before)], [*map(_key, after)]
    matcher = SequenceMatcher(None, keys, others, autojunk=False)
    for name, start, stop, begin, end in matcher.get_opcodes():
        if name != "equal":
            yield start, stop, begin, end


def _key(row: Row) -> Row:
    return tuple(map(normal, row))
