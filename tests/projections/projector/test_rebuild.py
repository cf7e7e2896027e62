"""A rebuild gives the same rows, and so the same answers."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.content import Occurred
from domain.entry import Entry
from projections.projector.projector import Projector
from projections.projector.rebuild import rebuild
from tests.support.as_of_definition import every_row
from tests.support.desks import some_desk
from tests.support.histories import HALF_AS_MANY, cuts, logs


@HALF_AS_MANY
@given(entries=logs(max_size=9))
@pytest.mark.slow
def test_rebuilt_tables_equal_those_that_grew(entries: list[Entry]) -> None:
    """The tables hold nothing that is not in the log, whoever filled them."""
    with some_desk() as desk:
        for entry in entries:
            desk.append([entry])
            Projector(desk.log).catch_up()
        grown = every_row(desk)

        reached = rebuild(desk.log)

        assert reached == len(entries)
        assert every_row(desk) == grown


@HALF_AS_MANY
@given(entries=logs(), cuts=cuts(), data=st.data())
@pytest.mark.slow
def test_an_unreadable_entry_is_set_aside_and_the_rest_goes_on(
    entries: list[Entry], cuts: set[int], data: st.DataObject
) -> None:
    """One bad entry is shown as such; all else answers as if it were not there."""
    facts = [one for one in entries if not one.is_amendment]
    spoilt = data.draw(st.sampled_from(facts)) if facts else None
    if spoilt:
        occurred = Occurred("in the days of old")
        spoilt.content = msgspec.structs.replace(spoilt.content, occurred=occurred)
    with some_desk() as desk:
        desk.append_in_parts(entries, cuts)
        grown = every_row(desk)

        rebuild(desk.log)

        aside = [position for position, _ in every_row(desk)["set_aside"]]
        assert aside == ([spoilt.position] if spoilt else [])
        assert every_row(desk) == grown
