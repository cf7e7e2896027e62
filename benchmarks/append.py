"""Appending: the recorder alone, beside inserts by hand into the same table."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from uuid import uuid4

from benchmarks.report import Table, compared
from benchmarks.timing import Spent, compare, spent
from benchmarks.workshop import LogRows, Workshop, by_hand, insert_each, trial
from store.recorder import LogRecorder
from store.records import LogRecord

ENTRY = b'{"title":{"en":"The joint task force was formed"},"members":["minamata"]}' * 4
INSTANT = "2026-11-21T08:40:00.000001Z"
TURNS = 10
"""How many turns there are in each round: they are short."""

Batch = Sequence[LogRecord]


def measure(workshop: Workshop) -> Table:
    """Measure single durable appends, and batches."""
    by = by_hand(workshop.empty())
    with trial(workshop.empty()) as one:
        turn = partial(_turn, by, one.log.reader)
        rounds = workshop.rounds * TURNS
        found = [
            compare("one entry, durable", partial(turn, 1, 50), rounds, goal=0.70),
            compare("500 entries at once", partial(turn, 500, 1), rounds),
        ]
    by.close()
    note = "Entries of 292 bytes; the recorder alone, without any check."
    return compared("Appending to the log", found, note)


def _turn(
    by: sqlite3.Connection, recorder: LogRecorder, size: int, count: int
) -> tuple[Spent, Spent]:
    position = recorder.head().position
    batches = [_records(size) for _ in range(count)]
    rows = [_rows(batch, position + at * size) for at, batch in enumerate(batches)]
    ours = spent(lambda: [recorder.append(batch) for batch in batches])
    raw = spent(lambda: insert_each(by, rows))
    return raw.per(size * count), ours.per(size * count)


def _records(size: int) -> Batch:
    return [
        LogRecord(
            event_id=uuid4(),
            subject_id=uuid4(),
            version=1,
            kind="body.formed",
            data=ENTRY,
            occurred="2018-07",
            recorded_by="officer-1",
            on_behalf_of="minamata",
        )
        for _ in range(size)
    ]


def _rows(batch: Batch, position: int) -> LogRows:
    return [
        (
            at,
            INSTANT,
            INSTANT,
            record.event_id.hex,
            record.subject_id.hex,
            record.version,
            record.kind,
            record.occurred,
            record.recorded_by,
            record.on_behalf_of,
            record.metadata,
            record.data,
        )
        for at, record in enumerate(batch, position + 1)
    ]
