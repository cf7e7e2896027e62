"""Projecting: the log read into tables of answers, beside a projector by hand."""

import sqlite3
from typing import Any

from benchmarks.by_hand import VIEWS, HandProjector
from benchmarks.report import Table, compared
from benchmarks.timing import Spent, compare, spent
from benchmarks.workshop import Workshop, by_hand, trial

NOTE = """\
The projector by hand reads the same log with `sqlite3` and msgspec, keeps plain lists
and dicts, and writes the same rows in the same transactions of 500 entries (the run
compares them). It knows no corrections, withdrawals or joins. A rebuild is the same
work in tables beside those that are read."""


def measure(workshop: Workshop) -> Table:
    """Measure filling the tables from the start of the log."""
    found = compare(
        f"a log of {workshop.entries:,} entries",
        lambda: _turn(workshop),
        workshop.rounds,
        goal=0.60,
    )
    rate = 1 / found.ours.wall
    note = f"{NOTE} {rate:,.0f} entries a second."
    return compared("Projecting", [found], note)


def _turn(workshop: Workshop) -> tuple[Spent, Spent]:
    mine, theirs = (workshop.copy(workshop.recorded) for _ in range(2))
    with trial(mine) as one:
        ours = spent(one.reader.projector.catch_up)
        count = one.log.reader.head().position
    by = by_hand(theirs)
    raw = spent(HandProjector(by, 1).catch_up)
    reading = by_hand(mine)
    differing = [view for view in VIEWS if rows(by, view) != rows(reading, view)]
    assert not differing, f"by hand, other rows in {', '.join(differing)}"
    for connection, place in ((by, theirs), (reading, mine)):
        connection.close()
        place.unlink()
    return raw.per(count), ours.per(count)


def rows(connection: sqlite3.Connection, view: str) -> list[tuple[Any, ...]]:
    """Read all rows of a view, by id."""
    statement = f"SELECT * FROM {view}_1 ORDER BY id"  # noqa: S608 - our own name
    return connection.execute(statement).fetchall()
