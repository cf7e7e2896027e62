"""A time limit that stops the work: statements are interrupted, fields not begun."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import monotonic
from typing import Any

import sqlalchemy as sa

from domain.errors import DomainError
from graphql_engine.scheduling import fair_queue

LONGEST_SECONDS = 10.0
"""How long a question may take."""

STEPS = 20_000
"""Steps of SQLite between two looks at the clock, some hundred microseconds."""

_ends: ContextVar[float | None] = ContextVar("ends", default=None)


class TookTooLongError(DomainError):
    """A question took longer than it may; the work was stopped."""

    def __init__(self) -> None:
        super().__init__(
            f"the question took longer than {LONGEST_SECONDS:g} seconds and was "
            "stopped: ask for less at once, or for smaller pages"
        )


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Stop what is asked in the block after some seconds."""
    token = _ends.set(monotonic() + seconds)
    try:
        yield
    finally:
        _ends.reset(token)


@contextmanager
def unlimited() -> Iterator[None]:
    """Let work in the block be finished, such as what others wait for too."""
    token = _ends.set(None)
    try:
        yield
    finally:
        _ends.reset(token)


def is_over() -> bool:
    """Tell whether the time is over, or whoever asked has hung up."""
    ends = _ends.get()
    if ends is None:
        return False
    mine = fair_queue.current()
    return monotonic() > ends or (mine is not None and mine.is_gone)


def _looked() -> bool:
    """Let those who take requests in have the processor, and tell the same."""
    fair_queue.give_up_processor()
    return is_over()


def check(*, holds_connection: bool = False) -> None:
    """Stop here if the time is over; let quicker questions go first.

    Args:
        holds_connection: whether others may wait for a connection that is held here.

    Raises:
        TookTooLongError: it is.
        TooBusyError: the question takes long, and so do too many others.
    """
    mine = fair_queue.current()
    if mine is not None and _ends.get() is not None:
        mine.look(is_over, may_wait=not holds_connection)
    if is_over():
        raise TookTooLongError


def limit_statements(engine: sa.Engine) -> None:
    """Interrupt an engine's statements when the time of who asks is over."""
    is_sqlite = engine.dialect.name == "sqlite"

    @sa.event.listens_for(engine, "checkout")
    def _(connection: Any, _record: object, _proxy: object) -> None:  # noqa: ANN401 - the driver's own
        if is_sqlite:
            connection.set_progress_handler(_looked, STEPS)

    @sa.event.listens_for(engine, "begin")
    def _(connection: sa.Connection) -> None:
        ends = _ends.get()
        if ends is not None and not is_sqlite:
            # Never before the time is over here: whoever asked is told that it was.
            left = max(1, int((ends - monotonic()) * 1000) + 1)
            connection.exec_driver_sql(f"SET LOCAL statement_timeout = {left}")

    @sa.event.listens_for(engine, "before_cursor_execute")
    def _(connection: sa.Connection, *_given: object) -> None:
        check(holds_connection=True)
        mine = fair_queue.current()
        if not is_sqlite and mine is not None and _ends.get() is not None:
            mine.asks(_cancel_of(connection))
            if mine.is_gone:  # it may have hung up just before that
                mine.asks(None)
                raise TookTooLongError

    @sa.event.listens_for(engine, "after_cursor_execute")
    @sa.event.listens_for(engine, "handle_error")
    def _(*_given: object) -> None:
        mine = fair_queue.current()
        if not is_sqlite and mine is not None:
            mine.asks(None)


def _cancel_of(connection: sa.Connection) -> fair_queue.Cancel:
    """Give what cancels a connection's statement, where no handler looks meanwhile."""
    driver: Any = connection.connection.dbapi_connection
    cancel: fair_queue.Cancel = driver.cancel_safe
    return cancel
