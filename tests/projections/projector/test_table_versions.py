"""Tables that another version of the program made are not read: new ones are made."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from domain.kinds import body
from domain.recording.acts import Record
from projections.projector.generations import create_tables, state_name
from projections.projector.rebuild import rebuild
from projections.projector.tables import state
from projections.projector.views import VIEWS
from tests.support.desks import Desk, furnish, make_desk

FORMED = Record.of(body.Formed(), "joint-task-force", occurred="2014")


@pytest.fixture
def aged(tmp_path: Path) -> Iterator[Desk]:
    """A ledger whose tables of answers were made by another version, and a program."""
    desk = make_desk(tmp_path)
    desk.record(FORMED)
    desk.reader.projector.catch_up()
    with desk.engine.begin() as connection:
        connection.execute(sa.update(state).values(name="answers of another version"))
    create_tables(desk.engine)
    yield furnish(desk.engine, desk.clock)
    desk.engine.dispose()


def _numbered(desk: Desk) -> set[str]:
    names = sa.inspect(desk.engine).get_table_names()
    return {name.rpartition("_")[2] for name in names if name[-1].isdigit()}


def test_a_new_version_answers_from_tables_of_its_own(aged: Desk) -> None:
    """Nobody has to know that the shape of a table changed."""
    assert aged.fields("joint-task-force", "2015-01-01")["stage"] == "formed"
    assert _numbered(aged) == {"1", "2"}


def test_the_other_version_keeps_its_tables_until_a_rebuild(aged: Desk) -> None:
    """A program of the older version may still be reading them."""
    aged.fields("joint-task-force", "2015-01-01")

    rebuild(aged.log)

    assert _numbered(aged) == {"2", "3"}
    with aged.engine.connect() as connection:
        assert list(connection.scalars(sa.select(state.c.name))) == [state_name(VIEWS)]
    assert aged.fields("joint-task-force", "2015-01-01")["stage"] == "formed"


def test_tables_without_their_register_are_not_taken_for_empty(aged: Desk) -> None:
    """The register alone being lost, the tables are made anew beside the old ones."""
    with aged.engine.begin() as connection:
        state.drop(connection)

    create_tables(aged.engine)

    again = furnish(aged.engine, aged.clock)
    assert again.fields("joint-task-force", "2015-01-01")["stage"] == "formed"
