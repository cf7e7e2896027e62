"""PostgreSQL's statements end at the deadline, or if the operation is cancelled."""

from collections.abc import Iterator
from threading import Thread

import pytest
import sqlalchemy as sa

from api.statement_deadline import limit_statements
from graphql_engine.deadline import Deadline, time_limit
from store.engine import open_engine

pytest_plugins = ("tests.support.ledgers",)
pytestmark = pytest.mark.postgresql

ENDLESS = "SELECT pg_sleep(1000)"
RUNNING = sa.text(
    "SELECT count(*) FROM pg_stat_activity WHERE query = :query AND state = 'active'"
)


@pytest.fixture
def limited(postgresql_address: str) -> Iterator[sa.Engine]:
    """Open a database whose statements are limited."""
    engine = open_engine(postgresql_address, create=True)
    limit_statements(engine)
    yield engine
    engine.dispose()


def running(engine: sa.Engine) -> int:
    """Count the endless statements that the server works on."""
    with engine.connect() as connection:
        return int(connection.execute(RUNNING, {"query": ENDLESS}).scalar_one())


def test_statement_is_stopped_when_the_time_is_over(limited: sa.Engine) -> None:
    """The server itself ends a statement that takes longer than allowed."""
    with (
        limited.connect() as connection,
        time_limit(0.2),
        pytest.raises(sa.exc.OperationalError, match="statement timeout"),
    ):
        connection.exec_driver_sql(ENDLESS)
    assert running(limited) == 0


def test_statement_without_a_limit_is_not_stopped(limited: sa.Engine) -> None:
    """The limit of one operation does not stay on its connection for the next."""
    with limited.connect() as connection, time_limit(0.2):
        connection.exec_driver_sql("SELECT 1")

    with limited.connect() as connection:
        left = connection.exec_driver_sql("SHOW statement_timeout").scalar_one()

    assert left == "0"


def test_statement_is_cancelled_when_its_client_hangs_up(limited: sa.Engine) -> None:
    """The server stops the statement of a client that disconnected."""
    started: list[Deadline] = []
    reasons: list[str] = []

    def ask() -> None:
        with time_limit(1_000) as deadline, limited.connect() as connection:
            started.append(deadline)
            try:
                connection.exec_driver_sql(ENDLESS)
            except sa.exc.OperationalError as error:
                reasons.append(str(error.orig))

    asking = Thread(target=ask)
    asking.start()
    while not running(limited):
        pass
    started[0].cancel()
    asking.join()

    assert "user request" in reasons[0]
    assert running(limited) == 0
