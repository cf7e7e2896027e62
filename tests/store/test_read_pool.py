"""Connections lent for reading: kept while they are sound, and closed with the rest."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.pool import PoolProxiedConnection

from store.engine import create_log, open_engine
from store.read_pool import MOST_IDLE, Lender
from store.transactions import LENDER, driver_reading


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[sa.Engine]:
    """Open an empty ledger."""
    engine = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}", create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def fail(engine: sa.Engine, lent: list[PoolProxiedConnection]) -> None:
    """Ask something that cannot be answered, of a connection that is noted."""
    with driver_reading(engine) as one:
        lent.append(one)
        one.cursor().execute("SELECT * FROM nowhere")


def test_connection_given_back_is_lent_again(engine: sa.Engine) -> None:
    """What it remembers of the file need not be read a second time."""
    with driver_reading(engine) as first:
        pass

    with driver_reading(engine) as again:
        assert again is first


def test_connections_lent_at_one_time_are_different_ones(engine: sa.Engine) -> None:
    """Two threads never share a cursor's place."""
    with driver_reading(engine) as one, driver_reading(engine) as two:
        assert one is not two


def test_lent_connection_takes_no_place_in_the_pool(engine: sa.Engine) -> None:
    """Whoever writes does not wait for those who read."""
    pool = engine.pool
    assert isinstance(pool, sa.QueuePool)

    with driver_reading(engine):
        assert pool.checkedout() == 0


def test_connection_whose_statement_failed_is_not_lent_again(engine: sa.Engine) -> None:
    """Whatever state it was left in, nobody gets it."""
    lent: list[PoolProxiedConnection] = []

    with pytest.raises(sa.exc.OperationalError, match="no such table: nowhere"):
        fail(engine, lent)

    with driver_reading(engine) as another:
        assert another not in lent


def test_disposing_of_the_engine_closes_what_is_kept(engine: sa.Engine) -> None:
    """A file can be moved away once its ledger was closed."""
    with driver_reading(engine) as one:
        driver: Any = one.dbapi_connection

    engine.dispose()

    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        driver.execute("SELECT 1")


def test_no_more_are_kept_than_are_of_use(engine: sa.Engine) -> None:
    """Many who read at once leave few connections behind."""
    lender: Lender = engine.get_execution_options()[LENDER]
    lent = [lender.lend() for _ in range(MOST_IDLE + 1)]

    for one in lent:
        lender.take_back(one)

    assert lent[-1].dbapi_connection is None
    assert lent[-2].dbapi_connection is not None
