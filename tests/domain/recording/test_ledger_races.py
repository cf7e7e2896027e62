"""Several ledgers on one log: nothing is lost, nothing is recorded twice."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from domain.entry import Entry
from domain.recording.acts import Join, Withdraw
from domain.recording.ledger import Ledger
from domain.recording.refusals import ActRefusedError, ContradictionError
from projections.projector.generations import create_tables
from store.engine import open_engine
from tests.support.desks import OFFICER, furnish
from tests.support.examples import dissolved, formed, joined
from tests.support.log_examples import NOON, Clock
from tests.support.refusals import refuses

pytest_plugins = ("tests.support.ledgers",)

GROUP = "Mercury waste group"


@pytest.fixture
def ledgers(address: str, engine: sa.Engine) -> Iterator[list[Ledger]]:
    """Open the same ledger several times, as several processes do."""
    create_tables(engine)
    engines = [open_engine(address) for _ in range(4)]
    yield [furnish(engine, Clock(NOON)).ledger for engine in engines]
    for one in engines:
        one.dispose()


def test_two_ledgers_on_one_log_take_turns(ledgers: list[Ledger]) -> None:
    """Nothing is lost and no version is given twice when several officers record."""
    ledger_a, ledger_b = ledgers[:2]

    def write(ledger: Ledger, who: str) -> list[Entry]:
        acts = [joined(GROUP, "2020", f"{who}-{number}") for number in range(10)]
        made = [ledger.record([one], OFFICER, confirmed=True) for one in acts]
        return [one.entries[0] for one in made]

    with ThreadPoolExecutor(2) as pool:
        futures = [pool.submit(write, ledger_a, "a"), pool.submit(write, ledger_b, "b")]
        written = [entry for future in futures for entry in future.result()]

    assert sorted(one.position for one in written) == list(range(1, 21))
    assert sorted(one.version for one in written) == list(range(1, 21))


@pytest.mark.slow
def test_two_processes_take_turns(address: str, engine: sa.Engine) -> None:
    """What keeps writers apart is in the database, not in one program's memory."""
    create_tables(engine)
    spawn = multiprocessing.get_context("spawn")

    with ProcessPoolExecutor(2, spawn) as pool:
        written = [*pool.map(positions_of_five, [address] * 2, "ab")]

    assert sorted(one for own in written for one in own) == list(range(1, 11))


def positions_of_five(address: str, who: str) -> list[int]:
    """Record five entries, as one process."""
    engine = open_engine(address)
    ledger = furnish(engine, Clock(NOON)).ledger
    acts = [joined(GROUP, "2020", f"{who}-{number}") for number in range(5)]
    made = [ledger.record([one], OFFICER, confirmed=True) for one in acts]
    engine.dispose()
    return [one.entries[0].position for one in made]


def test_of_two_who_send_the_same_key_one_records_it(ledgers: list[Ledger]) -> None:
    """A client that sends twice at once gets one entry and one answer."""
    act = joined(GROUP, "2020", "brs", key="a")

    with ThreadPoolExecutor(4) as pool:
        futures = [
            pool.submit(ledger.record, [act], OFFICER, confirmed=True)
            for ledger in ledgers
        ]
        done = [future.result() for future in futures]

    assert sum(len(one.fresh) for one in done) == 1
    assert len({one.entries[0].event_id for one in done}) == 1


def test_of_two_who_expect_the_same_version_one_is_refused(
    ledgers: list[Ledger],
) -> None:
    """Whoever comes second reads what the first one recorded."""
    ledger_a, ledger_b = ledgers[:2]
    act = replace(joined(GROUP, "2020", "brs"), expected_version=0)
    ledger_a.record([formed("Other group", "2019")], OFFICER, confirmed=True)
    ledger_b.record([act], OFFICER, confirmed=True)

    with refuses(ActRefusedError, match="expected to have 0 entries and has 1"):
        ledger_a.record([act], OFFICER, confirmed=True)


def test_what_another_process_joined_is_checked_as_one(ledgers: list[Ledger]) -> None:
    """A body cannot end under one name before it began under another."""
    ledger_a, ledger_b = ledgers[:2]
    one = joined("Group A", "2015", "brs")
    ledger_a.record([one, formed("Group B", "2016")], OFFICER, confirmed=True)
    join = Join.of("body:group-a", "body:group-b", "they are one")
    ledger_b.record([Withdraw(target="#1", reason="misread")], OFFICER)
    ledger_b.record([join], OFFICER, confirmed=True)

    with pytest.raises(ActRefusedError) as refused:
        ledger_a.record([dissolved("Group A", "2015-06")], OFFICER, confirmed=True)

    assert isinstance(refused.value.refusal, ContradictionError)
    done = ledger_a.record([formed("Group C", "2019")], OFFICER, confirmed=True)
    assert done.entries[0].position == 5
