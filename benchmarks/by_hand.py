"""A projector by hand: ``sqlite3`` alone, plain lists and dicts, no model in between.

It makes the rows of a few views, the same as the product does, in the same transactions
of 500 entries. It knows no corrections, withdrawals or joins: the log that it is
measured on has none.
"""

import gc
import sqlite3
from typing import Any

import msgspec

from benchmarks.hand_order import RULES, Fact, days_of, effects_of
from benchmarks.hand_rows import rows_of
from domain.references import Ref

PAGE = 500
OPEN = 2**53
NO_LAST = 3_652_060
COMPARED = ("setting", "fact", "scope", "name", "life")
"""The views that both projectors make in the comparison."""

READ = (
    "SELECT position, event_id, subject_id, data FROM log"
    " WHERE position > ? ORDER BY position LIMIT ?"
)

Row = tuple[Any, ...]
decode = msgspec.json.decode


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
            for at, event_id, subject_id, data in page:
                read = _fact(at, event_id, data)
                self._take(opened, closed, subject_id, read)
            position = page[-1][0]
            self._write(opened, closed, position)

    def _take(
        self,
        opened: dict[str, dict[int, list[Any]]],
        closed: dict[str, list[tuple[int, int]]],
        subject_id: str,
        read: tuple[str, Fact],
    ) -> None:
        reference, fact = read
        subject = self._subjects.setdefault(subject_id, Subject())
        subject.facts.append(fact)
        subject.refs[Ref.parse(reference)] = None
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


def _fact(position: int, event_id: str, data: bytes) -> tuple[str, Fact]:
    content = decode(data)
    said, kind = content.get("data", {}), content["kind"]
    occurred, reported = content.get("occurred"), content.get("reported_on")
    first, last = days_of(occurred["date"]) if occurred else (0, NO_LAST)
    last = min(last, days_of(reported)[1]) if reported else last
    links = dict.fromkeys(content.get("concerns", ()))
    for name, is_list in RULES[kind].references:
        if value := said.get(name):
            links |= dict.fromkeys(value if is_list else [value])
    fact = Fact(
        position,
        event_id,
        kind,
        RULES[kind].life,
        first,
        last,
        effects_of(kind, said, occurred["date"] if occurred else ""),
        [_hex(one) for one in links],
        content.get("after", "").replace("-", ""),
        said,
        data,
    )
    return content["subject"], fact


def _hex(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex
