"""Steps of ``a_clock_that_ran_ahead.feature``."""

from datetime import datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from pytest_bdd import given, parsers, scenarios, then, when

from domain.errors import DomainError
from domain.kinds.body import StartedWork
from domain.recording.acts import Record
from domain.recording.ledger import Ledger
from domain.recording.refusals import DoubtfulError
from store.cooperation_log import open_log
from store.errors import ClockBehindError
from store.tables import log
from tests.support.command_line import CommandLine, Told
from tests.support.desks import OFFICER, ZONE, Desk
from tests.support.examples import formed
from tests.support.feature_patterns import NAME, REASON, noon
from tests.support.log_examples import MICROSECOND

pytest_plugins = ("tests.support.steps",)

scenarios("a_clock_that_ran_ahead.feature")


@pytest.fixture
def operator(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """Type commands on the machine of the ledger, by its clock."""
    place = Path(str(desk.engine.url.database))
    command_line = CommandLine(place, monkeypatch)
    command_line.clock = desk.clock
    return command_line


@pytest.fixture
def clues() -> list[datetime]:
    """Note when files of the machine were written."""
    return []


@given(parsers.parse("the clock of the machine says {day}"))
def _(desk: Desk, day: str) -> None:
    desk.clock.now = noon(day)


@given(parsers.parse("a file of the machine was written on {day}"))
def _(clues: list[datetime], day: str) -> None:
    clues.append(noon(day))


@when(
    'somebody records without a second look that "Mercury waste group" started work',
    target_fixture="refusal",
)
def _(desk: Desk, clues: list[datetime]) -> DomainError | None:
    clocked = open_log(
        desk.engine, clock=desk.clock, find_clue=lambda _: max(clues, default=None)
    )
    ledger = Ledger(clocked, zone=ZONE, clock=desk.clock)
    act = Record.of(StartedWork(), "body:mercury-waste-group", occurred="2020-06")
    try:
        ledger.record([act], OFFICER)
    except DoubtfulError as doubt:
        return doubt
    return None


@then(parsers.parse("it is recorded as entry {position:d}"))
def _(desk: Desk, refusal: DomainError | None, position: int) -> None:
    assert refusal is None
    assert desk.log.reader.head().position == position


@when("somebody tries to record by that clock", target_fixture="fault")
def _(desk: Desk) -> ClockBehindError:
    with pytest.raises(ClockBehindError) as caught:
        desk.record(formed("Another group", "2019"))
    return caught.value


@then(parsers.parse('recording is refused, for "{sentence}"'))
def _(fault: ClockBehindError, sentence: str) -> None:
    assert sentence in str(fault)
    assert "trilogue clock" in str(fault)


@given(parsers.re(f"the operator lets time continue, {REASON}"))
@when(parsers.re(f"the operator lets time continue, {REASON}"))
def _(operator: CommandLine, reason: str) -> None:
    done = operator("clock", "--continue", "--reason", reason)
    assert done.code == 0, done.err


@when("the operator tries to let time continue again", target_fixture="told")
def _(operator: CommandLine) -> Told:
    return operator("clock", "--continue", "--reason", "again")


@then(parsers.parse('the operator is told "{sentence}"'))
def _(told: Told, sentence: str) -> None:
    assert told.code == 2
    assert sentence in told.err


@then("the last two entries were recorded within a moment after the one that ran ahead")
def _(desk: Desk) -> None:
    ahead = noon("2022-07-05")
    instants = [one.recorded_at for one in desk.log.entries_after(1)]
    assert instants == [ahead + n * MICROSECOND for n in range(3)]


@then(parsers.parse("beside each of them stands that the clock said {day}"))
def _(desk: Desk, day: str) -> None:
    statement = sa.select(log.c.clock_at).order_by(log.c.position.desc()).limit(2)
    with desk.engine.connect() as connection:
        found = connection.scalars(statement).all()
    assert [one[:10] for one in found] == [day, day]


@then(parsers.parse('the doctor says "{sentence}"'))
def _(operator: CommandLine, sentence: str) -> None:
    [row] = [
        one
        for one in operator("doctor", "--format=json").rows
        if one["check"] == "clock"
    ]
    assert sentence in row["found"]
    assert row["is_well"] == ("continues" in sentence)


@then(parsers.re(rf'the history of {NAME} says "(?P<words>.+)"'))
def _(operator: CommandLine, name: str, words: str) -> None:
    slug = name.lower().replace(" ", "-")
    told = operator("timeline", "--body", slug, "--format=json")
    entries = [operator("entry", str(one["position"])).out for one in told.rows]
    assert any(words in one for one in entries), entries
