"""SQLite's write-ahead log is copied while nobody writes, and stays small."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.database.dialects import WAL_BYTES
from store.database.transactions import write_transaction
from store.engine import open_engine
from store.formats import create_log
from store.recorder import LogRecorder
from store.tables import ledger_settings
from tests.support.log_examples import formed

MEGABYTE = 1_000_000


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Name a file in a folder of its own."""
    return tmp_path / "ledger.db"


@pytest.fixture
def wal(ledger: Path) -> Path:
    """Name SQLite's write-ahead log of that file."""
    return ledger.with_name("ledger.db-wal")


@pytest.fixture
def engine(ledger: Path) -> Iterator[sa.Engine]:
    """Open an empty ledger."""
    engine = open_engine(f"sqlite:///{ledger}", create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def append(recorder: LogRecorder, megabytes: int) -> None:
    """Append entries of some megabytes together, in one transaction."""
    data = b'"%s"' % (b"x" * 50_000)
    records = [formed()._replace(data=data) for _ in range(megabytes * 20)]
    recorder.append(records)


def test_write_ahead_log_does_not_grow(
    engine: sa.Engine, ledger: Path, wal: Path
) -> None:
    """Two programs that append in turn keep it to a few megabytes."""
    other = open_engine(f"sqlite:///{ledger}")
    recorders = [LogRecorder(engine), LogRecorder(other)]

    sizes = []
    for _ in range(10):
        for recorder in recorders:
            append(recorder, 1)
            sizes.append(wal.stat().st_size)

    other.dispose()
    assert max(sizes) < WAL_BYTES + 3 * MEGABYTE


def test_every_transaction_that_writes_can_checkpoint(
    engine: sa.Engine, wal: Path
) -> None:
    """Tables of answers are written without the recorder: they are copied too."""
    values = [{"name": f"{n}", "value": "x" * 1_000} for n in range(MEGABYTE // 1_000)]
    insert = sa.insert(ledger_settings)

    sizes = []
    for _ in range(10):
        with write_transaction(engine) as connection:
            connection.execute(sa.delete(ledger_settings))
            connection.execute(insert, values)
        sizes.append(wal.stat().st_size)

    assert max(sizes) < WAL_BYTES + 4 * MEGABYTE


def test_write_ahead_log_shrinks_after_a_long_read(
    engine: sa.Engine, wal: Path
) -> None:
    """A reader that needs old pages lets it grow only while it reads."""
    recorder = LogRecorder(engine)

    with engine.connect() as reading:
        reading.execute(sa.select(ledger_settings)).all()
        for _ in range(3):
            append(recorder, 5)
        grown = wal.stat().st_size
    for _ in range(2):
        append(recorder, 1)

    assert grown > 3 * WAL_BYTES
    assert wal.stat().st_size <= WAL_BYTES


def test_nobody_can_write_during_a_checkpoint(engine: sa.Engine, ledger: Path) -> None:
    """Before version 3.51.3, SQLite could corrupt a file in that case."""
    locked: list[bool] = []

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "wal_checkpoint" in statement:
            locked.append(is_locked(ledger))

    append(LogRecorder(engine), 5)

    assert locked == [True]
    assert not is_locked(ledger)


def is_locked(ledger: Path) -> bool:
    """Test whether another program would have to wait before it can write."""
    other = sqlite3.connect(ledger, timeout=0, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError:
        return True
    finally:
        other.close()
    return False
