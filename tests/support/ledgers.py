"""Empty ledgers, on each engine in turn: the same tests hold on all of them."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import sqlalchemy as sa

from store.engine import open_engine
from store.formats import create_log
from store.recorder import LogRecorder
from tests.support.log_examples import NOON, Clock
from tests.support.postgresql_server import made_database, running_server


@pytest.fixture(scope="session")
def postgresql() -> Iterator[str]:
    """Start a server for all tests that need one."""
    # The path of a socket has at most 107 bytes; pytest's own folders lie deep.
    with TemporaryDirectory() as folder, running_server(Path(folder)) as server:
        yield server


@pytest.fixture
def postgresql_address(postgresql: str) -> str:
    """Make an empty database."""
    return made_database(postgresql)


@pytest.fixture
def sqlite_address(tmp_path: Path) -> str:
    """Name a file in a folder of its own."""
    return f"sqlite:///{tmp_path / 'ledger.db'}"


@pytest.fixture(
    params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def address(request: pytest.FixtureRequest) -> str:
    """Name an empty place on each engine in turn."""
    return str(request.getfixturevalue(f"{request.param}_address"))


@pytest.fixture
def engine(address: str) -> Iterator[sa.Engine]:
    """Open an empty ledger."""
    engine = open_engine(address, create=True)
    create_log(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def clock() -> Clock:
    """Give a clock that shows noon."""
    return Clock(NOON)


@pytest.fixture
def recorder(engine: sa.Engine, clock: Clock) -> LogRecorder:
    """Give a recorder on the empty ledger, with that clock."""
    return LogRecorder(engine, clock=clock)
