"""Examining a ledger: whether its log is numbered without gaps, in order."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPIConnection

from store.database.transactions import write_transaction
from store.engine import open_engine
from store.formats import create_log
from store.health import (
    INTACT,
    LogShape,
    durability,
    has_wal_reset_bug,
    integrity,
    log_shape,
)
from store.instants import write_instant
from store.recorder import LogRecorder
from store.tables import log
from tests.support.log_examples import MICROSECOND, NOON, formed

pytest_plugins = ("tests.support.ledgers",)


@pytest.fixture
def file(sqlite_address: str) -> Iterator[sa.Engine]:
    """Open an empty ledger in a file."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def plant(engine: sa.Engine, position: int, late: timedelta) -> None:
    """Put a row into the log past the recorder."""
    instant = write_instant(NOON + late)
    row = {
        "position": position,
        "recorded_at": instant,
        "clock_at": instant,
        "event_id": f"{position:032x}",
        "subject_id": f"{position:032x}",
        "version": 1,
        "kind": "body.noted",
        "recorded_by": "officer-1",
        "on_behalf_of": "minamata",
        "metadata": "{}",
        "data": b"{}",
    }
    with engine.begin() as connection:
        connection.execute(sa.insert(log), [row])


def test_a_log_that_only_the_recorder_wrote_is_whole(recorder: LogRecorder) -> None:
    """Positions go from 1 on, each recorded after the one before it."""
    empty = log_shape(recorder.engine)
    recorder.append([formed(), formed(), formed()])

    shape = log_shape(recorder.engine)

    assert (empty, empty.is_gapless) == (LogShape(0, 0, 0), True)
    assert (shape, shape.is_gapless) == (LogShape(3, 3, 0), True)


@pytest.mark.parametrize(
    ("position", "late", "expected"),
    [
        (3, MICROSECOND, LogShape(2, 3, 0)),
        (2, timedelta(), LogShape(2, 2, 1)),
        (2, -MICROSECOND, LogShape(2, 2, 1)),
        (3, -MICROSECOND, LogShape(2, 3, 1)),
    ],
    ids=["a gap", "at once", "earlier", "both"],
)
def test_what_somebody_put_past_the_recorder_is_seen(
    recorder: LogRecorder, position: int, late: timedelta, expected: LogShape
) -> None:
    """A gap shows in the last position, an entry out of order in a count."""
    recorder.append([formed()])
    plant(recorder.engine, position, late)

    shape = log_shape(recorder.engine)

    assert shape == expected
    assert not shape.is_gapless


def test_a_ledger_that_was_just_made_is_durable(recorder: LogRecorder) -> None:
    """Each setting is read back and is enough."""
    found = durability(recorder.engine)

    assert found
    assert all(is_enough for _, is_enough in found.values())


def weaken(connection: DBAPIConnection, _: object) -> None:
    """Set a connection up so that a power cut loses what was acknowledged."""
    connection.cursor().execute("PRAGMA synchronous=OFF")


def test_a_setting_that_loses_entries_is_seen(file: sa.Engine) -> None:
    """Its value is shown, and that it is not enough; the others are."""
    sa.event.listen(file, "connect", weaken)
    file.dispose()

    found = durability(file)

    assert found == {
        "PRAGMA synchronous": ("0", False),
        "PRAGMA foreign_keys": ("1", True),
    }


def test_a_damaged_page_is_seen(file: sa.Engine) -> None:
    """The first problem is given; a whole file is intact."""
    whole = integrity(file)
    with write_transaction(file) as connection:
        connection.exec_driver_sql("PRAGMA writable_schema=ON")
        connection.exec_driver_sql(
            "UPDATE sqlite_master SET rootpage = 2 WHERE name = 'artefact'"
        )
    file.dispose()

    assert whole == INTACT
    assert "2nd reference to page 2" in integrity(file)


@pytest.mark.parametrize(
    ("version", "is_affected"),
    [
        ("3.6.23", False),
        ("3.7.0", True),
        ("3.40.1", True),
        ("3.44.5", True),
        ("3.44.6", False),
        ("3.45.0", True),
        ("3.50.6", True),
        ("3.50.7", False),
        ("3.51.2", True),
        ("3.51.3", False),
        ("3.53.0", False),
    ],
)
def test_versions_with_the_wal_reset_bug_are_known(
    version: str, *, is_affected: bool
) -> None:
    """Also those to which the correction was taken back."""
    assert has_wal_reset_bug(tuple(map(int, version.split(".")))) == is_affected
