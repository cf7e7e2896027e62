"""The founding history, amended: what queries for auditors have to show."""

from collections.abc import Iterator

import pytest

from api.container import build_services
from api.settings import Settings
from store.engine import open_engine
from tests.support.audit_twins import REINVIGORATED
from tests.support.command_line import CommandLine, Told, met
from tests.support.graphql_queries import Asker

STARTED = 162
"""The entry of the founding history that entities began to share information."""

MET = 647
"""The first entry of a meeting: the founding history and a person come before it."""

OFFICER = ("--actor=officer-1", "--entity=brs")


@pytest.fixture(scope="session")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """Ask the founding history with corrections, a withdrawal, a join and a person."""
    place = tmp_path_factory.mktemp("amended") / "trilogue.db"
    with pytest.MonkeyPatch.context() as patch:
        trilogue = CommandLine(place, patch)
        for told in _recorded(trilogue):
            assert told.code == 0, told.err
    settings = Settings(database=f"sqlite:///{place}")
    clock = trilogue.clock
    services = build_services(open_engine(settings.database), settings, clock=clock)
    yield Asker(services, clock)
    services.close()


def _recorded(trilogue: CommandLine) -> Iterator[Told]:
    yield trilogue("init")
    yield trilogue(
        "record",
        "actor.registered",
        *("--subject=officer-1", "--set=actor_type=person"),
        "--set=personal_name=Ada Example",
    )
    yield met(trilogue)
    yield trilogue(
        *OFFICER,
        *("correct", str(MET), "--set=place=Berne", "--set=occurred=2026-10-14"),
        "--reason=The invitation gives the day",
    )
    yield trilogue(
        "correct",
        str(REINVIGORATED),
        *("--set=occurred=2018-07-16", "--reason=Minutes"),
    )
    yield trilogue("withdraw", str(MET + 2), "--reason=Another meeting")
    yield trilogue(
        "attest", str(MET), "--source=document=note-of-the-call,para=1", "--confirm"
    )
    yield trilogue(
        "record",
        "role.assigned",
        *("--subject=co-chair/joint-task-force/brs", "--set=holder=actor:officer-1"),
        *("--set=term=P2Y", "--occurred=2020-02", "--confirm"),
    )
    yield trilogue(
        "record",
        "meeting.noted",
        *("--subject=call-on-waste", "--title=The call was on waste", "--confirm"),
    )
    yield trilogue(
        "record", "meeting.noted", "--subject=chm-2026", "--title=Call", "--confirm"
    )
    yield trilogue(
        "same-as", "call-on-waste", "chm-2026", "--reason=One under two names"
    )
    yield trilogue("withdraw", str(STARTED), "--reason=Reported of another meeting")
