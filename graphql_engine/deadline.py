"""The deadline of an operation, which also ends when the client disconnects.

It is kept in a context variable, so that whatever runs in an operation's thread finds
it: a loop between two steps, a database driver while a statement runs.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from time import monotonic

from graphql_engine.errors import TookTooLongError

Clock = Callable[[], float]
"""Returns seconds that never decrease."""

Interrupt = Callable[[], None]
"""Interrupts a statement that another thread is running."""


class Deadline:
    """The time by which an operation must have ended.

    Until it is started, and once it was stopped, nothing ends the operation.
    """

    def __init__(self) -> None:
        self.seconds = 0.0
        self._clock: Clock = monotonic
        self._ends_at: float | None = None
        self._is_cancelled = False
        self._interrupt: Interrupt | None = None
        self._lock = Lock()

    def start(self, seconds: float, clock: Clock = monotonic) -> None:
        """Give the operation a number of seconds from now on."""
        self.seconds, self._clock = seconds, clock
        self._ends_at = clock() + seconds

    def stop(self) -> None:
        """Let nothing end the operation any more."""
        self._ends_at = None

    @property
    def seconds_left(self) -> float | None:
        """Seconds until the deadline, negative after it; None if it is not started."""
        return None if self._ends_at is None else self._ends_at - self._clock()

    @property
    def is_over(self) -> bool:
        """Whether the operation must end: its time is over, or it was cancelled."""
        left = self.seconds_left
        return left is not None and (left < 0 or self._is_cancelled)

    def cancel(self) -> None:
        """End the operation now, and interrupt the statement that it is running."""
        self._is_cancelled = True
        with self._lock:
            if self._interrupt:
                self._interrupt()

    def interrupt_with(self, interrupt: Interrupt | None) -> None:
        """Set how to interrupt the statement that runs now; None once it has ended."""
        with self._lock:
            self._interrupt = interrupt


_deadline: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


def current_deadline() -> Deadline | None:
    """Return the deadline of the operation that runs here; None if nothing ends it."""
    deadline = _deadline.get()
    return deadline if deadline and deadline.seconds_left is not None else None


def check_deadline() -> None:
    """Stop here if the operation must end.

    Raises:
        TookTooLongError: it must.
    """
    deadline = _deadline.get()
    if deadline and deadline.is_over:
        raise TookTooLongError(deadline.seconds)


@contextmanager
def use_deadline(deadline: Deadline | None) -> Iterator[None]:
    """Set a deadline, or none, for the block and the threads that it starts."""
    token = _deadline.set(deadline)
    try:
        yield
    finally:
        _deadline.reset(token)


@contextmanager
def time_limit(seconds: float, clock: Clock = monotonic) -> Iterator[Deadline]:
    """Give the block a number of seconds, or less if its operation is cancelled."""
    deadline = _deadline.get() or Deadline()
    deadline.start(seconds, clock)
    try:
        with use_deadline(deadline):
            yield deadline
    finally:
        deadline.stop()
