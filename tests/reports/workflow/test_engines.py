"""A report's life on each engine: what is kept, and what is refused, is the same."""

import sqlalchemy as sa

from domain.kinds.actor import Registered
from domain.recording.acts import Record
from domain.texts import Wording
from projections.projector.generations import create_tables
from reports.model import encode
from tests.support.desks import furnish
from tests.support.log_examples import Clock
from tests.support.report_desks import ENTITIES, ReportOffice

pytest_plugins = ("tests.support.ledgers",)


def test_a_report_lives_on_each_engine(engine: sa.Engine, clock: Clock) -> None:
    """Planned, made, endorsed, and read again as it was."""
    create_tables(engine)
    desk = furnish(engine, clock)
    named = [
        Record.of(Registered(name={"en": Wording(one)}), f"actor:{one}")
        for one in (*ENTITIES, "example-cop")
    ]
    desk.record(*named)
    office = ReportOffice(desk)

    office.plan()
    made = office.made(period="2018/2021-03")
    office.endorsed_by(*ENTITIES)

    again = office.of().model(office.life(), 1)
    assert office.standing().is_final
    assert encode(again) == encode(made)
    assert office.artefacts.damaged() == []
