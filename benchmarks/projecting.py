"""Projecting: the log read into tables, compared with a projector written by hand."""

import sqlite3
from typing import Any

from benchmarks.by_hand import COMPARED, HandProjector
from benchmarks.report import Table, compared
from benchmarks.timing import Spent, compare, spent
from benchmarks.workshop import Workshop, by_hand, trial
from projections.projector.generations import create_tables
from projections.projector.projector import Projector
from projections.projector.views import VIEWS

NEEDED = "citation"
"""The view in which the projector looks up who cites a document that was issued."""

VIEWS_COMPARED = tuple(view for view in VIEWS if view.name in {*COMPARED, NEEDED})

NOTE = f"""\
Both read the same log, and order the facts and find the settings with the same
functions of the domain; the time that these take is part of both. What differs is the
rest: how often they are called, how the rows that changed are found, and how they are
written, by hand with `sqlite3` alone. The projector by hand makes all rows of a subject
again after each of its entries. It knows no corrections, withdrawals, joins or
citations without a day; the log has none. Both write the same rows in the same
transactions of 500 entries (the run compares them), in
{len(COMPARED)} of the {len(VIEWS)} views:
{", ".join(f"`{name}`" for name in COMPARED)}.
A rebuild is the same work in other tables."""


def measure(workshop: Workshop) -> Table:
    """Measure filling the tables from the start of the log."""
    found = compare(
        f"a log of {workshop.entries:,} entries",
        lambda: _turn(workshop),
        workshop.rounds,
        goal=0.60,
    )
    note = (
        f"{NOTE} With all views, ours projects {_rate(workshop):,.0f} entries a second."
    )
    return compared("Projecting", [found], note)


def _turn(workshop: Workshop) -> tuple[Spent, Spent]:
    mine, theirs = (workshop.copy(workshop.recorded) for _ in range(2))
    with trial(mine) as one:
        create_tables(one.engine, views=VIEWS_COMPARED)
        ours = spent(Projector(one.log, views=VIEWS_COMPARED).catch_up)
        count = one.log.reader.head().position
    by = by_hand(theirs)
    raw = spent(HandProjector(by, 1).catch_up)
    reading = by_hand(mine)
    differing = [name for name in COMPARED if rows(by, name) != rows(reading, name, 2)]
    assert not differing, f"by hand, other rows in {', '.join(differing)}"
    for connection, place in ((by, theirs), (reading, mine)):
        connection.close()
        place.unlink()
    return raw.per(count), ours.per(count)


def _rate(workshop: Workshop) -> float:
    """Return how many entries are projected in a second, with all views."""
    path = workshop.copy(workshop.recorded)
    with trial(path) as one:
        needed = spent(one.reader.projector.catch_up)
        count = one.log.reader.head().position
    path.unlink()
    return 1 / needed.per(count).wall


def rows(
    connection: sqlite3.Connection, view: str, generation: int = 1
) -> list[tuple[Any, ...]]:
    """Read all rows of a view, by identifier."""
    statement = f"SELECT * FROM {view}_{generation} ORDER BY id"  # noqa: S608 - our own name
    return connection.execute(statement).fetchall()
