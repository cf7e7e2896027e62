"""A clock that ran ahead of the log's, or is ahead of all that the machine knows."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.recording.ledger import Ledger
from domain.recording.refusals import DoubtfulError
from store.clock_clues import FAR_AHEAD, latest_clue
from store.clock_state import clock_state
from store.cooperation_log import open_log
from store.errors import ClockAheadError, ClockBehindError
from store.recorder import LogRecorder
from tests.support.desks import OFFICER, ZONE, make_desk
from tests.support.examples import formed as group_formed
from tests.support.log_examples import MICROSECOND, NOON, Clock, formed

pytest_plugins = ("tests.support.ledgers",)

YEAR = timedelta(days=365)
MINUTE = timedelta(minutes=1)


def ran_ahead(engine: sa.Engine) -> Clock:
    """Record an entry by a clock that is a year ahead, and set the clock right."""
    clock = Clock(NOON + YEAR)
    LogRecorder(engine, clock=clock).append([formed()])
    clock.now = NOON
    return clock


@pytest.mark.parametrize(
    ("clue", "is_doubted"),
    [
        (None, True),
        (NOON, True),
        (NOON + YEAR - FAR_AHEAD - MICROSECOND, True),
        (NOON + YEAR - FAR_AHEAD, False),
        (NOON + YEAR, False),
    ],
)
def test_clock_is_compared_with_what_else_is_known(
    engine: sa.Engine, clue: datetime | None, *, is_doubted: bool
) -> None:
    """It is doubted only if nothing of the machine is as late."""
    clock = Clock(NOON)
    recorder = LogRecorder(engine, clock=clock, find_clue=lambda _: clue)
    recorder.append([formed()], may_be_ahead=False)
    clock.now = NOON + YEAR

    if is_doubted:
        with pytest.raises(ClockAheadError, match="365 days after the last entry"):
            recorder.append([formed()], may_be_ahead=False)
        recorder.append([formed()], may_be_ahead=True)
    else:
        recorder.append([formed()], may_be_ahead=False)

    assert recorder.head().position == 2


def test_machine_knows_something_of_the_time(engine: sa.Engine) -> None:
    """The ledger was made now, or a server has a clock of its own."""
    assert latest_clue(engine) is not None


def test_time_continues_only_if_somebody_says_so(engine: sa.Engine) -> None:
    """From then on, everybody records; instants still increase."""
    clock = ran_ahead(engine)
    usual = LogRecorder(engine, clock=clock)
    with pytest.raises(ClockBehindError, match="trilogue clock"):
        usual.append([formed()])

    LogRecorder(engine, clock=clock, continues=True).append([formed()])
    clock.now += MINUTE
    [after] = usual.append([formed()])

    assert after.recorded_at == NOON + YEAR + 2 * MICROSECOND
    clock.now = NOON + YEAR + MINUTE
    [caught_up] = usual.append([formed()])
    assert caught_up.recorded_at == clock.now


def test_clock_that_falls_back_again_is_refused_again(engine: sa.Engine) -> None:
    """Somebody looked at one jump; another one is another matter."""
    clock = ran_ahead(engine)
    LogRecorder(engine, clock=clock, continues=True).append([formed()])
    clock.now = NOON - 6 * MINUTE

    with pytest.raises(ClockBehindError):
        LogRecorder(engine, clock=clock).append([formed()])


def test_clock_that_lags_a_little_does_not_fall_back_by_steps(
    engine: sa.Engine,
) -> None:
    """Five minutes are allowed once, not again and again."""
    clock = Clock(NOON)
    recorder = LogRecorder(engine, clock=clock)
    recorder.append([formed()])
    clock.now = NOON - 4 * MINUTE
    recorder.append([formed()])
    clock.now = NOON - 8 * MINUTE

    with pytest.raises(ClockBehindError):
        recorder.append([formed()])


def test_state_counts_what_is_ahead(engine: sa.Engine) -> None:
    """How many entries, by how much, and whether time continues."""
    empty = clock_state(engine, NOON)
    LogRecorder(engine, clock=Clock(NOON)).append([formed()])
    level = clock_state(engine, NOON)
    ran_ahead(engine)
    behind = clock_state(engine, NOON + MINUTE)
    LogRecorder(engine, clock=Clock(NOON), continues=True).append([formed()])
    continued = clock_state(engine, NOON + MINUTE)

    assert (empty.position, empty.is_behind) == (None, False)
    assert (level.ahead, level.is_behind, level.lead) == (0, False, timedelta())
    assert (behind.ahead, behind.is_behind, behind.is_continued) == (1, True, False)
    assert behind.lead == YEAR - MINUTE
    assert (continued.ahead, continued.is_behind, continued.is_continued) == (
        2,
        True,
        True,
    )


def test_other_doubts_do_not_hide_that_the_clock_is_ahead(tmp_path: Path) -> None:
    """Whoever confirms has seen all of them."""
    desk = make_desk(tmp_path)
    desk.record(group_formed("A group", "2019"))
    clock = Clock(NOON + YEAR)
    ahead = open_log(desk.engine, clock=clock, find_clue=lambda _: None)
    ledger = Ledger(ahead, zone=ZONE, clock=clock)

    with pytest.raises(DoubtfulError) as caught:
        ledger.record([group_formed("B group", "2019", "somebody-new")], OFFICER)

    rules = [one.rule for one in caught.value.doubts]
    assert rules[-1] == "clock-ahead"
    assert "unknown-reference" in rules
    desk.engine.dispose()
