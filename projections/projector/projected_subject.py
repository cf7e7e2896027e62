"""A subject being projected: its entries, its rows, and how an entry changes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from domain.entry import Entry
from projections.projector.incremental import IncrementalState
from projections.projector.subject_history import SubjectHistory
from projections.projector.tables import OPEN
from projections.projector.view import Row, RowDifference, View


@dataclass
class RowChanges:
    """Rows of one view to be written: new ones, and those that hold no longer.

    Attributes:
        next_id: the identifier of the next new row.
        inserted: identifier -> values of the whole row, in the table's order.
        closed: identifier -> the position at which the row ceases to hold.
    """

    next_id: int
    inserted: dict[int, list[Any]] = field(default_factory=dict)
    closed: dict[int, int] = field(default_factory=dict)

    def insert(self, row: Row, position: int) -> int:
        """Add a row that holds from a position on; return its identifier."""
        number = self.next_id
        self.next_id += 1
        self.inserted[number] = [number, *row, position, OPEN]
        return number

    def close(self, number: int, position: int) -> None:
        """Let a row hold until a position, which is not included."""
        if number in self.inserted:
            self.inserted[number][-1] = position
        else:
            self.closed[number] = position


Changes = Mapping[str, RowChanges]
"""View -> its rows to be written."""


@dataclass
class ProjectedSubject:
    """A subject in memory.

    Attributes:
        entries: its entries in the order of the log.
        rows: view -> row that holds now -> its identifier in the view's table.
    """

    entries: list[Entry] = field(default_factory=list)
    rows: dict[str, dict[Row, int]] = field(default_factory=dict)
    _history: SubjectHistory | None = None
    _incremental: IncrementalState | None = None

    def project(
        self,
        history: SubjectHistory,
        views: tuple[View, ...],
        changes: Changes,
        position: int,
    ) -> None:
        """Project the subject in full, and add the rows that differ to the changes.

        Args:
            history: the subject as known now.
            position: of the entry from which on the rows hold.
        """
        # An unreadable entry raises here, before any row is changed.
        rows = {v.name: set(v.rows(history)) for v in views if self.entries}
        for view in views:
            wanted = rows.get(view.name, set())
            before = self.rows.setdefault(view.name, {})
            if wanted or before:
                removed = [row for row in before if row not in wanted]
                difference = RowDifference(removed, wanted.difference(before))
                _apply(changes[view.name], before, difference, position)
        # Most subjects get no second entry: the incremental state is built for one.
        self._history = history if self.entries else None
        self._incremental = None

    def project_entry(
        self, entry: Entry, views: tuple[View, ...], changes: Changes
    ) -> bool:
        """Project the last entry alone, if it is a plain fact.

        Returns:
            Whether it was; if not, nothing was changed.
        """
        if self._history is not None:
            self._incremental = IncrementalState(self._history, views)
            self._history = None
        found = self._incremental.add(entry) if self._incremental else None
        if found is None:
            return False
        for view, difference in found.items():
            before = self.rows.setdefault(view, {})
            _apply(changes[view], before, difference, entry.position)
        return True

    def remove(self, entry: Entry) -> None:
        """Remove an entry that cannot be read; the next one is projected in full."""
        self.entries = [one for one in self.entries if one is not entry]
        self._history = self._incremental = None


def _apply(
    changes: RowChanges, rows: dict[Row, int], difference: RowDifference, position: int
) -> None:
    for row in difference.removed:
        changes.close(rows.pop(row), position)
    # Sorted, so that the same log gives the same identifiers.
    for row in sorted(difference.added):
        rows[row] = changes.insert(row, position)
