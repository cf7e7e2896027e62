"""What holds when several write, and when a writer is killed."""

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from domain.personal import with_salt
from store.database.transactions import write_transaction
from store.recorder import LogRecorder
from store.records import LogRow
from store.tables import ledger_settings
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)

WITHOUT_END = "1000000000"
ACKNOWLEDGED = 50


def start_writer(address: str, entries: str) -> subprocess.Popen[str]:
    """Start a process that appends entries one by one and prints their ids."""
    return subprocess.Popen(  # noqa: S603 - this very interpreter
        [sys.executable, "-m", "tests.support.writer_process", address, entries],
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )


def assert_log_is_whole(rows: list[LogRow]) -> None:
    """Hold that positions have no gap and that time only goes on."""
    instants = [row.recorded_at for row in rows]
    assert [row.position for row in rows] == list(range(1, len(rows) + 1))
    assert all(one < following for one, following in pairwise(instants))


def test_threads_that_write_leave_no_gap(recorder: LogRecorder) -> None:
    """Four threads that record at once take turns."""

    def write(_number: int) -> int:
        return recorder.append([formed()])[0].position

    with ThreadPoolExecutor(4) as threads:
        positions = list(threads.map(write, range(200)))

    assert sorted(positions) == list(range(1, 201))
    assert_log_is_whole(recorder.rows_after(0, 1000))


@pytest.mark.slow
def test_processes_that_write_leave_no_gap(recorder: LogRecorder, address: str) -> None:
    """Two programs that record at once take turns."""
    writers = [start_writer(address, "100") for _ in range(2)]

    acknowledged = [
        line.strip() for w in writers for line in w.communicate()[0].split()
    ]

    rows = recorder.rows_after(0, 1000)
    assert [w.returncode for w in writers] == [0, 0]
    assert len(rows) == 200
    assert_log_is_whole(rows)
    assert sorted(row.event_id.hex for row in rows) == sorted(acknowledged)


@pytest.mark.slow
def test_killed_writer_loses_nothing_acknowledged(
    recorder: LogRecorder, address: str
) -> None:
    """What a writer was told is recorded is there after the writer is killed."""
    acknowledged = []
    for _ in range(3):
        writer = start_writer(address, WITHOUT_END)
        assert writer.stdout is not None
        acknowledged += [writer.stdout.readline().strip() for _ in range(ACKNOWLEDGED)]
        os.kill(writer.pid, signal.SIGKILL)
        acknowledged += writer.communicate()[0].split()

    rows = recorder.rows_after(0, 1_000_000)
    assert_log_is_whole(rows)
    recorded = {row.event_id.hex for row in rows}
    assert {event_id for event_id in acknowledged if len(event_id) == 32} <= recorded
    assert len(recorded) <= len(acknowledged) + 3


def test_connection_lost_between_appends_loses_nothing(recorder: LogRecorder) -> None:
    """An append after the database went away and came back is like any other."""
    connections = watch_connections(recorder.engine)
    recorder.append([formed()])
    for connection in connections:
        connection.close()

    (appended,) = recorder.append([formed()])

    assert appended.position == 2


def watch_connections(engine: sa.Engine) -> list[DBAPIConnection]:
    """Collect the driver's connections as they are opened from now on."""
    connections: list[DBAPIConnection] = []
    engine.dispose()
    sa.event.listen(engine, "connect", lambda opened, _: connections.append(opened))
    return connections


def test_writer_that_is_interrupted_leaves_nothing(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """An interrupted append records nothing, and lets go of the append lock."""

    def interrupt() -> datetime:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        LogRecorder(engine, clock=interrupt).append([formed()])

    assert recorder.append([formed()])[0].position == 1


def test_append_that_fails_half_way_leaves_nothing(recorder: LogRecorder) -> None:
    """If the personal values cannot be written, the entries are not there either."""
    recorder.append([formed()])
    before = recorder.rows_after(0, 10)
    of_no_entry = with_salt(uuid4(), "personal_name", "Ann")

    with pytest.raises(recorder.engine.dialect.loaded_dbapi.IntegrityError):
        recorder.append([formed()], [of_no_entry])

    assert recorder.rows_after(0, 10) == before
    assert recorder.append([formed()])[0].position == 2


def test_reader_does_not_wait_for_a_writer(recorder: LogRecorder) -> None:
    """Reading shows what was recorded, while another writer is still at work."""
    recorder.append([formed()])

    with write_transaction(recorder.engine) as unfinished:
        unfinished.execute(sa.delete(ledger_settings))
        rows = recorder.rows_after(0, 10)

    assert [row.position for row in rows] == [1]
