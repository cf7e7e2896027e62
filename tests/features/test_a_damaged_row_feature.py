"""Steps: a row of the log is changed past the ledger."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_bdd import given, parsers, scenarios, then, when

from api.output.export import lines
from projections.names.resolution import UnknownSubjectError
from projections.projector.projector import Projector
from store.errors import UnreadableEntryError
from store.examination import examine_rows
from tests.support.desks import Desk, furnish, make_desk
from tests.support.examples import formed
from tests.support.log_damage import change_row

scenarios("a_damaged_row.feature")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Make a record."""
    made = make_desk(tmp_path)
    yield made
    made.engine.dispose()


@given('a record with the groups "Alpha", "Beta" and "Gamma"')
def _(desk: Desk) -> None:
    for name in ("Alpha", "Beta", "Gamma"):
        desk.record(formed(name, "2019", "minamata"))


@when(parsers.re(r"the (?P<column>\w+) of the second entry is changed in the file"))
def _(desk: Desk, column: str) -> None:
    change_row(desk.engine, 2, column)
    Projector(desk.log).catch_up()


@then("an examination names entry 2 and no other")
def _(desk: Desk) -> None:
    assert [one.position for one in examine_rows(desk.log.reader)] == [2]


def is_shown(desk: Desk, name: str) -> bool:
    """Return whether the record shows a group."""
    try:
        return bool(desk.fields(f"body:{name}", "2021-01-01"))
    except UnknownSubjectError:
        return False


@then('the groups "Alpha" and "Gamma" are shown')
def _(desk: Desk) -> None:
    assert is_shown(desk, "alpha")
    assert is_shown(desk, "gamma")


@then('the group "Beta" is not shown')
def _(desk: Desk) -> None:
    assert not is_shown(desk, "beta")


@then("an export has three lines, and says that the second one is damaged")
def _(desk: Desk) -> None:
    found = [json.loads(line) for _, line in lines(desk.log, 3)]
    assert ["unreadable" in one for one in found] == [False, True, False]


@then('nothing can be recorded on the group "Beta"')
def _(desk: Desk) -> None:
    with pytest.raises(UnreadableEntryError, match="entry 2"):
        make_again(desk).record(formed("Beta", "2019-05", "brs"))


@then('something can be recorded on the group "Alpha"')
def _(desk: Desk) -> None:
    make_again(desk).record(formed("Alpha", "2019-05", "minamata"))


def make_again(desk: Desk) -> Desk:
    """Open the record in another program, which remembers nothing."""
    return furnish(desk.engine, desk.clock)
