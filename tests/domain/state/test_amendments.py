"""Facts: entries with their corrections, withdrawals and further sources applied."""

from typing import Any

import pytest

from domain.state.amendments import apply_amendments
from tests.support.facts import (
    attested,
    corrected,
    draft,
    entries,
    facts,
    reported_by,
    state_on,
    withdrawn,
)

JOINED = draft("body.member-joined", "2020-06", member="actor:brs")
LED = draft("role.assigned", "2020-06", holder="actor:person/1", term="P2Y")


def test_an_entry_that_nothing_amends_is_itself() -> None:
    """The fact is made once and kept with its entry."""
    log = entries(JOINED)

    assert apply_amendments(log) == [log[0].fact]


def test_a_correction_changes_its_fields_and_no_others() -> None:
    """Who corrects the term does not touch the holder."""
    (fact,) = facts(LED, corrected(1, term="P3Y"))

    assert fact.content.data == {"holder": "actor:person/1", "term": "P3Y"}
    assert fact.changed_by == {"term": 2}
    assert fact.position == 1


def test_the_last_correction_of_a_field_wins() -> None:
    """Field by field: a later one of another field changes nothing of it."""
    (fact,) = facts(
        LED,
        corrected(1, term="P3Y"),
        corrected(1, term="P4Y"),
        corrected(1, holder="actor:person/2"),
    )

    assert fact.content.data == {"holder": "actor:person/2", "term": "P4Y"}
    assert fact.changed_by == {"term": 3, "holder": 4}


def test_a_correction_may_empty_a_field() -> None:
    """What no source says is taken out."""
    (fact,) = facts(LED, corrected(1, holder=None))

    assert fact.content.data == {"term": "P2Y"}


def test_a_corrected_date_is_bounded_by_the_day_of_the_correction() -> None:
    """A date that was wrong may turn out to lie after the first report."""
    early = reported_by(JOINED, "2020-06-15")

    (fact,) = facts(early, corrected(1, "2021-07-05", occurred={"date": "2021-02"}))

    assert fact.content.reported_on == "2021-07-05"
    assert fact.last - fact.first == 27


@pytest.mark.parametrize(
    ("changes", "reported_on"),
    [
        ({"occurred": {"date": "2021-05"}}, "2021-07-05"),
        ({"occurred": {"date": "2020-05"}}, "2020-06-15"),
        ({"occurred": None}, "2020-06-15"),
        ({"sources": [{"document": "document:a"}]}, "2020-06-15"),
        ({"sources": [{"document": "document:a", "day": "2020-03-01"}]}, "2020-03-01"),
        ({"title": {"en": {"words": "Member"}}}, "2020-06-15"),
        ({"member": "actor:unep"}, "2020-06-15"),
        ({"concerns": ["body:other"]}, "2020-06-15"),
    ],
)
def test_a_correction_keeps_the_day_of_the_first_recording(
    changes: dict[str, Any], reported_on: str
) -> None:
    """Only a date that lies after the first recording was reported later."""
    early = reported_by(JOINED, "2020-06-15")

    (fact,) = facts(early, corrected(1, "2021-07-05", **changes))

    assert fact.content.reported_on == reported_on


def test_an_amendment_applies_to_its_own_entry_only() -> None:
    """Other entries of the subject stay as they were recorded."""
    log = entries(JOINED, LED, corrected(2, term="P3Y"), attested(1, "document:a"))

    joined, led = apply_amendments(log)

    assert (joined.position, joined.content.data) == (1, {"member": "actor:brs"})
    assert [one.document for one in joined.content.sources] == ["document:a"]
    assert (led.position, led.content.data["term"]) == (2, "P3Y")
    assert led.content.sources == ()
    assert led.changed_by == {"term": 3}


def test_a_source_is_added_to_those_of_a_correction() -> None:
    """Corrections and attestations apply in the order of the log."""
    (fact,) = facts(
        JOINED,
        attested(1, "document:a"),
        corrected(1, sources=[{"document": "document:b"}]),
        attested(1, "document:c"),
    )

    documents = [one.document for one in fact.content.sources]
    assert documents == ["document:b", "document:c"]
    assert fact.changed_by == {"sources": 3}


def test_a_withdrawal_leaves_the_other_amendments() -> None:
    """Only what it names is void."""
    (fact,) = facts(
        JOINED,
        attested(1, "document:a"),
        corrected(1, member="actor:unep"),
        withdrawn(2),
    )

    assert fact.content.sources == ()
    assert fact.content.data == {"member": "actor:unep"}


def test_withdrawing_a_correction_restores_what_stood_before() -> None:
    """The value of the correction before it, if there was one."""
    drafts = [LED, corrected(1, term="P3Y"), corrected(1, term="P4Y"), withdrawn(3)]

    (fact,) = facts(*drafts)

    assert fact.content.data["term"] == "P3Y"
    assert fact.changed_by == {"term": 2}


def test_a_withdrawn_entry_does_not_stand() -> None:
    """Nor does any correction of it bring it back."""
    assert facts(JOINED, withdrawn(1), corrected(1, member="actor:minamata")) == []


def test_a_further_source_changes_nothing_else() -> None:
    """Sources add up, in the order of the log."""
    (fact,) = facts(JOINED, attested(1, "document:a"), attested(1, "document:b"))

    assert [one.document for one in fact.content.sources] == [
        "document:a",
        "document:b",
    ]
    assert fact.content.data == {"member": "actor:brs"}
    assert fact.changed_by == {}


def test_a_withdrawn_source_is_gone() -> None:
    """A further source is an entry like others, and can be withdrawn."""
    (fact,) = facts(JOINED, attested(1, "document:a"), withdrawn(2))

    assert fact.content.sources == ()


def test_amendments_act_from_their_position_on() -> None:
    """As known before a correction, the old date; as known after, the new one."""
    log = entries(JOINED, corrected(1, occurred={"date": "2021-02"}))

    before = state_on(log, "2020-12-31", known=1)
    after = state_on(log, "2020-12-31", known=2)

    assert before == {"members/actor:brs": True}
    assert after == {}
