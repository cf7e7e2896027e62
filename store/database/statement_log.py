"""Log the SQL statements that are run, and count them. Values are never logged."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import sqlalchemy as sa

logger = logging.getLogger("trilogue.database")


class StatementCount:
    """The number of statements that were run in one context.

    As text, it is ``", 3 statements"``; empty while statements are not logged.
    """

    def __init__(self) -> None:
        self.count = 0

    def __str__(self) -> str:
        """Return the text that follows a duration in a log record."""
        if not logger.isEnabledFor(logging.DEBUG):
            return ""
        return f", {self.count} statement{'' if self.count == 1 else 's'}"


_current: ContextVar[StatementCount | None] = ContextVar("statements", default=None)


@contextmanager
def count_statements() -> Iterator[StatementCount]:
    """Count the statements of the block, also in threads that copy its context."""
    statements = StatementCount()
    token = _current.set(statements)
    try:
        yield statements
    finally:
        _current.reset(token)


def log_statement(sql: str) -> None:
    """Log a statement in one line, before it is run, if statements are logged."""
    if logger.isEnabledFor(logging.DEBUG):
        logger.debug("%s", " ".join(sql.split()))
        statements = _current.get()
        if statements is not None:
            statements.count += 1


def log_statements_of(engine: sa.Engine) -> None:
    """Log the statements that SQLAlchemy runs on an engine, if that is wanted."""
    if logger.isEnabledFor(logging.DEBUG):

        @sa.event.listens_for(engine, "before_cursor_execute")
        def _(
            _connection: sa.Connection, _cursor: object, statement: str, *_: object
        ) -> None:
            log_statement(statement)
