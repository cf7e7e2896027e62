"""The database itself refuses to change the log, whoever asks."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from store.engine import open_engine
from store.formats import create_log
from store.recorder import LogRecorder
from store.records import LogRow
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)

REFUSAL = "the log is never changed"
REPLACE = """
    REPLACE INTO log SELECT {position}, recorded_at, clock_at, {event_id}, {subject_id},
    version, 'other', occurred, recorded_by, on_behalf_of, metadata, data FROM log
"""
OTHER_ID = "lower(hex(randomblob(16)))"


def ledger_with_an_entry(address: str) -> list[LogRow]:
    """Make a ledger, record an entry, and read the log."""
    engine = open_engine(address, create=True)
    create_log(engine)
    recorder = LogRecorder(engine)
    recorder.append([formed()])
    rows = recorder.rows_after(0, 10)
    engine.dispose()
    return rows


def rows_at(address: str) -> list[LogRow]:
    """Read the log of a ledger."""
    engine = open_engine(address)
    rows = LogRecorder(engine).rows_after(0, 10)
    engine.dispose()
    return rows


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET recorded_by = 'someone else'",
        "UPDATE log SET data = x'00' WHERE position = 1",
        "DELETE FROM log",
        REPLACE.format(position=1, event_id=OTHER_ID, subject_id=OTHER_ID),
        REPLACE.format(position=2, event_id="event_id", subject_id=OTHER_ID),
        REPLACE.format(position=2, event_id=OTHER_ID, subject_id="subject_id"),
    ],
)
def test_sqlite_refuses_to_change_the_log(
    sqlite_address: str, tmp_path: Path, statement: str
) -> None:
    """Not even a program that knows nothing of this one can change an entry."""
    before = ledger_with_an_entry(sqlite_address)

    with (
        closing(sqlite3.connect(tmp_path / "ledger.db")) as foreign,
        pytest.raises(sqlite3.IntegrityError, match=REFUSAL),
    ):
        foreign.execute(statement)

    assert rows_at(sqlite_address) == before


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE log SET recorded_by = 'someone else'",
        "DELETE FROM log",
        "TRUNCATE log CASCADE",
        "INSERT INTO log TABLE log ON CONFLICT (position) DO UPDATE SET kind = 'other'",
    ],
)
def test_postgresql_refuses_to_change_the_log(
    postgresql_address: str, statement: str
) -> None:
    """Not even the owner of the tables can change an entry by the way."""
    before = ledger_with_an_entry(postgresql_address)

    with (
        psycopg.connect(postgresql_address) as foreign,
        pytest.raises(psycopg.errors.RaiseException, match=REFUSAL),
    ):
        foreign.execute(statement.encode())

    assert rows_at(postgresql_address) == before
