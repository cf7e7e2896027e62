"""An office for reports, for each test that asks for one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from domain.kinds.actor import Registered
from domain.recording.acts import Record
from domain.texts import Wording
from tests.support.desks import make_desk
from tests.support.report_desks import ENTITIES, ReportOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[ReportOffice]:
    """Open the office on 5 July 2021."""
    desk = make_desk(tmp_path)
    registered = [
        Record.of(Registered(name={"en": Wording(one)}), f"actor:{one}")
        for one in (*ENTITIES, "example-cop")
    ]
    desk.record(*registered)
    yield ReportOffice(desk)
    desk.engine.dispose()
