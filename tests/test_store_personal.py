"""Personal values: recorded with their entries, erased without them."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa

from domain.personal import seal
from store.engine import create_log, open_engine
from store.errors import EventIdTakenError
from store.personal import erase, personal_values
from store.recorder import LogRecorder
from tests.log_examples import formed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Name the file of a ledger."""
    return tmp_path / "ledger.db"


@pytest.fixture
def engine(path: Path) -> Iterator[sa.Engine]:
    """Open an empty ledger."""
    engine = open_engine(f"sqlite:///{path}", create=True)
    create_log(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def recorder(engine: sa.Engine) -> LogRecorder:
    """Give a recorder on that ledger."""
    return LogRecorder(engine)


def test_personal_value_is_recorded_with_its_entry(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """A name stands beside the log, under the id of its entry."""
    record, other = formed(), formed()
    name = seal(record.event_id, "name", "Ana Example")

    recorder.append([record, other], [name])

    assert personal_values(engine, [record.event_id, other.event_id]) == [name]


def test_refused_entry_leaves_no_personal_value(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """Entry and personal values are recorded together or not at all."""
    record, refused = formed(), formed()
    recorder.append([record])
    name = seal(refused.event_id, "name", "Ana Example")

    with pytest.raises(EventIdTakenError):
        recorder.append([refused, record], [name])

    assert personal_values(engine, [refused.event_id]) == []


def test_personal_value_needs_its_entry(recorder: LogRecorder) -> None:
    """A personal value of an entry that is not there is refused with the rest."""
    astray = seal(uuid4(), "name", "Ana Example")

    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        recorder.append([formed()], [astray])

    assert recorder.head().position == 0


def test_erasing_leaves_the_log_and_no_trace_of_the_value(
    recorder: LogRecorder, engine: sa.Engine, path: Path
) -> None:
    """An erased name is in no file of the ledger any more; the entry stays."""
    record = formed()
    name = "Ana Example-Found-Nowhere-Else"
    recorder.append([record], [seal(record.event_id, "name", name)])
    before = recorder.rows_after(0, 10)

    erased = erase(engine, record.event_id)

    assert erased == 1
    assert personal_values(engine, [record.event_id]) == []
    assert recorder.rows_after(0, 10) == before
    engine.dispose()
    assert not any(name.encode() in file.read_bytes() for file in files_of(path))


def files_of(path: Path) -> list[Path]:
    """List the files of a ledger: its own, and those SQLite keeps beside it."""
    return list(path.parent.iterdir())
