"""Tables of answers on a shared server: filled by several, made anew meanwhile."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings

from domain.entry import Entry
from projections.projector.generations import create_tables
from projections.projector.projector import Projector
from projections.projector.rebuild import rebuild
from store.engine import open_engine
from store.formats import create_log
from tests.attacks import Attack
from tests.support.as_of_definition import every_row
from tests.support.desks import furnish, some_desk
from tests.support.engine_twins import Twins, answer
from tests.support.engine_twins import services_for as services_on
from tests.support.exports import copy
from tests.support.histories import cuts, logs
from tests.support.log_examples import NOON, Clock
from tests.support.postgresql_server import made_database

pytest_plugins = (
    "tests.support.graphql_ledgers",
    "tests.support.ledgers",
    "tests.support.twin_ledgers",
)
pytestmark = pytest.mark.postgresql

FEW = settings(max_examples=8)
QUESTION = Attack('{ at(asOf: "2021-03-31") { findings { sentence } } }')


@FEW
@given(entries=logs(), ends=cuts())
def test_any_log_gives_the_same_rows(
    postgresql: str, entries: list[Entry], ends: set[int]
) -> None:
    """Late entries, corrections, withdrawals and joins, projected piece by piece."""
    engine = open_engine(made_database(postgresql), create=True)
    create_log(engine)
    create_tables(engine)
    there = furnish(engine, Clock(NOON))

    there.append_in_parts(entries, ends)
    grown = every_row(there)
    rebuild(there.log)
    rebuilt = every_row(there)

    engine.dispose()
    with some_desk() as here:
        here.append_in_parts(entries, ends)
        assert grown == rebuilt == every_row(here)


def test_of_several_who_come_first_one_makes_the_tables(
    postgresql_address: str,
) -> None:
    """Servers of one ledger that start at once find the same tables."""
    engines = [open_engine(postgresql_address, create=True) for _ in range(4)]
    create_log(engines[0])

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(create_tables, engines))

    reached = [Projector(furnish(one, Clock(NOON)).log).catch_up() for one in engines]
    assert reached == [0] * 4
    for one in engines:
        one.dispose()


def test_several_projectors_fill_the_tables_once(
    twins: Twins, postgresql_address: str
) -> None:
    """Who was slower throws away what it derived."""
    services = services_on(postgresql_address, twins.clock)
    copy(twins.sqlite.engine, services.engine)
    others = [open_engine(postgresql_address) for _ in range(3)]
    desks = [furnish(one, twins.clock) for one in (services.engine, *others)]

    with ThreadPoolExecutor(4) as pool:
        reached = list(pool.map(lambda one: Projector(one.log).catch_up(), desks))

    here = furnish(twins.sqlite.engine, twins.clock)
    assert set(reached) == {here.log.reader.head().position}
    assert every_row(desks[0]) == every_row(here)
    for one in (services.engine, *others):
        one.dispose()


def test_questions_are_answered_during_a_rebuild(twins: Twins) -> None:
    """Nobody waits, and nobody sees half of the new tables."""
    services = twins.postgresql
    before = answer(services, QUESTION)

    with ThreadPoolExecutor(1) as pool:
        rebuilding = pool.submit(rebuild, services.log)
        answers = [answer(services, QUESTION)]
        while not rebuilding.done():
            answers.append(answer(services, QUESTION))

    assert rebuilding.result() == services.log.reader.head().position
    assert {*answers, answer(services, QUESTION)} == {before}
