"""A server that is stopped: whoever waits for it waits for some seconds only."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from store.database.postgresql_connection import CONNECTION, TimedConnection, patience
from store.engine import open_engine
from store.errors import LedgerUnavailableError
from store.formats import create_log
from store.reader import LogReader
from store.recorder import LogRecorder
from tests.support.log_examples import formed
from tests.support.postgresql_server import made_database, running_server

pytestmark = pytest.mark.postgresql


class Server:
    """A server of a test's own, whose processes can be stopped for a while."""

    def __init__(self, folder: Path, address: str) -> None:
        self.folder = folder
        self.address = address

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Stop all of its processes until the end of the block."""
        first = int((self.folder / "data" / "postmaster.pid").read_text().split()[0])
        processes = [first, *children_of(first)]
        for one in processes:
            os.kill(one, signal.SIGSTOP)
        try:
            yield
        finally:
            for one in processes:
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGCONT)


def children_of(parent: int) -> list[int]:
    """List the processes that a process started."""
    found = []
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            after_name = (one / "stat").read_text().rpartition(")")[2].split()
            if int(after_name[1]) == parent:
                found.append(int(one.name))
    return found


@pytest.fixture
def server() -> Iterator[Server]:
    """Start a server."""
    with TemporaryDirectory() as folder, running_server(Path(folder)) as address:
        yield Server(Path(folder), made_database(address))


class Impatient(TimedConnection):
    """Waits for a shorter time than the product does."""

    connect_seconds = 2
    answer_seconds = 0.3


@pytest.fixture
def ledger(server: Server) -> Iterator[sa.Engine]:
    """Make a ledger on that server, to which connections are open."""
    engine = open_engine(server.address, create=True)
    create_log(engine)
    engine.dispose()
    engine.update_execution_options(**{CONNECTION: Impatient})
    yield engine
    engine.dispose()


def test_reading_from_a_stopped_server_ends(server: Server, ledger: sa.Engine) -> None:
    """In a sentence; once the server goes on, so does the reader."""
    reader = LogReader(ledger)
    reader.head()

    with server.stopped(), pytest.raises(LedgerUnavailableError):
        reader.head()

    assert reader.head().position == 0


def test_recording_on_a_stopped_server_ends(server: Server, ledger: sa.Engine) -> None:
    """Under the same key it can be tried again, and is recorded once."""
    recorder, entry = LogRecorder(ledger), formed()
    recorder.append([formed()])

    with server.stopped(), pytest.raises(LedgerUnavailableError, match="no answer"):
        recorder.append([entry])

    recorder.append([formed()])
    assert recorder.head().position == 2


def test_opening_a_ledger_on_a_stopped_server_ends(
    server: Server, ledger: sa.Engine
) -> None:
    """A server that starts says why it cannot."""
    ledger.dispose()

    with server.stopped(), pytest.raises(LedgerUnavailableError, match="timeout"):
        open_engine(server.address)


def test_statement_that_takes_long_can_be_waited_for(ledger: sa.Engine) -> None:
    """Whoever knows that it takes long says so."""
    sleep = "SELECT pg_sleep(3)"

    with pytest.raises(LedgerUnavailableError), ledger.connect() as connection:
        connection.exec_driver_sql(sleep)
    with patience(60), ledger.connect() as connection:
        connection.exec_driver_sql(sleep)
