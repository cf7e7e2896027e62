"""The order of facts that count from one day."""

from itertools import permutations

import pytest

from tests.support.facts import Draft, coming_after, counts_from, draft

DAY = "2018-03-01"


def order_of(*drafts: Draft) -> list[int]:
    """List the numbers of facts in their order."""
    return [number for number, _ in counts_from(*drafts)]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_life_opens_before_and_closes_after_all_else(order: tuple[int, ...]) -> None:
    """Formed, reviewed and dissolved on one day, in whatever order recorded."""
    kinds = ("body.formed", "body.reviewed", "body.dissolved")
    drafts = [draft(kinds[at], DAY) for at in order]

    assert [order[number - 1] for number in order_of(*drafts)] == [0, 1, 2]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_proposal_comes_before_the_opening_that_ends_it(
    order: tuple[int, ...],
) -> None:
    """Proposed, formed and reviewed on one day: the opening stays before the rest."""
    kinds = ("body.proposed", "body.formed", "body.reviewed")
    drafts = [draft(kinds[at], DAY) for at in order]

    assert [order[number - 1] for number in order_of(*drafts)] == [0, 1, 2]


def test_a_plan_comes_before_what_fulfils_it() -> None:
    """On one day, the natural order of the kinds decides."""
    drafts = (
        draft("meeting.closed", DAY),
        draft("meeting.held", DAY),
        draft("meeting.planned", DAY),
    )

    assert order_of(*drafts) == [3, 2, 1]


def test_what_nothing_else_orders_is_ordered_by_its_content() -> None:
    """Of a note and a review of one day, whichever was recorded first."""
    note, review = draft("body.noted", DAY), draft("body.reviewed", DAY)

    assert order_of(note, review) == [1, 2]
    assert order_of(review, note) == [2, 1]


def test_an_opening_after_something_within_is_moved_behind_it() -> None:
    """A log that says so is read: only what it names comes before the life."""
    drafts = (
        draft("body.reviewed", DAY),
        coming_after(draft("body.formed", DAY), 1),
        draft("body.worked", DAY),
    )

    assert order_of(*drafts) == [1, 2, 3]


def test_pairs_decide_before_the_first_possible_day() -> None:
    """The end of an assignment comes after it, though it may have been earlier."""
    vacated = draft("role.vacated", "[2018-01-01..2018-03-01]")
    assigned = draft("role.assigned", DAY, holder="actor:person/1")

    assert order_of(vacated, assigned) == [2, 1]


def test_a_chain_is_in_its_order_however_it_was_recorded() -> None:
    """Each of four comes after the one recorded after it."""
    reviewed = draft("body.reviewed", DAY)
    drafts = (*(coming_after(reviewed, number) for number in (2, 3, 4)), reviewed)

    assert order_of(*drafts) == [4, 3, 2, 1]


def test_facts_of_a_pair_stay_between_opening_and_closing() -> None:
    """A chain within a life does not leave it."""
    drafts = (
        draft("body.dissolved", DAY),
        coming_after(draft("body.reviewed", DAY), 3),
        draft("body.reviewed", DAY),
        draft("body.formed", DAY),
    )

    assert order_of(*drafts) == [4, 3, 2, 1]


def test_a_ring_keeps_the_order_within_it() -> None:
    """Two that each come after the other are read in some order, once each."""
    one = coming_after(draft("body.reviewed", DAY), 2)
    other = coming_after(draft("body.reviewed", DAY), 1)

    assert sorted(order_of(one, other)) == [1, 2]
