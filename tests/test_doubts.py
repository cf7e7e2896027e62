"""Doubts: what a person is asked before something is recorded."""

import pytest

from domain.doubts import likely_duplicate, unknown_references
from domain.refs import Ref
from domain.refusals import DoubtfulError
from tests.desks import Desk
from tests.examples import joined
from tests.facts import facts, said

pytest_plugins = ("tests.desk_fixture",)


def test_a_likely_duplicate_can_be_attested_instead() -> None:
    """The doubt names the entry, so that the source can be added to it."""
    (fact,) = facts(said("body.member-joined", "2020-06", member="actor:brs"))

    (doubt,) = likely_duplicate(fact)

    assert doubt.rule == "likely-duplicate"
    assert doubt.sentence == (
        "body.member-joined of 2020-06 (entry 1) of body:it may say the same: confirm "
        "to record both, or add your source to it as a further source"
    )
    assert (doubt.position, doubt.event_id) == (1, str(fact.event_id))


def test_nothing_alike_raises_no_doubt() -> None:
    """Most entries are new."""
    assert list(likely_duplicate(None)) == []


def test_an_unknown_reference_is_doubted_with_what_reads_alike() -> None:
    """A typing slip does not make a new subject unseen."""

    def near(_: Ref) -> list[str]:
        return ["waste-group", "wastes-group"]

    (doubt,) = unknown_references(["body:waste-grup"], lambda _: False, near=near)

    assert doubt.sentence == (
        "no entry of the log is about body:waste-grup yet; did you mean "
        "body:waste-group or body:wastes-group?"
    )


def test_a_known_reference_raises_no_doubt() -> None:
    """One entry on it is enough."""
    found = unknown_references(["body:it"], lambda _: True, near=lambda _: [])

    assert list(found) == []


def test_a_reference_that_the_same_unit_records_is_known(desk: Desk) -> None:
    """Forward references within one import are fine."""
    member = joined("Waste group", "2020", "brs")
    office = joined("Brs office", "2020", "brs", concerns=("body:waste-group",))

    with pytest.raises(DoubtfulError) as caught:
        desk.record(office, member, confirmed=False)

    assert [one.sentence for one in caught.value.doubts] == [
        "no entry of the log is about actor:brs yet"
    ]
