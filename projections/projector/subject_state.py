"""Subjects being projected: their entries, and the rows that hold for them now."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

import msgspec

from domain.entry import Entry
from domain.errors import DomainError
from projections.projector.incremental_views import Book, Difference
from projections.projector.subject_history import History
from projections.projector.tables import OPEN
from projections.projector.views import VIEWS

READABLE = (DomainError, KeyError, TypeError, ValueError, msgspec.MsgspecError)
"""What a poison entry can raise: it is set aside, and the rest goes on."""


@dataclass
class Held:
    """One subject: its entries in the order of the log, and its rows by view.

    Attributes:
        rows: view -> row -> its id in the view's table.
        history: what the rows were made from, once the subject was settled.
        book: made from it when one more fact comes; most subjects see no second.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: dict[str, dict[tuple[Any, ...], int]] = field(default_factory=dict)
    history: History | None = None
    book: Book | None = None

    def add(self, entry: Entry) -> dict[str, Difference] | None:
        """Give the rows that one more plain fact changes; None if it is not plain."""
        if self.history is not None:
            self.book, self.history = Book(self.history), None
        return self.book.add(entry) if self.book else None

    def unsettle(self) -> None:
        """Let the next entry take the general road."""
        self.book = self.history = None


@dataclass
class Changes:
    """Rows to be written for one view: opened ones, and ids that no longer hold."""

    next_id: int
    opened: dict[int, list[Any]] = field(default_factory=dict)
    closed: dict[int, int] = field(default_factory=dict)

    def open(self, row: tuple[Any, ...], position: int) -> int:
        """Note a row that holds from a position on; give its id."""
        number = self.next_id
        self.next_id += 1
        self.opened[number] = [number, *row, position, OPEN]
        return number

    def close(self, number: int, position: int) -> None:
        """Note that a row holds until a position."""
        if number in self.opened:
            self.opened[number][-1] = position
        else:
            self.closed[number] = position


def settle(
    changes: dict[str, Changes], subject_id: UUID, held: Held, position: int
) -> None:
    """Note the rows that differ from those that held before a position."""
    history = History(subject_id, tuple(held.entries))
    # All rows are derived before any is noted: a poison entry leaves no half of them.
    wanted = {n: set(view(history)) for n, view in VIEWS.items() if held.entries}
    for name in VIEWS:
        rows = wanted.get(name, set())
        before = held.rows.setdefault(name, {})
        if rows or before:
            gone = [row for row in before if row not in rows]
            come = sorted(rows.difference(before))
            _note(changes[name], before, Difference(gone, come), position)
    held.book, held.history = None, history


def settle_plain(changes: dict[str, Changes], held: Held, entry: Entry) -> bool:
    """Note the rows that one more plain fact changes; say whether it was plain."""
    found = held.add(entry)
    if found is None:
        return False
    for name, (gone, come) in found.items():
        kept = set(gone) & set(come)
        rows = Difference(
            [row for row in gone if row not in kept],
            sorted(row for row in come if row not in kept),
        )
        before = held.rows.setdefault(name, {})
        _note(changes[name], before, rows, entry.position)
    return True


def _note(
    changes: Changes,
    before: dict[tuple[Any, ...], int],
    difference: Difference,
    position: int,
) -> None:
    for row in difference.gone:
        changes.close(before.pop(row), position)
    for row in difference.come:
        before[row] = changes.open(row, position)


def in_log_order(entries: Iterable[Entry]) -> list[Entry]:
    """Sort entries by position."""
    return sorted(entries, key=lambda entry: entry.position)
