"""Ledgers to ask: an empty one for each test, and one with the founding history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli.import_files import take
from api.cli.init_ledger import founding_sheets
from tests.support.graphql_queries import TODAY, Asker, empty_house
from tests.support.log_examples import Clock


@pytest.fixture
def ask(tmp_path: Path) -> Iterator[Asker]:
    """Ask an empty ledger."""
    clock = Clock(TODAY)
    house = empty_house(tmp_path, clock)
    yield Asker(house, clock)
    house.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Ask a ledger with the founding history; nobody records in it."""
    clock = Clock(TODAY)
    house = empty_house(tmp_path_factory.mktemp("founded"), clock)
    take(house, founding_sheets(), confirmed=True)
    yield Asker(house, clock)
    house.close()
