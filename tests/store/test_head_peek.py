"""A glance at the log: at once, or not at all."""

from collections.abc import Iterator
from contextlib import closing

import pytest
import sqlalchemy as sa

from store.engine import create_log, open_engine
from store.head_peek import Glance
from store.recorder import LogRecorder
from store.transactions import writing
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
    """Each look tells where the log ends now, whoever is writing meanwhile."""
    recorder = LogRecorder(file, clock=Clock(NOON))
    with closing(Glance(recorder)) as glance:
        found = [glance.position()]
        recorder.append([formed(), formed()])

        with writing(file):
            found.append(glance.position())

    assert found == [0, 2]


def test_what_cannot_be_read_is_told_elsewhere(file: sa.Engine) -> None:
    """A fault is no position; who can wait for the database also says what is wrong."""
    with closing(Glance(LogRecorder(file, clock=Clock(NOON)))) as glance:
        with writing(file) as connection:
            connection.exec_driver_sql("ALTER TABLE log RENAME TO lost")

        found = glance.position()

    assert found is None


def test_a_glance_that_was_closed_tells_nothing(file: sa.Engine) -> None:
    """Its connection is let go once; to close it again does no harm."""
    closed: list[sa.engine.interfaces.DBAPIConnection] = []
    sa.event.listen(file, "close_detached", closed.append)
    glance = Glance(LogRecorder(file, clock=Clock(NOON)))

    glance.close()
    glance.close()

    assert glance.position() is None
    assert len(closed) == 1


@pytest.mark.postgresql
def test_no_server_is_waited_for(postgresql_address: str) -> None:
    """What is asked over a line may take long to answer: it is not asked at all."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)

    with closing(Glance(LogRecorder(engine, clock=Clock(NOON)))) as glance:
        found = glance.position()

    engine.dispose()
    assert found is None
