"""Recording: the whole path of a command, beside inserting its row by hand.

The rows inserted by hand are those that the command wrote, into a copy of its ledger.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import count, islice

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
from domain.content import Occurred
from domain.recording.acts import Act, Record
from domain.references import Ref

MANY = 5_000
"""Entries of the ledger with subjects of ordinary size, and of the large subject."""

SINGLES = 50
TURNS = 4
"""How many turns there are in each round: they are short."""

NOTE = """\
Subjects of ordinary size are those of copies of the founding history. They are in
memory if entries on them were recorded before in the same process; so is the large
one. New subjects are those of further copies, recorded entry by entry."""


def measure(workshop: Workshop) -> Table:
    """Measure commands on subjects of ordinary size, and on a large one."""
    many = min(MANY, workshop.entries)
    sheets = shaped(workshop.founding, many)
    rows = [row for sheet in sheets for row in sheet.rows]
    further = copies(workshop.founding, start=len(rows))
    again = (replace(row.act, key=f"{row.act.key} again") for row in rows)
    new = (row.act for copy in further for sheet in copy for row in sheet.rows)
    with trial(workshop.empty()) as one:
        one.take(sheets)
        found = [
            _compared(workshop, one, again, "on subjects of ordinary size", 0.50),
            _compared(workshop, one, new, "mostly on new subjects", 0.50),
        ]
    found.append(_large(workshop, many))
    return compared("Recording one entry, checks and all", found, NOTE)


def _large(workshop: Workshop, many: int) -> Comparison:
    acts = _worked()
    with trial(workshop.empty()) as one:
        one.ledger.record(list(islice(acts, many)), OFFICER, confirmed=True)
        name = f"on a subject of {many:,} entries"
        return _compared(workshop, one, acts, name, None)


def _worked() -> Iterator[Act]:
    """Say of one body, again and again, that it worked."""
    for number in count(1):
        yield Record(
            kind="body.worked",
            subject=Ref("body", "joint-task-force"),
            occurred=Occurred(f"{2018 + number % 8}-{number % 12 + 1:02}"),
            key=str(number),
        )


def _compared(
    workshop: Workshop, one: Trial, acts: Iterator[Act], name: str, goal: float | None
) -> Comparison:
    reading, by = by_hand(one.path), by_hand(workshop.empty())
    reading.backup(by)
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
