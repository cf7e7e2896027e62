"""Importing: sheets taken as one unit, beside inserting their rows by hand."""

from itertools import count

from benchmarks.report import Table, compared
from benchmarks.shape import shaped
from benchmarks.timing import Spent, compare, spent
from benchmarks.workshop import Workshop, by_hand, insert, log_rows, trial

NOTE = """\
Copies of the founding history, each with references and keys of its own; reading YAML
is not measured. By hand, the rows of the log are there already and go into an empty
table in one transaction."""


def measure(workshop: Workshop) -> Table:
    """Measure one import of many entries."""
    starts = count(0, 10_000)
    found = compare(
        f"one import of {workshop.entries:,} entries",
        lambda: _turn(workshop, next(starts)),
        workshop.rounds,
        goal=0.20,
    )
    return compared("Importing", [found], NOTE)


def _turn(workshop: Workshop, start: int) -> tuple[Spent, Spent]:
    """Import entries whose references nobody has seen: nothing is remembered."""
    sheets = shaped(workshop.founding, workshop.entries, start)
    path, copy = workshop.empty(), workshop.empty()
    with trial(path) as one:
        ours = spent(lambda: one.take(sheets))
    reading, by = by_hand(path), by_hand(copy)
    rows = log_rows(reading)
    raw = spent(lambda: insert(by, rows))
    for connection, place in ((reading, path), (by, copy)):
        connection.close()
        place.unlink()
    return raw.per(len(rows)), ours.per(len(rows))
