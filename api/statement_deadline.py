"""Interrupting the statements of an operation that has no time left."""

from typing import Any

import sqlalchemy as sa

from graphql_engine.deadline import check_deadline, current_deadline, use_deadline

__all__ = ["check_deadline", "limit_statements", "use_deadline"]

STEPS = 20_000
"""Steps of SQLite between two looks at the deadline: some hundred microseconds."""


def limit_statements(engine: sa.Engine) -> None:
    """Interrupt the statements of an engine at the deadline of their operation.

    On SQLite a progress handler looks at the deadline; PostgreSQL is told the time
    that is left, and is sent a cancellation when the client disconnects.
    """
    if engine.dialect.name == "sqlite":
        sa.event.listen(engine, "checkout", _watch_progress)
    else:
        sa.event.listen(engine, "begin", _set_timeout)
        sa.event.listen(engine, "before_cursor_execute", _allow_cancellation)
        sa.event.listen(engine, "after_cursor_execute", _end_cancellation)
        sa.event.listen(engine, "handle_error", _end_cancellation)
    sa.event.listen(engine, "before_cursor_execute", _check)


def _watch_progress(connection: Any, *_: object) -> None:  # noqa: ANN401 - the driver's own
    connection.set_progress_handler(_is_over, STEPS)


def _is_over() -> bool:
    deadline = current_deadline()
    return deadline is not None and deadline.is_over


def _check(*_: object) -> None:
    check_deadline()


def _set_timeout(connection: sa.Connection) -> None:
    deadline = current_deadline()
    left = deadline.seconds_left if deadline else None
    if left is not None:
        # Rounded up, so that the deadline is over once the server says that it is.
        milliseconds = max(1, int(left * 1000) + 1)
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {milliseconds}")


def _allow_cancellation(connection: sa.Connection, *_: object) -> None:
    deadline = current_deadline()
    if deadline is not None:
        driver: Any = connection.connection.dbapi_connection
        deadline.interrupt_with(driver.cancel_safe)
        if deadline.is_over:  # the client may have disconnected just before
            _end_cancellation()


def _end_cancellation(*_: object) -> None:
    deadline = current_deadline()
    if deadline is not None:
        deadline.interrupt_with(None)
