"""Ledgers to ask: an empty one for each test, and one with the founding history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.cli.import_files import take
from api.cli.init_ledger import founding_sheets
from tests.support.graphql_queries import TODAY, Asker, empty_services
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
    services = empty_services(tmp_path_factory.mktemp("founded"), clock)
    take(services, founding_sheets(), confirmed=True)
    yield Asker(services, clock)
    services.close()
