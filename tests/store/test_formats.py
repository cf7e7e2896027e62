"""Ledgers of earlier versions get what they lack when they are opened for writing."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.engine import open_engine, settings_of
from store.examination import examine_rows
from store.formats import LATEST, format_of, reached_formats, upgrade
from store.reader import LogReader
from tests.support.desks import furnish
from tests.support.earlier_formats import make_format_1
from tests.support.examples import formed
from tests.support.log_examples import NOON, Clock

pytest_plugins = ("tests.support.ledgers",)

KEPT = sorted(Path(__file__).parents[1].glob("recorded_ledgers/*.sql"))


def record(engine: sa.Engine, clock: Clock, *names: str) -> None:
    """Record that groups were formed."""
    acts = [formed(one, "2019", "minamata") for one in names]
    furnish(engine, clock).record(*acts)


def test_a_ledger_of_format_1_gets_digests(engine: sa.Engine, clock: Clock) -> None:
    """It says until which position they were made by the upgrade."""
    record(engine, clock, "One", "Two")
    make_format_1(engine, has_artefacts=False)

    done = upgrade(engine, clock=Clock(NOON))
    record(engine, clock, "Three")

    assert done == (1, LATEST)
    assert settings_of(engine)["format_version"] == str(LATEST)
    (reached,) = reached_formats(engine)
    assert (reached.format, reached.last_position) == (2, 2)
    assert [*examine_rows(LogReader(engine))] == []
    assert upgrade(engine) is None


def test_a_ledger_of_format_1_is_read_as_it_is(engine: sa.Engine, clock: Clock) -> None:
    """Reading changes nothing."""
    record(engine, clock, "One")
    make_format_1(engine)

    rows = LogReader(engine).rows_after(0, 10)

    assert [(row.position, row.fault) for row in rows] == [(1, "")]
    assert not sa.inspect(engine).has_table("log_digest")


def test_several_programs_upgrade_at_once(
    address: str, engine: sa.Engine, clock: Clock
) -> None:
    """One does it; the others find it done."""
    record(engine, clock, *[f"Group {n}" for n in range(50)])
    make_format_1(engine)
    engines = [open_engine(address) for _ in range(3)]

    with ThreadPoolExecutor(3) as pool:
        done = list(pool.map(upgrade, engines))

    assert {format_of(one) for one in engines} == {LATEST}
    assert all(one == (1, LATEST) for one in done)
    assert len(reached_formats(engines[0])) == 1
    assert [*examine_rows(LogReader(engines[0]))] == []
    for one in engines:
        one.dispose()


def test_an_upgrade_that_fails_leaves_nothing(engine: sa.Engine, clock: Clock) -> None:
    """Either all steps were made, or the ledger is as it was."""
    record(engine, clock, "One")
    make_format_1(engine)

    def broken() -> None:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        upgrade(engine, clock=broken)  # type: ignore[arg-type] # it fails

    assert settings_of(engine)["format_version"] == "1"
    assert not sa.inspect(engine).has_table("log_digest")


@pytest.mark.parametrize("kept", KEPT, ids=lambda one: one.stem)
def test_kept_ledgers_are_upgraded(tmp_path: Path, kept: Path) -> None:
    """Each was written by an earlier version of the program."""
    file = tmp_path / "kept.db"
    connection = sqlite3.connect(file)
    connection.executescript(kept.read_text("utf-8"))
    connection.close()
    engine = open_engine(f"sqlite:///{file}")
    before = LogReader(engine).rows_after(0, 100)

    upgrade(engine)

    assert LogReader(engine).rows_after(0, 100) == before
    assert [*examine_rows(LogReader(engine))] == []
    assert len(before) == 3
    indexes = {one["name"] for one in sa.inspect(engine).get_indexes("log")}
    assert indexes >= {"log_joins"}
    engine.dispose()


def test_there_are_kept_ledgers() -> None:
    """Each format that a version wrote has one."""
    assert {one.stem.partition("-")[0] for one in KEPT} == {
        str(one) for one in range(1, LATEST)
    }
