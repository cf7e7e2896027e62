"""Personal values: recorded with their entries, erased without them."""

import sqlite3
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from domain.personal import with_salt
from store.engine import open_engine
from store.errors import EventIdTakenError
from store.formats import create_log
from store.personal import erase, overwrite_erased, personal_values
from store.recorder import LogRecorder
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)


def test_personal_value_is_recorded_with_its_entry(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """A name stands beside the log, under the id of its entry."""
    record, other = formed(), formed()
    name = with_salt(record.event_id, "name", "Ana Example")

    recorder.append([record, other], [name])

    assert personal_values(engine, [record.event_id, other.event_id]) == [name]


def test_refused_entry_leaves_no_personal_value(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """Entry and personal values are recorded together or not at all."""
    record, refused = formed(), formed()
    recorder.append([record])
    name = with_salt(refused.event_id, "name", "Ana Example")

    with pytest.raises(EventIdTakenError):
        recorder.append([refused, record], [name])

    assert personal_values(engine, [refused.event_id]) == []


def test_personal_value_needs_its_entry(recorder: LogRecorder) -> None:
    """A personal value of an entry that is not there is refused with the rest."""
    driver = recorder.engine.dialect.loaded_dbapi
    astray = with_salt(uuid4(), "name", "Ana Example")

    with pytest.raises(driver.IntegrityError, match=r"(?i)foreign key"):
        recorder.append([formed()], [astray])

    assert recorder.head().position == 0


def test_erasing_leaves_the_log(recorder: LogRecorder, engine: sa.Engine) -> None:
    """An erased name is gone, those of other entries and the entry itself stay."""
    record, other = formed(), formed()
    names = [with_salt(one.event_id, "name", "Ana Example") for one in (record, other)]
    recorder.append([record, other], names)
    before = recorder.rows_after(0, 10)

    erased = erase(engine, record.event_id)

    assert erased == 1
    assert personal_values(engine, [record.event_id, other.event_id]) == names[1:]
    assert recorder.rows_after(0, 10) == before


def test_erased_value_is_in_no_file(sqlite_address: str, tmp_path: Path) -> None:
    """SQLite leaves no trace of an erased name, neither in the ledger nor beside it."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    record = formed()
    name = with_salt(record.event_id, "name", "Ana Example-Found-Nowhere-Else")
    LogRecorder(engine).append([record], [name])
    traces = files_with(name.value, tmp_path)

    erase(engine, record.event_id)

    assert traces
    assert files_with(name.value, tmp_path) == []
    engine.dispose()


def files_with(text: str, folder: Path) -> list[Path]:
    """List the files of a folder that hold a text."""
    return [path for path in folder.iterdir() if text.encode() in path.read_bytes()]


def test_values_that_somebody_still_reads_are_not_said_to_be_overwritten(
    sqlite_address: str,
) -> None:
    """Once nobody reads the ledger as it was, they are."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)

    @sa.event.listens_for(engine, "connect")
    def _(connection: DBAPIConnection, _: object) -> None:
        connection.cursor().execute("PRAGMA busy_timeout=5")

    engine.dispose()
    LogRecorder(engine).append([formed()])
    path = Path(str(engine.url.database))
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM log").fetchall()
        LogRecorder(engine).append([formed()])
        while_read = overwrite_erased(engine)
        reader.execute("COMMIT")
        afterwards = overwrite_erased(engine)

    engine.dispose()
    assert (while_read, afterwards) == (False, True)
