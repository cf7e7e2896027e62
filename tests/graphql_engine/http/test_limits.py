"""Limits of GraphQL over HTTP: time that really stops, errors that stay few."""

import pytest
import sqlalchemy as sa
from graphql import GraphQLError

from api.graphql.error_formatting import truncate_errors
from graphql_engine import deadline
from graphql_engine.errors import TookTooLongError
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

COUNTING = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT count(*) FROM n"
)
"""Counts for ever."""


def test_statement_is_interrupted(ask: Asker) -> None:
    """A statement that would run for ever ends when the time of who asks is over."""
    with (
        ask.services.engine.connect() as connection,
        deadline.deadline(0.05),
        pytest.raises(sa.exc.OperationalError, match="interrupted"),
    ):
        connection.exec_driver_sql(COUNTING)


def test_nothing_begins_once_the_time_is_over(ask: Asker) -> None:
    """What would begin too late is stopped before it reaches the database."""
    with (
        ask.services.engine.connect() as connection,
        deadline.deadline(-1),
        pytest.raises(TookTooLongError),
    ):
        connection.execute(sa.text("SELECT 1"))


def test_slow_question_is_stopped(
    founded: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever asks too much at once is told so, in one sentence."""
    monkeypatch.setattr(deadline, "LONGEST_SECONDS", 0.0)

    complaints = founded.complaints("{ at { matrix { stage } } }")

    [complained] = complaints
    assert "took longer than 0 seconds and was stopped" in complained


def test_act_is_never_half_done(ask: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Recording has no time limit: it is done or refused, and says which."""
    monkeypatch.setattr(deadline, "LONGEST_SECONDS", 0.0)

    found = ask('mutation { bodyFormed(entry: {subject: "jtf"}) { __typename } }')

    assert found == {"bodyFormed": {"__typename": "Recorded"}}


def test_many_errors_are_told_shortly() -> None:
    """However many parts of an answer fail, what is told of it stays short."""
    told = truncate_errors([GraphQLError(f"error {n}") for n in range(1_010)])

    assert [one.message for one in told[9:]] == ["error 9", "and 1,000 more errors"]
