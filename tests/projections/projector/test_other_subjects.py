"""What the log says of other subjects moves the facts that name or cite them."""

from itertools import permutations
from typing import Any

import pytest

from domain.content import Source
from domain.kinds.actor import Registered
from domain.kinds.body import MemberJoined, MemberLeft
from domain.kinds.document import Issued
from domain.recording.acts import Act, Attest, Correct, Join, Record, Withdraw
from domain.texts import Wording
from tests.support.desks import Desk, some_desk
from tests.support.feature_patterns import noon

GROUP = "body:waste-group"
MEMBER = "members[actor:brs]"
ISSUED = Record.of(Issued(), "document:note", occurred="2019-03-01")
UNDATED = Record.of(
    MemberJoined(member="actor:brs"),
    GROUP,
    sources=(Source("document:note", paragraph="1"),),
    key="joined",
)


def member_on(desk: Desk, day: str, known: int | None = None) -> bool:
    """Return whether the entity is a member on a day."""
    return desk.fields(GROUP, day, known).get(MEMBER) is True


@pytest.mark.parametrize("acts", [*permutations((ISSUED, UNDATED))])
def test_an_entry_counts_from_the_issue_of_its_document(acts: tuple[Act, ...]) -> None:
    """Whichever of the two was recorded first."""
    with some_desk() as desk:
        for act in acts:
            desk.record(act)

        assert member_on(desk, "2019-03-01")
        assert not member_on(desk, "2019-02-28")


def test_the_day_of_issue_counts_as_from_when_it_was_known() -> None:
    """What was known before is not changed by what became known later."""
    with some_desk() as desk:
        desk.record(UNDATED)
        desk.record(ISSUED)
        desk.record(Withdraw(target="#2", reason="another note"))

        days = [member_on(desk, "2019-03-01", known) for known in (1, 2, 3)]

        assert days == [False, True, False]


@pytest.mark.parametrize("batch", [True, False])
def test_a_document_may_be_cited_under_a_joined_name(batch: bool) -> None:  # noqa: FBT001 - one of two
    """The day of issue is that of all that are one."""
    issued = Record.of(Issued(), "document:inf-17", occurred="2019-03-01")
    same = Join.of("document:note", "document:inf-17", "they are one")
    every: list[Act] = [UNDATED, issued, same]
    for acts in permutations(every):
        with some_desk() as desk:
            for act in acts:
                desk.record(act)
                if not batch:
                    desk.reader.moment()

            assert member_on(desk, "2019-03-01")


def test_an_attestation_brings_an_earlier_day() -> None:
    """Recorded with both sources at once, the entry is there; attested later, too."""
    later = Source("document:report", day="2021-07-05")
    earlier = Source("document:note", day="2019-03-01")
    with some_desk() as desk:
        act = Record.of(MemberJoined(member="actor:brs"), GROUP, sources=(later,))
        desk.record(act)
        desk.record(Attest(target="#1", sources=(earlier,)))

        assert member_on(desk, "2020-01-01")
        assert not member_on(desk, "2020-01-01", 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"sources": [{"document": "document:note", "paragraph": "3"}]},
        {"occurred": {"date": "2021", "basis": "inferred"}},
        {"occurred": None},
        {"title": {"en": "Member"}},
    ],
)
def test_a_correction_does_not_move_history(changes: dict[str, Any]) -> None:
    """What was recorded in 2021 had happened by then, whatever is corrected in 2026."""
    with some_desk() as desk:
        act = Record.of(
            MemberJoined(member="actor:brs"),
            GROUP,
            occurred="2021",
            sources=(Source("document:note"),),
        )
        desk.record(act)
        desk.clock.now = noon("2026-11-30")
        desk.record(Correct(target="#1", changes=changes, reason="completed"))

        assert member_on(desk, "2021-07-05")
        assert not member_on(desk, "2021-07-04")


def test_a_new_date_after_the_recording_is_bounded_by_its_correction() -> None:
    """A date that was wrong may turn out to lie after the first recording."""
    with some_desk() as desk:
        desk.record(Record.of(MemberJoined(member="actor:brs"), GROUP, occurred="2020"))
        desk.clock.now = noon("2026-06-15")
        changes = {"occurred": "2026"}
        desk.record(Correct(target="#1", changes=changes, reason="misread"))

        assert member_on(desk, "2026-06-15")
        assert not member_on(desk, "2026-06-14")


TWO = "actor:basel"
SAME = Join.of("actor:basel", "actor:brs", "one secretariat")


def test_members_who_turn_out_to_be_one_are_one_member() -> None:
    """They are counted once from when that was known."""
    with some_desk() as desk:
        desk.record(Record.of(MemberJoined(member="actor:brs"), GROUP, occurred="2019"))
        desk.record(Record.of(MemberJoined(member=TWO), GROUP, occurred="2020"))
        desk.record(SAME)
        members = [
            [name for name in desk.fields(GROUP, "2021-01-01", at) if "members" in name]
            for at in (2, 3)
        ]

        assert members == [["members[actor:basel]", MEMBER], [MEMBER]]


def test_who_left_under_another_name_is_no_member() -> None:
    """In every order of recording."""
    came = Record.of(MemberJoined(member="actor:brs"), GROUP, occurred="2019")
    went = Record.of(MemberLeft(member=TWO), GROUP, occurred="2020")
    every: list[Act] = [came, went, SAME]
    for acts in permutations(every):
        with some_desk() as desk:
            for act in acts:
                desk.record(act)

            assert not member_on(desk, "2021-01-01")
            assert member_on(desk, "2019-12-31")


def test_a_join_that_is_withdrawn_parts_them_again() -> None:
    """The two are two members again."""
    with some_desk() as desk:
        came = Record.of(MemberJoined(member=TWO), GROUP, occurred="2019")
        desk.record(came)
        desk.record(SAME)
        desk.record(Withdraw(target="#2", reason="they are two"))

        assert not member_on(desk, "2021-01-01")
        assert member_on(desk, "2021-01-01", 2)


def test_a_subject_without_entries_whose_join_was_withdrawn_can_be_recorded() -> None:
    """It was named before anything was recorded of it."""
    with some_desk() as desk:
        desk.record(SAME)
        desk.record(Withdraw(target="#1", reason="they are two"))
        named = Registered(name={"en": Wording("BRS secretariat")})
        desk.record(Record.of(named, "actor:brs"))

        assert "name" in desk.fields("actor:brs", "2021-12-31")
