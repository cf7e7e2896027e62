"""Ledgers to ask: an empty one for each test, and one with the founding history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.copied_ledgers import empty_services, founding_services
from tests.support.graphql_queries import EXECUTE, TODAY, Asker
from tests.support.log_examples import Clock


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Asker]:
    """Ask an empty ledger."""
    clock = Clock(TODAY)
    services = empty_services(tmp_path, clock)
    yield Asker(services, clock)
    services.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Ask a ledger with the founding history; nobody records in it."""
    clock = Clock(TODAY)
    services = founding_services(tmp_path_factory.mktemp("founded"), clock)
    yield Asker(services, clock)
    services.close()


@pytest.fixture(params=["engine", pytest.param("stock", marks=pytest.mark.slow)])
def either_executor(request: pytest.FixtureRequest) -> Iterator[None]:
    """Run a test on the engine, and once more on Strawberry's own executor."""
    if request.param == "engine":
        yield
        return
    from api.graphql.stock import ENGINE  # noqa: PLC0415 - building the schema takes seconds

    token = EXECUTE.set(ENGINE.execute_sync)
    yield
    EXECUTE.reset(token)
