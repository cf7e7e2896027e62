"""The deadline of an operation, on a clock that the test moves."""

from contextvars import copy_context
from threading import Thread

import pytest

from graphql_engine.deadline import (
    Deadline,
    check_deadline,
    current_deadline,
    time_limit,
    use_deadline,
)
from graphql_engine.errors import TookTooLongError


class Seconds:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Tell the time."""
        return self.now


def test_work_stops_at_the_deadline() -> None:
    """Until then nothing happens."""
    clock = Seconds()

    with time_limit(10, clock) as deadline:
        check_deadline()
        clock.now = 10.5

        assert deadline.seconds_left == -0.5
        with pytest.raises(TookTooLongError, match="longer than 10 seconds"):
            check_deadline()


def test_work_without_a_deadline_goes_on() -> None:
    """So does work in the midst of an operation that others need too."""
    check_deadline()
    with time_limit(-1), use_deadline(None):
        check_deadline()
        assert current_deadline() is None


def test_cancelled_work_stops_in_its_thread() -> None:
    """A thread that was started from the block shares its deadline."""
    stopped: list[bool] = []
    deadline = Deadline()

    def work() -> None:
        with time_limit(1_000, Seconds()) as limit:
            stopped.append(limit.is_over)

    with use_deadline(deadline):
        context = copy_context()
    deadline.cancel()
    thread = Thread(target=context.run, args=(work,))
    thread.start()
    thread.join()

    assert stopped == [True]


def test_cancelled_work_without_a_time_limit_goes_on() -> None:
    """A mutation is done or refused, whoever waits for it."""
    deadline = Deadline()
    deadline.cancel()

    with use_deadline(deadline):
        check_deadline()
        assert current_deadline() is None


def test_what_follows_a_time_limit_goes_on() -> None:
    """The limit ends with its block."""
    deadline = Deadline()

    with use_deadline(deadline):
        with time_limit(-1):
            assert current_deadline() is deadline
        check_deadline()


def test_statement_is_interrupted_while_it_runs() -> None:
    """After its end nothing is interrupted: its connection may serve others."""
    interrupted: list[str] = []
    deadline = Deadline()
    deadline.interrupt_with(lambda: interrupted.append("first"))
    deadline.interrupt_with(None)
    deadline.interrupt_with(lambda: interrupted.append("second"))

    deadline.cancel()

    assert interrupted == ["second"]
