"""SQLite's statements end at the deadline of their operation, or if it is cancelled."""

import pytest
import sqlalchemy as sa

from graphql_engine.deadline import time_limit
from graphql_engine.errors import TookTooLongError
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

COUNTING = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT count(*) FROM n"
)
"""Counts for ever."""


def test_statement_is_interrupted(ask: Asker) -> None:
    """A statement that would run for ever ends at the deadline."""
    with (
        ask.services.engine.connect() as connection,
        time_limit(0.05),
        pytest.raises(sa.exc.OperationalError, match="interrupted"),
    ):
        connection.exec_driver_sql(COUNTING)


def test_nothing_begins_once_the_time_is_over(ask: Asker) -> None:
    """A statement after the deadline does not reach the database."""
    with (
        ask.services.engine.connect() as connection,
        time_limit(-1),
        pytest.raises(TookTooLongError),
    ):
        connection.execute(sa.text("SELECT 1"))
