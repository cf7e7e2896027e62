"""Two ledgers with one log, for all tests that hold the engines to one another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.container import House
from store.transactions import outside_transaction
from tests.support.engine_twins import Twins, furnished, live_on
from tests.support.exports import copy
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock
from tests.support.postgresql_server import made_database


@pytest.fixture(scope="session")
def twins(
    founded: Asker, postgresql: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Twins]:
    """Keep one log twice; nobody records in either."""
    clock = Clock(TODAY)
    place = tmp_path_factory.mktemp("twins") / "ledger.db"
    _copy_file(founded.house, place)
    one = furnished(f"sqlite:///{place}", clock)
    live_on(one)
    other = furnished(made_database(postgresql), clock)
    copy(one.engine, other.engine)
    yield Twins(one, other, clock)
    one.close()
    other.close()


def _copy_file(house: House, place: Path) -> None:
    with outside_transaction(house.engine) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(place),))
