"""From the commit of an entry until answers show it, in one process."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import count, islice
from random import Random

from benchmarks.report import Table, spread
from benchmarks.shape import copies
from benchmarks.timing import Spread, spent, spread_of
from benchmarks.workshop import OFFICER, Trial, Workshop, trial
from domain.recording.acts import Act

WRITES = 100
"""How many entries are recorded in each round."""

GOAL = 0.010
NOTE = """\
Each entry is recorded by itself; then the moment is resolved, which brings the
tables up to date with the log. Subjects that were not in use are read from the
ledger first."""


def measure(workshop: Workshop) -> Table:
    """Measure on subjects that are new, and on such as nobody wrote to for long."""
    path = workshop.copy(workshop.projected)
    number = WRITES * workshop.rounds
    with trial(path) as one:
        found = [
            _until_visible(one, name, islice(acts, number))
            for name, acts in (
                ("an entry of a further history", _further(workshop)),
                ("an entry on a subject of long ago", _of_long_ago(workshop)),
            )
        ]
    path.unlink()
    title = f"From commit to visible, {workshop.entries:,} entries"
    return spread(title, found, NOTE)


def _further(workshop: Workshop) -> Iterator[Act]:
    for copy in copies(workshop.founding, start=workshop.entries):
        yield from (row.act for sheet in copy for row in sheet.rows)


def _of_long_ago(workshop: Workshop) -> Iterator[Act]:
    """Record entries of the ledger's copies once more, under keys of their own."""
    chance = Random(2026)  # noqa: S311 - measured, not secret
    for number in count():
        copy = next(copies(workshop.founding, start=chance.randrange(workshop.copies)))
        for row in chance.sample(copy[1].rows, 20):
            yield replace(row.act, key=f"{row.act.key} again {number}")


def _until_visible(one: Trial, name: str, acts: Iterator[Act]) -> Spread:
    times = []
    one.reader.moment()
    for act in acts:
        done = one.ledger.record([act], OFFICER, confirmed=True)
        times.append(spent(one.reader.moment))
        assert one.reader.moment().position == done.entries[-1].position
    return spread_of(name, times, GOAL)
