"""Several acts as one unit: what they see of each other, and of the log."""

from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

import pytest

from domain.content import Source
from domain.kinds import document, meeting
from domain.kinds.actor import Registered
from domain.recording.acts import Act, Attest, Author, Correct, Join, Record, Withdraw
from domain.recording.event_ids import event_id_of
from domain.recording.refusals import (
    ActRefusedError,
    AmendmentError,
    ContradictionError,
    DoubtfulError,
    NotYetError,
    VersionConflictError,
)
from domain.references import Ref
from tests.support.desks import OFFICER, Desk
from tests.support.examples import dissolved, formed, joined, source
from tests.support.refusals import refuses
from tests.support.report_acts import edition, endorsed

pytest_plugins = ("tests.support.desk_fixture",)

GROUP = "Waste group"
REPORT = "document:first-joint-report"


def issued(when: str, reference: str = REPORT) -> Record:
    """Say that a document was issued."""
    return Record.of(document.Issued(), reference, occurred=when)


def refused(desk: Desk, *acts: Act) -> ActRefusedError:
    """Try to record what is refused."""
    with pytest.raises(ActRefusedError) as caught:
        desk.record(*acts)
    return caught.value


def reported_on(desk: Desk, act: Act) -> str:
    """Record an act, and return the reported day of its entry."""
    return desk.record(act).entries[0].content.reported_on


def test_a_source_is_of_the_day_on_which_its_document_was_issued(desk: Desk) -> None:
    """The log knows the day where the source does not say it."""
    desk.record(issued("2019-05-01"))

    assert reported_on(desk, joined(GROUP, "2019-04", "brs")) == "2019-05-01"
    assert isinstance(desk.refusal_of(joined(GROUP, "2020", "brs")), NotYetError)


def test_a_document_issued_twice_is_of_the_earlier_day(desk: Desk) -> None:
    """What it says had been said by then."""
    desk.record(issued("2019-05"), issued("2019-03"))

    assert reported_on(desk, joined(GROUP, "2018", "brs")) == "2019-03-31"


def test_only_its_issue_says_when_a_document_was_read(desk: Desk) -> None:
    """A draft may have been changed before it was issued."""
    drafted = Record.of(document.Drafted(), REPORT, occurred="2019-05-01")
    desk.record(drafted, joined(GROUP, "2020", "brs"))

    assert reported_on(desk, joined(GROUP, "2020", "unep")) == "2021-07-05"


def test_the_issue_of_a_document_in_the_same_unit_is_known(desk: Desk) -> None:
    """The acts of a unit see those before them."""
    done = desk.record(issued("2019-05-01"), joined(GROUP, "2019", "brs"))

    assert done.entries[1].content.reported_on == "2019-05-01"


def test_an_attestation_is_of_the_day_of_its_document(desk: Desk) -> None:
    """Like any other source."""
    desk.record(issued("2019-05-01", "document:note"), joined(GROUP, "2019", "brs"))

    act = Attest(target="#2", sources=(Source("document:note"),))

    assert reported_on(desk, act) == "2019-05-01"


def test_an_act_can_amend_an_entry_of_the_same_unit(desk: Desk) -> None:
    """By the identity that follows from its key."""
    name = str(event_id_of("a"))
    correction = Correct(target=name, changes={"member": "actor:unep"}, reason="slip")

    desk.record(joined(GROUP, "2020", "brs", key="a"), correction)

    fields = desk.fields("body:waste-group", "2021-07-05")
    assert fields == {"members[actor:unep]": True}


def test_an_entry_is_withdrawn_once_in_a_unit(desk: Desk) -> None:
    """The second withdrawal sees the first one."""
    desk.record(joined(GROUP, "2020", "brs"))
    withdrawal = Withdraw(target="#1", reason="void")

    error = refused(desk, withdrawal, withdrawal)

    assert isinstance(error.refusal, AmendmentError)
    assert error.index == 1


def test_a_unit_expects_the_version_before_it(desk: Desk) -> None:
    """Its own entries on the subject do not count."""
    desk.record(formed(GROUP, "2019"))
    acts = [joined(GROUP, "2020", one, expected_version=1) for one in ("brs", "unep")]

    assert [one.version for one in desk.record(*acts).entries] == [2, 3]


def test_an_amendment_expects_a_version_too(desk: Desk) -> None:
    """Somebody recorded on the subject since the entry was read."""
    desk.record(formed(GROUP, "2019"), joined(GROUP, "2020", "brs"))

    error = refused(desk, Withdraw(target="#1", reason="void", expected_version=1))

    assert isinstance(error.refusal, VersionConflictError)
    group = Ref("body", "waste-group")
    assert error.refusal.facts == {"subject": group, "expected": 1, "actual": 2}


def test_the_first_act_on_the_subject_is_named_for_a_contradiction(desk: Desk) -> None:
    """Acts on other subjects stand before and after it."""
    acts = [
        formed("Air group", "2019"),
        formed(GROUP, "2019"),
        joined("Air group", "2020", "brs"),
        joined(GROUP, "2018", "brs"),
    ]

    error = refused(desk, *acts)

    assert isinstance(error.refusal, ContradictionError)
    assert error.index == 1


def test_the_refused_act_itself_is_named(desk: Desk) -> None:
    """Counted from 0."""
    acts = [formed(GROUP, "2019"), joined(GROUP, "2019/2020", "brs")]

    assert refused(desk, *acts).index == 1


