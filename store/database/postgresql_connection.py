"""A connection to PostgreSQL that waits for its server only for some seconds.

A server that is stopped, or a machine that is gone, does not say so: without a limit of
our own, whoever reads or records would wait for as long. Importing this module loads
the driver.
"""

from collections.abc import Generator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any, TypeVar

import psycopg
import sqlalchemy as sa
from psycopg.pq import TransactionStatus

from store.database.database_faults import NO_ANSWER
from store.database.dialects import BUSY_SECONDS

T = TypeVar("T")

CONNECT_SECONDS = 3
"""How long to wait for a connection, or whether one that was idle still works."""

ANSWER_SECONDS = BUSY_SECONDS + 0.5
"""How long to wait for an answer: a server that works gives up a little earlier."""

CONNECTION = "trilogue_connection"
"""The engine's option for the class of its connections."""

_patience: ContextVar[float] = ContextVar("patience", default=0.0)


class SilentServerError(psycopg.OperationalError):
    """The server gave no answer in time."""

    sqlstate = NO_ANSWER


class TimedConnection(psycopg.Connection[Any]):
    """A connection that is closed if the server does not answer in time.

    Attributes:
        connect_seconds: how long to wait for a connection.
        answer_seconds: how long to wait for an answer.
    """

    connect_seconds: float = CONNECT_SECONDS
    answer_seconds: float = ANSWER_SECONDS

    def wait(
        self,
        gen: Generator[Any, Any, T],
        *arguments: Any,  # noqa: ANN401 - those of the driver
        **options: Any,  # noqa: ANN401 - those of the driver
    ) -> T:
        """Wait for an answer.

        Raises:
            SilentServerError: there was none in time; the connection is closed.
        """
        return super().wait(self._limited(gen), *arguments, **options)

    def _limited(self, waiting: Generator[Any, Any, T]) -> Generator[Any, Any, T]:
        seconds = max(_patience.get(), self._seconds)
        deadline = monotonic() + seconds
        try:
            wanted = next(waiting)
            while True:
                ready = yield wanted
                if not ready and monotonic() > deadline:
                    self.pgconn.finish()
                    message = f"the server gave no answer for {seconds:g} seconds"
                    raise SilentServerError(message)
                wanted = waiting.send(ready)
        except StopIteration as ended:
            answer: T = ended.value
            return answer

    @property
    def _seconds(self) -> float:
        is_idle = self.pgconn.transaction_status == TransactionStatus.IDLE
        is_new = self.autocommit and is_idle
        return self.connect_seconds if is_new else self.answer_seconds


@contextmanager
def patience(seconds: float) -> Iterator[None]:
    """Wait longer for answers in the block: its statements take long."""
    token = _patience.set(seconds)
    try:
        yield
    finally:
        _patience.reset(token)


def limit_waiting(engine: sa.Engine) -> None:
    """Let an engine connect by timed connections."""

    @sa.event.listens_for(engine, "do_connect")
    def _(
        _dialect: object,
        _record: object,
        arguments: list[Any],
        options: dict[str, Any],
    ) -> TimedConnection:
        chosen = engine.get_execution_options().get(CONNECTION, TimedConnection)
        options.setdefault("connect_timeout", int(chosen.connect_seconds))
        made: TimedConnection = chosen.connect(*arguments, **options)
        return made
