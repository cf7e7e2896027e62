"""A server that goes away, takes its time, or is held up by somebody else."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import psycopg
import pytest
import sqlalchemy as sa

from api.graphql.context import Context
from api.graphql.error_formatting import to_client_error
from domain.recording.ledger import Ledger
from graphql_engine.engine import GraphQLEngine
from graphql_engine.validation.cost_table import CostTable
from store.cooperation_log import open_log
from store.database.dialects import DIALECTS, POSTGRESQL
from store.errors import LedgerUnavailableError
from tests.support.engine_twins import OFFICER, services_for
from tests.support.examples import formed, joined
from tests.support.graphql_queries import TODAY, Asker
from tests.support.log_examples import Clock, EventfulClock
from tests.support.product_engine import product_schema, validation_rules

pytest_plugins = ("tests.support.ledgers",)
pytestmark = pytest.mark.postgresql

GROUP = "Mercury waste group"
QUESTION = '{ at(asOf: "2021-03-31") { subjects { edges { node { ref } } } } }'
FOUND = {"at": {"subjects": {"edges": [{"node": {"ref": "body:mercury-waste-group"}}]}}}


@pytest.fixture
def ask(postgresql_address: str) -> Iterator[Asker]:
    """Ask a ledger with one body."""
    clock = Clock(TODAY)
    services = services_for(postgresql_address, clock)
    services.ledger.record([formed(GROUP, "2019")], OFFICER, confirmed=True)
    yield Asker(services, clock)
    services.close()


def other(ask: Asker) -> psycopg.Connection:
    """Connect as somebody else."""
    address = ask.services.engine.url.set(drivername="postgresql")
    return psycopg.connect(address.render_as_string(hide_password=False))


def end_all(ask: Asker) -> None:
    """Let the server end every connection of the ledger but this one's own."""
    with other(ask) as connection:
        connection.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


def end_before(ask: Asker, words: str) -> None:
    """Do so once, before a statement that has these words."""
    left = [words]

    @sa.event.listens_for(ask.services.engine, "before_cursor_execute")
    def _(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if left and left[0] in statement:
            left.clear()
            end_all(ask)


def sleep_instead(
    _connection: object, _cursor: object, statement: str, values: object, *_: object
) -> tuple[str, object]:
    """Sleep for ever in place of a question for names."""
    if "FROM name_" in statement:
        return "SELECT pg_sleep(1000)", ()
    return statement, values


def test_connections_that_idle_may_be_lost(ask: Asker) -> None:
    """The server was started anew over night: nobody notices."""
    ask(QUESTION)

    end_all(ask)

    assert ask(QUESTION) == FOUND
    end_all(ask)
    acts = [joined(GROUP, "2020", "brs")]
    assert ask.services.ledger.record(acts, OFFICER, confirmed=True).fresh


def test_question_whose_connection_is_lost_is_told_so(ask: Asker) -> None:
    """A plain sentence; whoever asks again is answered."""
    ask(QUESTION)
    end_before(ask, "FROM name_")

    [complaint] = ask.complaints(QUESTION)

    assert complaint.startswith("the ledger did not answer (terminating connection")
    assert ask(QUESTION) == FOUND


def test_tables_that_were_not_filled_are_filled_by_the_next(ask: Asker) -> None:
    """What was derived of new entries counts as a whole or not at all."""
    end_before(ask, "UPDATE projection")

    [complaint] = ask.complaints(QUESTION)

    assert complaint.startswith("the ledger did not answer (terminating connection")
    assert ask(QUESTION) == FOUND


def test_act_whose_connection_is_lost_can_be_sent_again(ask: Asker) -> None:
    """Under the same key, so that nothing is recorded twice."""
    act = joined(GROUP, "2020", "brs", key="once")
    # The log reads its clock between the beginning and the end of an append.
    clock = EventfulClock(TODAY, partial(end_all, ask))
    log = open_log(ask.services.engine, clock=clock)
    ledger = Ledger(log, zone=ask.services.zone, clock=ask.clock)

    with pytest.raises(LedgerUnavailableError, match="terminating connection"):
        ledger.record([act], OFFICER, confirmed=True)

    first = ask.services.ledger.record([act], OFFICER, confirmed=True)
    again = ask.services.ledger.record([act], OFFICER, confirmed=True)
    assert (len(first.fresh), len(again.fresh)) == (1, 0)


def test_question_that_takes_too_long_is_told_so(ask: Asker) -> None:
    """The server stops it, and the sentence is the one of every engine."""
    impatient = GraphQLEngine(
        product_schema(),
        cost_table=CostTable(),
        error_mapping=to_client_error,
        validation_rules=validation_rules(),
        query_seconds=0.2,
    )
    ask(QUESTION)  # tables are brought up to the log without a deadline
    engine = ask.services.engine
    sa.event.listen(engine, "before_cursor_execute", sleep_instead, retval=True)

    context = Context(ask.services)
    result = impatient.execute_sync(QUESTION, context_value=context)

    sa.event.remove(engine, "before_cursor_execute", sleep_instead)
    assert result.errors
    assert "took longer than" in result.errors[0].message
    assert ask(QUESTION) == FOUND


def test_whoever_waits_too_long_for_others_is_told_so(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One who began to record and went to sleep does not stop the others for ever."""
    impatient = replace(POSTGRESQL, for_appends=("SET lock_timeout = 50",))
    monkeypatch.setitem(DIALECTS, "postgresql", impatient)
    services = services_for(ask.services.settings.database, ask.clock)

    with other(ask) as asleep:
        asleep.execute(POSTGRESQL.append_lock[0].encode())
        with pytest.raises(LedgerUnavailableError, match="lock timeout"):
            services.ledger.record([formed("B", "2019")], OFFICER, confirmed=True)

    assert services.ledger.record([formed("B", "2019")], OFFICER, confirmed=True).fresh
    services.close()