def test_entries_follow_their_acts_also_where_some_stood_before(desk: Desk) -> None:
    """The stored entry is returned in its place, and only the others are fresh."""
    known = joined(GROUP, "2020", "brs", key="a")
    desk.record(known)

    done = desk.record(formed(GROUP, "2019"), known, joined(GROUP, "2020", "unep"))

    assert [one.position for one in done.entries] == [2, 1, 3]
    assert [one.position for one in done.fresh] == [2, 3]


def test_a_join_is_checked_over_the_facts_of_both(desk: Desk) -> None:
    """Facts of the one contradict those of the other."""
    desk.record(formed("Waste group", "2018"), dissolved("Group on waste", "2016"))

    error = refused(desk, Join.of("body:group-on-waste", "body:waste-group", "one"))

    assert isinstance(error.refusal, ContradictionError)
    assert error.refusal.positions == (1, 2)


def test_a_join_makes_no_subject_known(desk: Desk) -> None:
    """A typing slip that was joined is still a typing slip."""
    desk.record(formed(GROUP, "2018"))
    desk.record(Join.of("body:waste-gruop", "body:waste-group", "one group"))
    call = Record.of(
        meeting.Held(organizers=("body:waste-gruop",)), "call", occurred="2020"
    )

    with refuses(DoubtfulError, match="about body:waste-gruop yet"):
        desk.record(call, confirmed=False)


def test_a_duplicate_within_a_unit_is_a_doubt(desk: Desk) -> None:
    """It is compared like one of the log; it cannot be attested instead yet."""
    desk.record(
        Record.of(document.Issued(), REPORT, occurred="2021-01"),
        Record.of(Registered(), "actor:brs"),
    )
    act = joined(GROUP, "2020", "brs")

    with pytest.raises(DoubtfulError) as caught:
        desk.record(act, act, confirmed=False)

    assert [(one.rule, one.event_id) for one in caught.value.doubts] == [
        ("likely-duplicate", "")
    ]
    assert len(desk.record(act, act).fresh) == 2


def test_a_second_one_of_the_same_day_is_a_doubt(desk: Desk) -> None:
    """Dates that have exactly one day in common overlap."""
    desk.record(issued("2021-01"), Record.of(Registered(), "actor:brs"))
    act = joined(GROUP, "2020-06-15", "brs")
    desk.record(act)

    with pytest.raises(DoubtfulError) as caught:
        desk.record(act, confirmed=False)

    assert [(one.rule, one.position) for one in caught.value.doubts] == [
        ("likely-duplicate", 3)
    ]


def test_another_entity_may_attest_and_not_amend(desk: Desk) -> None:
    """An endorsement is the entity's own; its source is anybody's."""
    desk.record(edition(), endorsed("minamata"))
    other = Author(by="officer-2", entity="brs")
    attest = Attest(target="#2", sources=source("Letter", day="2021-07-05"))
    amendments: list[Act] = [
        Withdraw(target="#2", reason="void"),
        Correct(target="#2", changes={"occurred": "2021-06-30"}, reason="slip"),
    ]

    attested = desk.ledger.record([attest], other, confirmed=True)

    assert attested.entries[0].position == 3
    for act in amendments:
        with refuses(ActRefusedError, match="an entity speaks only for itself"):
            desk.ledger.record([act], other, confirmed=True)
        assert len(desk.ledger.record([act], OFFICER, dry_run=True).fresh) == 1


def test_a_corrected_entry_is_checked_as_it_will_be(desk: Desk) -> None:
    """A date that is right for a record is right for a correction only then."""
    desk.record(joined(GROUP, "2020", "brs"))
    changes: dict[str, Any] = {"occurred": "2022"}

    error = refused(desk, Correct(target="#1", changes=changes, reason="slip"))

    assert isinstance(error.refusal, NotYetError)


def test_a_personal_value_of_each_entry_is_kept(desk: Desk) -> None:
    """Two entries of one unit have values of their own."""
    people = [Registered(personal_name=name) for name in ("A. Officer", "B. Officer")]
    acts = [Record.of(one, f"person/{at}") for at, one in enumerate(people)]

    done = desk.record(*acts)

    names = [desk.log.personal(one.event_id)["personal_name"] for one in done.entries]
    assert [one.value for one in names] == ["A. Officer", "B. Officer"]


def test_findings_are_listed_for_every_act(desk: Desk) -> None:
    """In the order of the acts, with the positions of the new entries."""
    desk.record(dissolved(GROUP, "2019"))
    calls = [
        Record.of(meeting.Held(organizers=("body:waste-group",)), name, occurred="2021")
        for name in ("call-1", "call-2")
    ]

    done = desk.record(*calls)

    assert [(one.rule, one.positions) for one in done.findings] == [
        ("after-closing", (2, 1)),
        ("after-closing", (3, 1)),
    ]


def test_an_identity_follows_from_the_key() -> None:
    """It is the standard derivation by name, so that others can compute it."""
    namespace = UUID("0f5f3b8e-6a64-5c0e-8e57-3d9a50a1a6c1")

    assert event_id_of("sheet/row") == uuid5(namespace, "sheet/row")
    assert event_id_of("") != event_id_of("")
    assert event_id_of("").version == 4


def test_a_unit_can_be_tried_on_a_subject_again(desk: Desk) -> None:
    """What was refused leaves nothing behind in memory."""
    good, bad = formed(GROUP, "2019"), joined(GROUP, "2018", "brs")

    refused(desk, good, bad)
    done = desk.record(replace(bad, expected_version=0))

    assert [one.version for one in done.entries] == [1]
