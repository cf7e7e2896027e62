"""Which fact ends which, and what follows from it for the order."""

import pytest

from domain.state.order import order_facts
from tests.support.facts import Draft, coming_after, counts_from, draft, facts

A, B = "actor:person/1", "actor:person/2"
MARCH = "2018-03-31"
JUNE = "2018-06-30"
YEAR_END = "2018-12-31"


def days_of(*drafts: Draft) -> list[str]:
    """List the day from which each fact counts, in the order of recording."""
    days = dict(counts_from(*drafts))
    return [days[number] for number in range(1, len(drafts) + 1)]


def pairs_of(*drafts: Draft) -> set[tuple[int, int]]:
    """List which fact certainly comes before which, by number."""
    return set(order_facts(facts(*drafts)).pairs)


def assigned(when: str, holder: str) -> Draft:
    """Say that somebody took the role."""
    return draft("role.assigned", when, holder=holder)


def vacated(when: str, **fields: object) -> Draft:
    """Say that somebody left the role."""
    return draft("role.vacated", when, **fields)


@pytest.mark.parametrize("left", ["actor:brs", "actor:minamata"])
def test_only_the_member_that_left_is_ended(left: str) -> None:
    """A member that stays is in no pair with the departure of another one."""
    members = ["actor:brs", "actor:minamata"]
    joined = [draft("body.member-joined", "2018", member=one) for one in members]

    pairs = pairs_of(*joined, draft("body.member-left", "2018-03", member=left))

    assert pairs == {(1 + members.index(left), 3)}


def test_only_kinds_that_the_end_names_are_ended() -> None:
    """A vacation does not end another vacation, though both set the same fields."""
    assert days_of(vacated("2018"), vacated("2018-03")) == [YEAR_END, MARCH]


def test_an_assignment_on_the_last_possible_day_of_the_end_can_be_ended() -> None:
    """Somebody who took the role on 31 March may have left it in March."""
    pairs = pairs_of(vacated("2018-03"), assigned("2018-03-31", A))

    assert pairs == {(2, 1)}


def test_an_assignment_after_the_last_possible_day_of_the_end_cannot() -> None:
    """Somebody who took the role on 1 April did not leave it in March."""
    assert pairs_of(vacated("2018-03"), assigned("2018-04-01", A)) == set()


def test_each_end_ends_another_assignment() -> None:
    """Two who came and two who left: each leaves for itself."""
    drafts = (
        assigned("2018", A),
        assigned("2018", B),
        vacated("2018-03"),
        vacated("2018-06"),
    )

    assert days_of(*drafts) == [JUNE, MARCH, MARCH, JUNE]


def test_the_earlier_end_chooses_first_whoever_was_recorded_first() -> None:
    """The order of recording decides nothing while dates differ."""
    drafts = (
        vacated("2018-06"),
        vacated("2018-03"),
        assigned("2018", A),
        assigned("2018", B),
    )

    assert days_of(*drafts) == [JUNE, MARCH, JUNE, MARCH]


def test_of_two_holders_the_later_one_leaves() -> None:
    """A successor replaces: who held the role last is the one who left it."""
    drafts = (assigned("2018-02", B), assigned("2018-01", A), vacated("2018"))

    assert pairs_of(*drafts) == {(1, 3)}


def test_who_may_have_come_later_is_the_later_one() -> None:
    """A year may mean a day after its January, and after its February."""
    january = (assigned("2018", A), assigned("2018-01", B), vacated("2018-03"))
    february = (assigned("2018-02", A), assigned("2018", B), vacated("2018-03"))

    assert pairs_of(*january) == {(1, 3)}
    assert pairs_of(*february) == {(2, 3)}


def test_a_renewal_comes_after_the_assignment_of_the_same_holder() -> None:
    """Somebody else who came in the same year was not renewed."""
    renewed = draft("role.renewed", "2018-03", holder=A)
    drafts = (assigned("2018", A), assigned("2018", B), renewed)

    assert pairs_of(*drafts) == {(1, 3)}


def test_the_order_of_own_fields_in_an_entry_decides_nothing() -> None:
    """A correction may have put a field last."""
    first = draft("role.assigned", "2018", term="P2Y", holder=A)
    second = draft("role.assigned", "2018", holder=B, term="P2Y")

    assert pairs_of(first, second, vacated("2018-03")) == {(2, 3)}
    assert pairs_of(second, first, vacated("2018-03")) == {(1, 3)}


