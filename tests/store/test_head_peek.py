"""Reading the head of the log without blocking: at once, or not at all."""

from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy as sa

from store.database.transactions import write_transaction
from store.engine import open_engine
from store.formats import create_log
from store.head_peek import HeadPeek
from store.recorder import LogRecorder
from tests.support.log_examples import NOON, Clock, formed

pytest_plugins = ("tests.support.ledgers",)


@pytest.fixture
def file(sqlite_address: str) -> Iterator[sa.Engine]:
    """Open a ledger in a file."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def test_what_was_recorded_is_seen_at_once(file: sa.Engine) -> None:
    """Each peek returns the last position, even while another transaction writes."""
    recorder = LogRecorder(file, clock=Clock(NOON))
    with closing(HeadPeek(recorder)) as head_peek:
        found = [head_peek.position()]
        recorder.append([formed(), formed()])

        with write_transaction(file):
            found.append(head_peek.position())

    assert found == [0, 2]


def test_an_error_gives_no_position(file: sa.Engine) -> None:
    """A caller that can wait reads the head in a thread, and raises the error there."""
    with closing(HeadPeek(LogRecorder(file, clock=Clock(NOON)))) as head_peek:
        with write_transaction(file) as connection:
            connection.exec_driver_sql("ALTER TABLE log RENAME TO lost")

        found = head_peek.position()

    assert found is None


def test_a_closed_peek_gives_no_position(file: sa.Engine) -> None:
    """Its connection is closed once; closing it again does nothing."""
    closed: list[sa.engine.interfaces.DBAPIConnection] = []
    sa.event.listen(file, "close_detached", closed.append)
    head_peek = HeadPeek(LogRecorder(file, clock=Clock(NOON)))

    head_peek.close()
    head_peek.close()

    assert head_peek.position() is None
    assert len(closed) == 1


@pytest.mark.postgresql
def test_a_server_is_never_asked(postgresql_address: str) -> None:
    """A PostgreSQL server may take long to answer, so there is no peek at it."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)

    with closing(HeadPeek(LogRecorder(engine, clock=Clock(NOON)))) as head_peek:
        found = head_peek.position()

    engine.dispose()
    assert found is None


def test_a_peek_never_waits(file: sa.Engine) -> None:
    """While another process has locked the whole file, it answers at once: None."""
    connections: list[sa.engine.interfaces.DBAPIConnection] = []
    sa.event.listen(file, "detach", lambda one, _: connections.append(one))

    with closing(HeadPeek(LogRecorder(file, clock=Clock(NOON)))):
        cursor = connections[0].cursor()
        cursor.execute("PRAGMA busy_timeout")
        wait = cursor.fetchall()

    assert wait == [(0,)]
