"""The order of facts in the world, and the day that each counts from."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given

from domain.entry import Entry
from domain.state.amendments import apply_amendments
from domain.state.fold import fold_state
from domain.state.order import OrderedFacts, order_facts
from tests.support.facts import coming_after, counts_from, draft, reported_by
from tests.support.histories import days, subject_logs


@given(entries=subject_logs())
def test_a_fact_counts_when_it_or_what_comes_after_it_must_have_happened(
    entries: list[Entry],
) -> None:
    """No fact counts later than its last possible day, or than what comes after it."""
    facts = apply_amendments(entries)

    chain = order_facts(facts)

    days = {one.fact.position: one.counts_from for one in chain.placed}
    assert sorted(days) == sorted(fact.position for fact in facts)
    assert all(days[fact.position] <= fact.last for fact in facts)
    assert set(days.values()) <= {fact.last for fact in facts}
    assert all(days[earlier] <= days[later] for earlier, later in chain.pairs)


@given(entries=subject_logs())
def test_what_must_come_before_comes_before(entries: list[Entry]) -> None:
    """Where entries do not name each other in a ring, pairs are in their order."""
    chain = order_facts(apply_amendments(entries))
    place = {one.fact.position: at for at, one in enumerate(chain.placed)}

    ringed = set(_ringed(chain))

    counts = [one.counts_from for one in chain.placed]
    assert all(one <= other for one, other in pairwise(counts))
    assert all(
        place[earlier] < place[later]
        for earlier, later in chain.pairs
        if not {earlier, later} & ringed
    )


def _ringed(chain: OrderedFacts) -> Iterator[int]:
    """List facts that come before themselves, and what comes after those."""
    later_than: dict[int, set[int]] = {}
    for earlier, later in chain.pairs:
        later_than.setdefault(earlier, set()).add(later)
    for start in later_than:
        reached, left = set[int](), [start]
        while left:
            found = later_than.get(left.pop(), set()) - reached
            reached |= found
            left += found
        if start in reached:
            yield from reached


@given(entries=subject_logs(), one=days(), other=days())
def test_as_of_is_a_prefix(entries: list[Entry], one: int, other: int) -> None:
    """What counts by a day counts by every later one; the state then uses them all."""
    earlier, later = sorted((one, other))
    position = entries[-1].position
    placed = order_facts(apply_amendments(entries)).placed

    states = [
        fold_state(entries, day=day, position=position) for day in (earlier, later)
    ]

    prefixes = [[p for p in placed if p.counts_from <= day] for day in (earlier, later)]
    assert placed[: len(prefixes[0])] == tuple(prefixes[0])
    assert prefixes[1][: len(prefixes[0])] == prefixes[0]
    assert states[0].keys() <= states[1].keys()
    for found, prefix in zip(states, prefixes, strict=True):
        used = {setting.position for setting in found.values()}
        assert used <= {one.fact.position for one in prefix}


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2018-08-28", "2018-08-28"),
        ("2018-07", "2018-07-31"),
        ("2018-40", "2018-06-30"),
        ("2021-33", "2021-03-31"),
        ("2019-11-25/2019-11-29", "2019-11-25"),
        ("2018-09/2018-11", "2018-09-30"),
        ("[2019-11-25..2019-11-29]", "2019-11-29"),
        ("[..2021-07-05]", "2021-07-05"),
        ("../2018", "2018-12-31"),
        ("[2007-03-26..]", "2021-07-05"),
        ("2008-04/..", "2008-04-30"),
        ("", "2021-07-05"),
        ("2021-07", "2021-07-05"),
        ("2021", "2021-07-05"),
    ],
)
def test_an_entry_counts_from_its_last_possible_day(written: str, day: str) -> None:
    """The table of dates, row by row; nothing happens after it was reported."""
    worked = draft("body.worked", written)

    assert counts_from(worked) == [(1, day)]


def test_the_day_of_the_source_bounds_a_date() -> None:
    """A year drafts in a report of June was over by June, as far as it was drafts."""
    early = reported_by(draft("body.worked", "2018"), "2018-06-15")

    assert counts_from(early) == [(1, "2018-06-15")]


def test_what_opens_counts_when_something_within_does() -> None:
    """A group that certainly had a chair on 1 March existed by then."""
    formed = draft("body.formed", "2018")
    started = draft("body.started-work", "2018-03-01")

    assert counts_from(formed, started) == [(1, "2018-03-01"), (2, "2018-03-01")]


def test_what_lies_within_counts_when_the_life_is_closed() -> None:
    """A member that joined in 2018 had joined when the body was dissolved in March."""
    joined = draft("body.member-joined", "2018", member="actor:brs")
    dissolved = draft("body.dissolved", "2018-03-01")

    assert counts_from(dissolved, joined) == [(2, "2018-03-01"), (1, "2018-03-01")]


def test_what_stands_outside_a_life_is_not_moved_by_it() -> None:
    """A body may be proposed, named or noted before it is formed."""
    proposed = draft("body.rule-stated", "2018", rule="size", size=3)
    dissolved = draft("body.dissolved", "2018-03-01")

    assert counts_from(proposed, dissolved) == [(2, "2018-03-01"), (1, "2018-12-31")]


def test_what_is_ended_counts_when_its_end_does() -> None:
    """A lead who left in March had been assigned by then."""
    assigned = draft("role.assigned", "2018", holder="actor:person/1")
    vacated = draft("role.vacated", "2018-03")

    assert counts_from(vacated, assigned) == [(2, "2018-03-31"), (1, "2018-03-31")]


def test_which_of_two_is_ended_does_not_depend_on_who_was_recorded_first() -> None:
    """Of two of one date the content decides, and only then the order of recording."""
    one = draft("role.assigned", "2018", holder="actor:person/1")
    other = draft("role.assigned", "2018", holder="actor:person/2")
    vacated = draft("role.vacated", "2018-03")

    ended = [
        dict(counts_from(*drafts))
        for drafts in ((one, other, vacated), (other, one, vacated))
    ]

    assert ended == [
        {1: "2018-12-31", 2: "2018-03-31", 3: "2018-03-31"},
        {1: "2018-03-31", 2: "2018-12-31", 3: "2018-03-31"},
    ]


def test_an_end_ends_only_what_can_have_begun_before_it() -> None:
    """A lead who left in March is not the one who came in June."""
    vacated = draft("role.vacated", "2018-03")
    assigned = draft("role.assigned", "2018-06", holder="actor:person/2")

    assert counts_from(vacated, assigned) == [(1, "2018-03-31"), (2, "2018-06-30")]


def test_each_member_leaves_for_itself() -> None:
    """That one member left in March says nothing on when another joined."""
    drafts = [
        draft("body.member-joined", "2018", member="actor:brs"),
        draft("body.member-joined", "2018", member="actor:minamata"),
        draft("body.member-left", "2018-03", member="actor:brs"),
    ]

    assert counts_from(*drafts) == [
        (1, "2018-03-31"),
        (3, "2018-03-31"),
        (2, "2018-12-31"),
    ]


def test_an_entry_comes_after_the_one_that_it_names() -> None:
    """Where a source says so, the order of two imprecise dates is known."""
    named = draft("body.renamed", "2018", name={"en": {"words": "Group"}})
    reviewed = coming_after(draft("body.reviewed", "2018-03"), 1)

    assert counts_from(named, reviewed) == [(1, "2018-03-31"), (2, "2018-03-31")]


def test_entries_that_name_each_other_in_a_ring_are_still_ordered() -> None:
    """A log that says so is read all the same."""
    drafts = [
        coming_after(draft("body.reviewed", "2018-03"), 2),
        coming_after(draft("body.reviewed", "2018-01"), 1),
    ]

    days = {day for _, day in counts_from(*drafts)}

    assert days == {"2018-01-31"}


def test_on_one_day_the_earlier_first_day_comes_first() -> None:
    """Of two that count from one day, the one that may have been earlier is first."""
    drafts = [draft("body.reviewed", "2018-12-31"), draft("body.reviewed", "2018")]

    assert [number for number, _ in counts_from(*drafts)] == [2, 1]


def test_on_one_date_the_log_decides() -> None:
    """Of two alike in all else, the one that was recorded first is first."""
    drafts = [draft("body.reviewed", "2018"), draft("body.reviewed", "2018")]

    assert [number for number, _ in counts_from(*drafts)] == [1, 2]
