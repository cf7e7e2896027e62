"""Appending to the log: positions, instants, and what is refused."""

from datetime import timedelta
from uuid import uuid4

import pytest
import sqlalchemy as sa

from store.database.transactions import write_transaction
from store.engine import open_engine
from store.errors import (
    ClockBehindError,
    EntryTooLargeError,
    EventIdTakenError,
    LedgerUnavailableError,
    LogCutError,
    VersionTakenError,
)
from store.formats import create_log
from store.recorder import LogRecorder
from store.records import LogRecord
from store.tables import ENTRY_BYTES, log
from tests.support.log_damage import damage
from tests.support.log_examples import MICROSECOND, NOON, Clock, formed

pytest_plugins = ("tests.support.ledgers",)


def clocks_read(engine: sa.Engine) -> list[str]:
    """Read the raw clock of each entry."""
    statement = sa.select(log.c.clock_at).order_by(log.c.position)
    with engine.connect() as connection:
        return list(connection.scalars(statement))


def test_entry_comes_back_as_it_was_written(recorder: LogRecorder) -> None:
    """The log gives an entry back byte for byte, with who, when and where."""
    record = formed()

    (appended,) = recorder.append([record])

    (row,) = recorder.rows_after(0, 10)
    assert row.position == appended.position == 1
    assert row.recorded_at == appended.recorded_at == NOON
    assert (row.event_id, row.subject_id) == (record.event_id, record.subject_id)
    assert (row.version, row.kind, row.data) == (1, "body.formed", record.data)
    assert (row.recorded_by, row.on_behalf_of) == ("officer-1", "minamata")
    assert row.metadata == '{"via":"test"}'


def test_an_entry_may_say_nothing_of_how_it_came(recorder: LogRecorder) -> None:
    """Its metadata are then an empty object."""
    record = LogRecord(uuid4(), uuid4(), 1, "body.noted", b"{}", None, "officer-1", "")

    recorder.append([record])

    (row,) = recorder.rows_after(0, 10)
    assert row.metadata == "{}"


def test_nothing_to_append_records_nothing(recorder: LogRecorder) -> None:
    """An empty list is taken and leaves the log empty."""
    appended = recorder.append([])

    assert appended == []
    assert recorder.head() == (0, None)


def test_recorded_at_increases_under_a_clock_that_stands(
    recorder: LogRecorder, engine: sa.Engine
) -> None:
    """Each entry is a microsecond later at least; the raw clock is kept beside."""
    first = recorder.append([formed(), formed()])
    second = recorder.append([formed()])

    instants = [appended.recorded_at for appended in first + second]
    assert instants == [NOON, NOON + MICROSECOND, NOON + 2 * MICROSECOND]
    assert clocks_read(engine) == ["2021-07-05T12:00:00.000000Z"] * 3


def test_recorded_at_increases_under_a_clock_set_back(
    recorder: LogRecorder, clock: Clock, engine: sa.Engine
) -> None:
    """A clock up to five minutes behind does not turn the order of entries."""
    recorder.append([formed()])
    clock.now = NOON - timedelta(minutes=5)

    (appended,) = recorder.append([formed()])

    assert appended == (2, NOON + MICROSECOND)
    assert clocks_read(engine)[1] == "2021-07-05T11:55:00.000000Z"


def test_clock_far_behind_is_refused(recorder: LogRecorder, clock: Clock) -> None:
    """Over five minutes behind, the clock is wrong, and nothing is recorded."""
    recorder.append([formed()])
    clock.now = NOON - timedelta(minutes=5) - MICROSECOND

    with pytest.raises(ClockBehindError, match="0:05:00 before the last entry"):
        recorder.append([formed()])

    assert recorder.head() == (1, NOON)


def test_version_is_taken_once(recorder: LogRecorder) -> None:
    """Of two entries on one version of a subject, the second is refused."""
    subject = uuid4()
    recorder.append([formed(subject)])

    with pytest.raises(VersionTakenError, match=str(subject)):
        recorder.append([formed(), formed(subject)])

    assert recorder.head() == (1, NOON)


def test_event_id_is_taken_once(recorder: LogRecorder) -> None:
    """An event id stands for one entry, whatever its subject."""
    record = formed()
    recorder.append([record])

    with pytest.raises(EventIdTakenError, match=str(record.event_id)):
        recorder.append([formed()._replace(event_id=record.event_id)])

    assert recorder.rows_by_event_ids([record.event_id]) == recorder.rows_after(0, 2)


def test_positions_have_no_gap_after_a_refusal(recorder: LogRecorder) -> None:
    """What was refused takes no position."""
    record = formed()
    recorder.append([record])
    with pytest.raises(EventIdTakenError):
        recorder.append([formed(), record])

    (appended,) = recorder.append([formed()])

    assert appended.position == 2


def test_entry_may_have_sixty_thousand_bytes_and_no_more(recorder: LogRecorder) -> None:
    """An entry that is too large is refused with all that came with it."""
    fits = formed()._replace(data=b"x" * ENTRY_BYTES)
    exceeds = formed()._replace(data=b"x" * (ENTRY_BYTES + 1))
    recorder.append([fits])

    with pytest.raises(EntryTooLargeError, match="60,001 bytes, the log takes 60,000"):
        recorder.append([formed(), exceeds])

    assert recorder.head().position == 1


def test_entries_of_one_append_are_a_microsecond_apart(recorder: LogRecorder) -> None:
    """However many there are, each is later than the one before it."""
    appended = recorder.append([formed() for _ in range(4)])

    assert appended == [(1 + at, NOON + at * MICROSECOND) for at in range(4)]


def test_a_database_that_fails_is_unavailable(sqlite_address: str) -> None:
    """The error gives the database's reason in one line."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    with write_transaction(engine) as connection:
        connection.exec_driver_sql("ALTER TABLE log RENAME TO lost")

    with pytest.raises(LedgerUnavailableError) as caught:
        LogRecorder(engine).append([formed()])

    engine.dispose()
    assert caught.value.reason == "no such table: log"


def test_nothing_is_recorded_after_missing_entries(
    engine: sa.Engine, recorder: LogRecorder
) -> None:
    """Their digests are still there, and the error says what to do."""
    recorder.append([formed(), formed()])
    damage(engine, "DELETE FROM log WHERE position = 2")

    with pytest.raises(LogCutError, match="the log ends at position 1"):
        recorder.append([formed()])