@pytest.mark.parametrize("first", [A, B])
def test_of_two_on_one_date_the_content_decides(first: str) -> None:
    """The order of recording comes last, so that it changes no answer."""
    second = B if first == A else A
    drafts = (assigned("2018", first), assigned("2018", second), vacated("2018-03"))

    assert pairs_of(*drafts) == {(1 if first == B else 2, 3)}


def test_who_came_twice_and_left_once_left_between() -> None:
    """Somebody who holds a role takes it again only after having left it."""
    drafts = (assigned("2018", A), assigned("2018", A), vacated("2018-03"))

    assert pairs_of(*drafts) == {(1, 3), (3, 2), (1, 2)}


def test_who_came_again_before_it_could_be_left_was_only_stated_again() -> None:
    """What certainly lies before an ending does not come after it."""
    drafts = (assigned("2018-01", A), assigned("2018-02", A), vacated("2018-03"))

    assert pairs_of(*drafts) == {(2, 3)}


def test_an_end_without_own_fields_comes_after_one_with_them() -> None:
    """Of two ends on one date, the content decides which ends the earlier fact."""
    with_cause = vacated("2018-03", cause={"en": {"words": "retired"}})
    drafts = (vacated("2018-03"), with_cause, assigned("2018-01", A))

    assert pairs_of(*drafts) == {(3, 2)}


def test_all_plans_are_ended_by_what_fulfils_them() -> None:
    """A meeting that was held is no longer planned, however often it was."""
    drafts = (
        draft("meeting.planned", "2018"),
        draft("meeting.rescheduled", "2018", planned_for="2018-04"),
        draft("meeting.held", "2018-03"),
    )

    assert days_of(*drafts) == [MARCH, MARCH, MARCH]


def test_what_comes_before_what_comes_before_counts_by_then_too() -> None:
    """A chain of three: all of it had happened when the last had."""
    drafts = (
        draft("body.reviewed", "2018"),
        coming_after(draft("body.reviewed", "2018"), 1),
        coming_after(draft("body.reviewed", "2018-03"), 2),
    )

    assert days_of(*drafts) == [MARCH, MARCH, MARCH]
    assert pairs_of(*drafts) == {(1, 2), (2, 3), (1, 3)}


def test_a_long_chain_is_closed_in_both_directions() -> None:
    """Pairs follow over any number of steps, and from each start."""
    drafts = [draft("body.reviewed", "2018")]
    drafts += [coming_after(draft("body.reviewed", "2018"), n) for n in (1, 2, 3)]

    expected = {(one, other) for one in range(1, 5) for other in range(one + 1, 5)}
    assert pairs_of(*drafts) == expected


def test_a_fact_that_names_itself_is_in_no_pair() -> None:
    """A log that says so is read, and the name means nothing."""
    assert pairs_of(coming_after(draft("body.reviewed", "2018"), 1)) == set()


def test_a_fact_that_names_an_unknown_entry_is_in_no_pair() -> None:
    """The entry may come into the log later."""
    one = coming_after(draft("body.reviewed", "2018"), 9)

    assert pairs_of(one, draft("body.reviewed", "2018")) == set()


def test_the_earliest_closing_bounds_what_lies_within() -> None:
    """A log with two endings is read by the earlier one."""
    drafts = (
        draft("body.dissolved", "2018-06-30"),
        draft("body.dissolved", "2018-03-31"),
        draft("body.member-joined", "2018", member=A),
        draft("body.formed", "2018"),
    )

    assert days_of(*drafts) == [JUNE, MARCH, MARCH, MARCH]


def test_a_closing_bounds_an_opening_with_nothing_between() -> None:
    """A body that was dissolved in March had been formed."""
    drafts = (draft("body.formed", "2018"), draft("body.dissolved", MARCH))

    assert days_of(*drafts) == [MARCH, MARCH]


def test_the_earliest_fact_within_bounds_the_opening() -> None:
    """A body existed when it first did something."""
    drafts = (
        draft("body.formed", "2018"),
        draft("body.reviewed", "2018-06-30"),
        draft("body.reviewed", "2018-03-31"),
    )

    assert days_of(*drafts) == [MARCH, JUNE, MARCH]
