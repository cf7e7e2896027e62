"""A desk for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.desks import Desk, make_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Give an empty ledger on 5 July 2021."""
    desk = make_desk(tmp_path)
    yield desk
    desk.engine.dispose()
