"""The deadline of an operation, on a clock that the test moves."""

from contextvars import copy_context
from threading import Thread

import pytest

from graphql_engine.deadline import (
    cancellable,
    check_deadline,
    current_deadline,
    deadline,
    no_deadline,
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

    with deadline(10, clock) as limit:
        check_deadline()
        clock.now = 10.5

        assert limit.seconds_left == -0.5
        with pytest.raises(TookTooLongError, match="longer than 10 seconds"):
            check_deadline()


def test_work_without_a_deadline_goes_on() -> None:
    """So does work in the midst of an operation that others need too."""
    check_deadline()
    with deadline(-1), no_deadline():
        check_deadline()
        assert current_deadline() is None


def test_cancelled_work_stops_in_its_thread() -> None:
    """A thread that was started from the block shares its cancellation."""
    stopped: list[bool] = []

    def work() -> None:
        with deadline(1_000, Seconds()) as limit:
            stopped.append(limit.is_over)

    with cancellable() as cancellation:
        context = copy_context()
    cancellation.request()
    thread = Thread(target=context.run, args=(work,))
    thread.start()
    thread.join()

    assert stopped == [True]


def test_statement_is_interrupted_while_it_runs() -> None:
    """After its end nothing is interrupted: its connection may serve others."""
    interrupted: list[str] = []
    with cancellable() as cancellation:
        cancellation.interrupt_with(lambda: interrupted.append("first"))
        cancellation.interrupt_with(None)
        cancellation.interrupt_with(lambda: interrupted.append("second"))

    cancellation.request()

    assert interrupted == ["second"]
