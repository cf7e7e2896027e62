"""The pool of connections for reading: kept while sound, closed with the engine."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

from store.database.read_pool import MOST_IDLE, ReadPool
from store.database.transactions import READ_POOL, driver_connection
from store.engine import open_engine
from store.formats import create_log


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """Open an empty ledger."""
    engine = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}", create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def fail(engine: sa.Engine, acquired: list[PoolProxiedConnection]) -> None:
    """Run a statement that fails, and note its connection."""
    with driver_connection(engine) as one:
        acquired.append(one)
        one.cursor().execute("SELECT * FROM nowhere")


def test_a_released_connection_is_acquired_again(engine: sa.Engine) -> None:
    """Its page cache is used again."""
    with driver_connection(engine) as first:
        pass

    with driver_connection(engine) as again:
        assert again is first


def test_connections_acquired_at_one_time_are_different_ones(engine: sa.Engine) -> None:
    """Two threads never share a connection."""
    with driver_connection(engine) as one, driver_connection(engine) as two:
        assert one is not two


def test_a_reader_takes_no_place_in_the_pool_of_writers(engine: sa.Engine) -> None:
    """Writers do not wait for readers."""
    pool = engine.pool
    assert isinstance(pool, sa.QueuePool)

    with driver_connection(engine):
        assert pool.checkedout() == 0


def test_a_connection_with_a_failed_statement_is_closed(engine: sa.Engine) -> None:
    """Nobody acquires it in the state in which it was left."""
    acquired: list[PoolProxiedConnection] = []

    with pytest.raises(sa.exc.OperationalError, match="no such table: nowhere"):
        fail(engine, acquired)

    with driver_connection(engine) as another:
        assert another not in acquired


def test_disposing_of_the_engine_closes_the_pool(engine: sa.Engine) -> None:
    """A file can be moved away once its ledger is closed."""
    with driver_connection(engine) as one:
        driver: Any = one.dbapi_connection

    engine.dispose()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        driver.execute("SELECT 1")


def test_a_limited_number_is_kept(engine: sa.Engine) -> None:
    """Many readers at once leave few open connections behind."""
    pool: ReadPool = engine.get_execution_options()[READ_POOL]
    acquired = [pool.acquire() for _ in range(MOST_IDLE + 1)]

    for one in acquired:
        pool.release(one)

    assert acquired[-1].dbapi_connection is None
    assert acquired[-2].dbapi_connection is not None
