"""One process at a time fills the tables; the others wait for it, but not for ever."""

from collections.abc import Callable

import pytest
import sqlalchemy as sa

from domain.recording.acts import Record
from domain.references import Ref
from projections.projector.generations import create_tables
from projections.projector.projector import PAUSE_SECONDS, Projector
from projections.projector.storage import LEASE_SECONDS
from projections.projector.tables import state
from store.database.transactions import write_transaction
from tests.support.desks import Desk, furnish
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.ledgers",)

NOW = 1_800_000_000.0


class Time:
    """A clock that goes on only while somebody waits."""

    def __init__(self) -> None:
        self.now = NOW

    def clock(self) -> float:
        """Give the seconds since 1970."""
        return self.now

    def pause(self, seconds: float) -> None:
        """Let some seconds pass."""
        self.now += seconds


def never(_seconds: float) -> None:
    """Refuse to wait."""
    pytest.fail("there is nobody to wait for")


@pytest.fixture
def time() -> Time:
    """Give a clock that both projectors read."""
    return Time()


@pytest.fixture
def desk(engine: sa.Engine, clock: Clock) -> Desk:
    """Give an empty ledger whose tables are made."""
    create_tables(engine)
    return furnish(engine, clock)


Project = Callable[[Callable[[float], object]], Projector]


@pytest.fixture
def projector(desk: Desk, time: Time) -> Project:
    """Make projectors, each as another process would have it."""
    return lambda pause: Projector(desk.log, clock=time.clock, pause=pause)


def note(desk: Desk) -> int:
    """Record one more entry, and give its position."""
    noted = Record(
        kind="body.noted", subject=Ref("body", "group"), key=f"{desk.clock.now}"
    )
    desk.clock.now = desk.clock.now.replace(year=desk.clock.now.year + 1)
    return desk.record(noted).entries[0].position


def test_others_wait_for_the_holder(desk: Desk, projector: Project) -> None:
    """While one process fills the tables, another one derives no rows."""
    holder = projector(never)
    holder.keep_lease()
    note(desk)
    holder.catch_up()
    position = note(desk)

    other = projector(lambda _seconds: holder.catch_up())
    other.keep_lease()
    reached = other.catch_up()

    assert reached == position
    assert (holder.holds_lease, other.holds_lease) == (True, False)


def test_lease_of_a_process_that_died_expires(
    desk: Desk, projector: Project, time: Time
) -> None:
    """Another process goes on a second after the last page."""
    dead = projector(never)
    dead.keep_lease()
    note(desk)
    dead.catch_up()
    position = note(desk)

    other = projector(time.pause)
    other.keep_lease()
    reached = other.catch_up()

    assert reached == position
    assert other.holds_lease
    assert time.now - NOW <= LEASE_SECONDS + PAUSE_SECONDS


def test_lease_is_given_back_at_the_end(desk: Desk, projector: Project) -> None:
    """A process that ends lets nobody wait."""
    ending = projector(never)
    ending.keep_lease()
    note(desk)
    ending.catch_up()

    ending.give_lease_back()
    position = note(desk)

    assert projector(never).catch_up() == position


def test_command_lets_nobody_wait(desk: Desk, projector: Project) -> None:
    """A process that does not follow the log keeps no lease when it is done."""
    note(desk)
    projector(never).catch_up()

    position = note(desk)

    assert projector(never).catch_up() == position


def test_lease_from_a_clock_that_was_wrong_is_no_lease(
    desk: Desk, projector: Project, time: Time
) -> None:
    """Nobody waits for hours after a clock was set back."""
    early = projector(never)
    early.keep_lease()
    note(desk)
    early.catch_up()
    position = note(desk)

    time.now -= 3_600

    assert projector(never).catch_up() == position


def test_ledger_of_an_earlier_version_is_projected(
    desk: Desk, projector: Project
) -> None:
    """A ledger that was made without the table of states gets new tables."""
    with write_transaction(desk.engine) as connection:
        state.drop(connection)

    create_tables(desk.engine)
    position = note(desk)

    assert projector(never).catch_up() == position
