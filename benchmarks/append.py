"""How fast the recorder appends, measured against ``sqlite3`` alone.

Both write the same entries into tables made alike, with the same indexes, triggers
and ``synchronous=FULL``. They take turns within one run, so that a machine that is
busy for a while slows both.
"""

import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple
from uuid import uuid4

from store.engine import create_log, open_engine
from store.recorder import LogRecorder
from store.records import LogRecord

ENTRY = b'{"title":{"en":"The joint task force was formed"},"members":["minamata"]}' * 4
INSERT = "INSERT INTO log VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
INSTANT = "2026-11-21T08:40:00.000001Z"
SINGLES = 50
BATCHES = 2
PER_BATCH = 500

Batch = Sequence[LogRecord]


class Row(NamedTuple):
    """One line of the result: microseconds per entry, and what of raw speed is kept."""

    name: str
    raw: float
    recorder: float
    ratio: float


class Raw:
    """Inserts as a program would that knows nothing but ``sqlite3``."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path, isolation_level=None)
        self._connection.execute("PRAGMA synchronous=FULL")
        self._position = 0

    def prepare(self, batch: Batch) -> Callable[[], object]:
        """Make the rows beforehand: only the database is measured."""
        rows = [self._row(record) for record in batch]
        return lambda: self._insert(rows)

    def _row(self, record: LogRecord) -> tuple[object, ...]:
        self._position += 1
        return (
            self._position,
            INSTANT,
            INSTANT,
            record.event_id.hex,
            record.subject_id.hex,
            record.originator_version,
            record.topic,
            record.occurred,
            record.recorded_by,
            record.on_behalf_of,
            record.metadata,
            record.state,
        )

    def _insert(self, rows: list[tuple[object, ...]]) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        if len(rows) == 1:
            self._connection.execute(INSERT, rows[0])
        else:
            self._connection.executemany(INSERT, rows)
        self._connection.execute("COMMIT")


def run(rounds: int) -> list[Row]:
    """Measure single appends and batches, each in turn with raw inserts."""
    with tempfile.TemporaryDirectory() as folder:
        raw = Raw(_new_ledger(Path(folder) / "raw.db"))
        engine = open_engine(f"sqlite:///{_new_ledger(Path(folder) / 'ours.db')}")
        recorder = LogRecorder(engine)
        rows = [
            _compare("single append", raw, recorder, (rounds, SINGLES, 1)),
            _compare("batch of 500", raw, recorder, (rounds, BATCHES, PER_BATCH)),
        ]
        engine.dispose()
    return rows


def print_rows(rows: Sequence[Row]) -> None:
    """Print a small table of medians."""
    print(f"{'append':16}{'raw µs':>10}{'ours µs':>10}{'ratio':>8}")
    for row in rows:
        print(f"{row.name:16}{row.raw:10.1f}{row.recorder:10.1f}{row.ratio:8.2f}")


def _compare(
    name: str, raw: Raw, recorder: LogRecorder, shape: tuple[int, int, int]
) -> Row:
    rounds, batches, size = shape
    spent_raw, spent_ours = [], []
    for _ in range(rounds):
        ours = [_records(size) for _ in range(batches)]
        spent_ours.append(_spent([partial(recorder.append, batch) for batch in ours]))
        inserts = [raw.prepare(_records(size)) for _ in range(batches)]
        spent_raw.append(_spent(inserts))
    per_raw, per_ours = (median(s) / batches / size for s in (spent_raw, spent_ours))
    return Row(name, per_raw * 1e6, per_ours * 1e6, per_raw / per_ours)


def _spent(calls: Sequence[Callable[[], object]]) -> float:
    begun = perf_counter()
    for call in calls:
        call()
    return perf_counter() - begun


def _records(size: int) -> list[LogRecord]:
    return [
        LogRecord(
            originator_id=uuid4(),
            originator_version=1,
            topic="body.formed",
            state=ENTRY,
            occurred="2018-07",
            recorded_by="officer-1",
            on_behalf_of="minamata",
        )
        for _ in range(size)
    ]


def _new_ledger(path: Path) -> Path:
    engine = open_engine(f"sqlite:///{path}", create=True)
    create_log(engine)
    engine.dispose()
    return path


if __name__ == "__main__":
    print_rows(run(int(sys.argv[1]) if sys.argv[1:] else 40))
