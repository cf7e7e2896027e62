"""Two ledgers with one log, for all tests that hold the engines to one another."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.container import Services
from store.database.transactions import autocommit_connection
from tests.support.engine_twins import Twins, live_on, services_for
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
    _copy_file(founded.services, place)
    one = services_for(f"sqlite:///{place}", clock)
    live_on(one)
    other = services_for(made_database(postgresql), clock)
    copy(one.engine, other.engine)
    yield Twins(one, other, clock)
    one.close()
    other.close()


def _copy_file(services: Services, place: Path) -> None:
    with autocommit_connection(services.engine) as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(place),))
