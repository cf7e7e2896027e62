"""Subjects that turned out to be one are checked as one, on every route."""

from itertools import permutations

import pytest

from domain.kinds.actor import Registered
from domain.kinds.agreement import Ratified
from domain.kinds.body import Formed, Reviewed
from domain.recording.acts import Act, Correct, Join, Record, Withdraw
from domain.recording.event_ids import event_id_of
from domain.recording.refusals import ContradictionError, DoubtfulError
from tests.support.desks import Desk
from tests.support.examples import called, dissolved, formed, joined
from tests.support.refusals import refuses
from wording.messages import message_words

pytest_plugins = ("tests.support.desk_fixture",)

SAME = Join.of("body:group-a", "body:group-b", "they are one")
FORMED = Record.of(Formed(), "body:group-b", occurred="2016-01-01")
DISSOLVED = dissolved("Group A", "2015-06-01")


@pytest.mark.parametrize("acts", [*permutations((FORMED, SAME, DISSOLVED))])
def test_one_life_is_checked_over_all_joined_subjects(
    desk: Desk, acts: tuple[Act, ...]
) -> None:
    """A body cannot end under one name before it began under another."""
    desk.record(called("Group A", "2013", "A"))
    desk.record(acts[0])
    desk.record(acts[1])

    refusal = desk.refusal_of(acts[2])

    assert isinstance(refusal, ContradictionError)
    assert len(refusal.positions) in {1, 2}


def test_a_correction_is_checked_over_all_joined_subjects(desk: Desk) -> None:
    """A date that is corrected may contradict what was said under another name."""
    desk.record(dissolved("Group A", "2018"), FORMED, SAME)
    changes = {"occurred": "2015-06-01"}

    refusal = desk.refusal_of(Correct(target="#1", changes=changes, reason="misread"))

    assert isinstance(refusal, ContradictionError)


def test_a_third_subject_is_checked_against_both(desk: Desk) -> None:
    """What is joined last is compared with all that are one already."""
    desk.record(dissolved("Group A", "2014-01"), called("Group B", "2013", "B"), SAME)
    desk.record(joined("Group C", "2016", "brs"))

    refusal = desk.refusal_of(Join.of("body:group-c", "body:group-b", "one too"))

    assert isinstance(refusal, ContradictionError)


def test_subjects_that_are_two_again_are_not_compared(desk: Desk) -> None:
    """A join that was withdrawn joins nothing."""
    desk.record(FORMED, called("Group A", "2013", "A"), SAME)
    desk.record(Withdraw(target="#3", reason="they are two"))

    assert len(desk.record(DISSOLVED).fresh) == 1


def test_a_duplicate_under_the_other_name_is_pointed_out(desk: Desk) -> None:
    """Two officers record one event under two names of one body."""
    desk.record(formed("Group B", "2016"), joined("Group B", "2017", "brs"))
    desk.record(called("Group A", "2016-05", "A"), SAME)

    with refuses(DoubtfulError, match=r"\(entry 2\) of body:group-b"):
        desk.record(joined("Group A", "2017", "brs"), confirmed=False)


def reviewed(number: int, after: int) -> Record:
    """Say that a body was reviewed, after another review."""
    return Record.of(
        Reviewed(),
        "body:group-a",
        occurred="2018",
        key=str(number),
        after=str(event_id_of(str(after))),
    )


@pytest.mark.parametrize(
    "numbers", [((1, 1),), ((1, 2), (2, 1)), ((1, 2), (2, 3), (3, 1))]
)
def test_a_ring_of_after_is_refused(
    desk: Desk, numbers: tuple[tuple[int, int], ...]
) -> None:
    """Nothing comes after itself, over any number of others."""
    *before, last = (reviewed(*one) for one in numbers)
    for act in before:
        desk.record(act)

    refusal = desk.refusal_of(last)

    assert isinstance(refusal, ContradictionError)
    assert "correct 'after' of one of them" in message_words(refusal)


SAMOA = Join.of("actor:independent-state-of-samoa", "actor:samoa", "one State")


@pytest.mark.parametrize("typed", ["samoa", "independent-state-of-samoa"])
@pytest.mark.parametrize("said", ["samoa", "independent-state-of-samoa"])
def test_a_party_under_another_name_is_the_same_party(
    desk: Desk, said: str, typed: str
) -> None:
    """A ratification recorded again is doubted, however its State is called."""
    desk.record(ratified(said, "2015-09-24"))
    desk.record(SAMOA)

    with refuses(DoubtfulError, match=r"\(entry 1\) .* may say the same"):
        desk.record(ratified(typed, "2015-09"), confirmed=False)


def test_another_party_is_another_case_although_subjects_are_joined(desk: Desk) -> None:
    """Only what is one counts as one."""
    desk.record(ratified("samoa", "2015-09-24"), ratified("chad", "2016"), SAMOA)
    desk.record(Record.of(Registered(), "actor:chad"))

    done = desk.record(ratified("chad", "2015-09-24"), confirmed=False)

    assert done.fresh


def test_a_member_under_another_name_is_a_member_already(desk: Desk) -> None:
    """What holds already is found under every name of the member."""
    desk.record(formed("Waste group", "2014", "samoa"), SAMOA)

    with refuses(DoubtfulError, match=r"holds already .*\(entry 1\)"):
        desk.record(
            joined("Waste group", "2019", "independent-state-of-samoa", sources=()),
            confirmed=False,
        )


def ratified(party: str, when: str) -> Record:
    """Record that a State ratified the convention."""
    what = Ratified(ratified_by=(f"actor:{party}",))
    return Record.of(what, "agreement:convention", occurred=when)
