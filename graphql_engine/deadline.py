"""The deadline of an operation, and its cancellation when the client disconnects.

Both are kept in context variables, so that whatever runs in an operation's thread can
ask for them: a loop between two steps (`check_deadline`), a database driver while a
statement runs (`current_deadline`).
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


class Cancellation:
    """Whether nobody waits for the result of some work any more.

    Attributes:
        is_requested: true once the client has disconnected.
    """

    def __init__(self) -> None:
        self.is_requested = False
        self._interrupt: Interrupt | None = None
        self._lock = Lock()

    def request(self) -> None:
        """Cancel the work, and interrupt the statement that it is running."""
        self.is_requested = True
        with self._lock:
            if self._interrupt:
                self._interrupt()

    def interrupt_with(self, interrupt: Interrupt | None) -> None:
        """Set how to interrupt the statement that runs now; None once it has ended."""
        with self._lock:
            self._interrupt = interrupt


class Deadline:
    """The time by which an operation must have ended.

    Args:
        seconds: time that is left, in seconds.
        cancellation: ends the operation before its time.
        clock: tells the time.
    """

    def __init__(
        self, seconds: float, cancellation: Cancellation, clock: Clock = monotonic
    ) -> None:
        self.seconds = seconds
        self.cancellation = cancellation
        self._clock = clock
        self._ends_at = clock() + seconds

    @property
    def seconds_left(self) -> float:
        """Seconds until the deadline; negative after it."""
        return self._ends_at - self._clock()

    @property
    def is_over(self) -> bool:
        """Whether the time is over or the client has disconnected."""
        return self.cancellation.is_requested or self.seconds_left < 0

    def check(self) -> None:
        """Do nothing as long as there is time.

        Raises:
            TookTooLongError: the time is over, or the client has disconnected.
        """
        if self.is_over:
            raise TookTooLongError(self.seconds)


_cancellation: ContextVar[Cancellation | None] = ContextVar(
    "cancellation", default=None
)
_deadline: ContextVar[Deadline | None] = ContextVar("deadline", default=None)


@contextmanager
def cancellable() -> Iterator[Cancellation]:
    """Let the work in the block be cancelled, also in threads started from it."""
    cancellation = Cancellation()
    token = _cancellation.set(cancellation)
    try:
        yield cancellation
    finally:
        _cancellation.reset(token)


@contextmanager
def deadline(seconds: float, clock: Clock = monotonic) -> Iterator[Deadline]:
    """Give the work in the block a number of seconds, or until it is cancelled."""
    limit = Deadline(seconds, _cancellation.get() or Cancellation(), clock)
    token = _deadline.set(limit)
    try:
        yield limit
    finally:
        _deadline.reset(token)


@contextmanager
def no_deadline() -> Iterator[None]:
    """Let the work in the block finish, for example because others need it too."""
    token = _deadline.set(None)
    try:
        yield
    finally:
        _deadline.reset(token)


def current_deadline() -> Deadline | None:
    """Return the deadline of the operation that runs here; None if it has none."""
    return _deadline.get()


def check_deadline() -> None:
    """Stop here if the operation has no time left.

    Raises:
        TookTooLongError: the time is over, or the client has disconnected.
    """
    limit = _deadline.get()
    if limit is not None:
        limit.check()
