"""Recording: the whole path of a command, beside inserting its row by hand.

The rows inserted by hand are those that the command wrote, into a copy of its ledger.
"""

import sqlite3
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path

from benchmarks.report import Table, compared
from benchmarks.shape import copies, shaped
from benchmarks.timing import Comparison, Spent, compare, spent
from benchmarks.workshop import (
    OFFICER,
    Trial,
    Workshop,
    by_hand,
    insert_each,
    log_rows,
    trial,
)
from domain.acts import Act, Record
from domain.content import Occurred

MANY = 5_000
"""Entries of the ledger with subjects of ordinary size, and of the large subject."""

SINGLES = 50
TURNS = 4
"""How many turns there are in each round: they are short."""

NOTE = """\
Subjects of ordinary size are those of the founding history: copies of it are recorded
entry by entry into a ledger that holds others. The large subject is in memory, as it
is for whoever records on it a second time."""


def measure(workshop: Workshop) -> Table:
    """Measure commands on subjects of ordinary size, and on a large one."""
    many = min(MANY, workshop.entries)
    found = [_ordinary(workshop, many), _large(workshop, many)]
    return compared("Recording one entry, checks and all", found, NOTE)


def _ordinary(workshop: Workshop, many: int) -> Comparison:
    path = workshop.empty()
    sheets = shaped(workshop.founding, many)
    with trial(path) as one:
        one.take(sheets)
    further = copies(workshop.founding, start=len(sheets))
    acts = (row.act for copy in further for sheet in copy for row in sheet.rows)
    return _compared(workshop, path, acts, "on subjects of ordinary size", 0.50)


def _large(workshop: Workshop, many: int) -> Comparison:
    path = workshop.empty()
    acts = _worked()
    with trial(path) as one:
        one.ledger.record(list(islice(acts, many)), OFFICER, confirmed=True)
    return _compared(workshop, path, acts, f"on a subject of {many:,} entries", None)


def _worked() -> Iterator[Act]:
    """Say of one body, again and again, that it worked."""
    for number in count(1):
        yield Record(
            kind="body.worked",
            subject="body:joint-task-force",
            occurred=Occurred(f"{2018 + number % 8}-{number % 12 + 1:02}"),
            key=str(number),
        )


def _compared(
    workshop: Workshop,
    path: Path,
    acts: Iterator[Act],
    name: str,
    goal: float | None,
) -> Comparison:
    by = by_hand(workshop.copy(path))
    with trial(path) as one:
        one.ledger.record([next(acts)], OFFICER, confirmed=True)
        reading = by_hand(path)
        turn = partial(_turn, one, acts, reading, by)
        found = compare(name, turn, workshop.rounds * TURNS, goal)
        reading.close()
    by.close()
    return found


def _turn(
    one: Trial, acts: Iterator[Act], reading: sqlite3.Connection, by: sqlite3.Connection
) -> tuple[Spent, Spent]:
    some = list(islice(acts, SINGLES))
    ours = spent(
        lambda: [one.ledger.record([act], OFFICER, confirmed=True) for act in some]
    )
    (last,) = by.execute("SELECT max(position) FROM log").fetchone()
    rows = log_rows(reading, after=last)
    raw = spent(lambda: insert_each(by, [[row] for row in rows]))
    return raw.per(len(rows)), ours.per(len(rows))
