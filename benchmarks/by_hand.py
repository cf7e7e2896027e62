"""A projector by hand: ``sqlite3`` alone, plain tuples, no incremental state.

The definition in the domain orders the facts and folds them; the rows of a few views
are made and written here, the same as the product's, in the same transactions of 500
entries. Corrections, withdrawals, joins and citations without a day are left out: the
log that it is measured on has none.
"""

import gc
import sqlite3
from datetime import datetime
from typing import Any
from uuid import UUID

from benchmarks.hand_rows import Row, rows_of
from domain.content import decode
from domain.entry import Entry, Fact
from domain.references import Ref
from domain.state.amendments import amend

PAGE = 500
OPEN = 2**53
COMPARED = ("setting", "fact", "scope", "name", "life")
"""The views that both projectors make in the comparison."""

READ = (
    "SELECT position, event_id, version, recorded_at, data FROM log"
    " WHERE position > ? ORDER BY position LIMIT ?"
)


class Subject:
    """What is remembered of a subject between its entries."""

    def __init__(self) -> None:
        self.facts: list[Fact] = []
        self.refs: dict[Ref, None] = {}
        self.rows: dict[str, dict[Row, int]] = {view: {} for view in COMPARED}


class HandProjector:
    """Fills the tables of a generation."""

    def __init__(self, connection: sqlite3.Connection, generation: int) -> None:
        self._connection = connection
        self._generation = generation
        self._subjects: dict[str, Subject] = {}
        self._next = dict.fromkeys(COMPARED, 1)

    def catch_up(self) -> None:
        """Read to the end of the log, without the collector, which finds nothing."""
        gc.disable()
        try:
            self._read_on()
        finally:
            gc.enable()

    def _read_on(self) -> None:
        position = 0
        while True:
            page = self._connection.execute(READ, (position, PAGE)).fetchall()
            if not page:
                return
            opened: dict[str, dict[int, list[Any]]] = {view: {} for view in COMPARED}
            closed: dict[str, list[tuple[int, int]]] = {view: [] for view in COMPARED}
            for row in page:
                self._take(opened, closed, _fact(*row))
            position = page[-1][0]
            self._write(opened, closed, position)

    def _take(
        self,
        opened: dict[str, dict[int, list[Any]]],
        closed: dict[str, list[tuple[int, int]]],
        fact: Fact,
    ) -> None:
        ref = fact.entry.subject
        subject_id = ref.subject_id.hex
        subject = self._subjects.setdefault(subject_id, Subject())
        subject.facts.append(fact)
        subject.refs[ref] = None
        for view, made in rows_of(subject_id, subject.facts, subject.refs):
            held, rows = subject.rows[view], set(made)
            for row in [row for row in held if row not in rows]:
                number = held.pop(row)
                if number in opened[view]:
                    opened[view][number][-1] = fact.position
                else:
                    closed[view].append((fact.position, number))
            for row in sorted(row for row in rows if row not in held):
                number = held[row] = self._next[view]
                self._next[view] += 1
                opened[view][number] = [number, *row, fact.position, OPEN]

    def _write(
        self,
        opened: dict[str, dict[int, list[Any]]],
        closed: dict[str, list[tuple[int, int]]],
        position: int,
    ) -> None:
        run = self._connection
        run.execute("BEGIN IMMEDIATE")
        for view in COMPARED:
            table = f"{view}_{self._generation}"
            if rows := list(opened[view].values()):
                marks = ", ".join("?" * len(rows[0]))
                run.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our own names
            if closed[view]:
                until = f"UPDATE {table} SET known_until = ? WHERE id = ?"  # noqa: S608 - our own names
                run.executemany(until, closed[view])
        run.execute("UPDATE projection_state SET position = ?", (position,))
        run.execute("COMMIT")


def _fact(
    position: int, event_id: str, version: int, recorded_at: str, data: bytes
) -> Fact:
    content = decode(data)
    entry = Entry(
        event_id=UUID(event_id),
        version=version,
        content=content,
        subject=Ref.parse(content.subject),
        position=position,
        recorded_at=datetime.fromisoformat(recorded_at),
        _canonical=data,
    )
    return amend(entry, ())
