"""Two ledgers with one log, for all tests that hold the engines to one another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.house import House
from store.transactions import outside_transaction
from tests.exports import copy
from tests.log_examples import Clock
from tests.postgresql_server import made_database
from tests.questions import TODAY, Asker
from tests.twins import Twins, furnished, live_on


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
