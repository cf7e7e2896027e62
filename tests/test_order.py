"""The order of facts in the world, and the day that each counts from."""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given

from domain.effective import standing
from domain.entry import Entry
from domain.fold import state
from domain.order import Chain, in_order
from tests.histories import days, subject_logs


@given(entries=subject_logs())
def test_a_fact_counts_when_it_or_what_comes_after_it_must_have_happened(
    entries: list[Entry],
) -> None:
    """No fact counts later than its last possible day, or than what comes after it."""
    facts = standing(entries)

    chain = in_order(facts)

    days = {one.fact.position: one.counts_from for one in chain.placed}
    assert sorted(days) == sorted(fact.position for fact in facts)
    assert all(days[fact.position] <= fact.last for fact in facts)
    assert set(days.values()) <= {fact.last for fact in facts}
    assert all(days[earlier] <= days[later] for earlier, later in chain.pairs)


@given(entries=subject_logs())
def test_what_must_come_before_comes_before(entries: list[Entry]) -> None:
    """Where entries do not name each other in a ring, pairs are in their order."""
    chain = in_order(standing(entries))
    place = {one.fact.position: at for at, one in enumerate(chain.placed)}

    ringed = set(_ringed(chain))

    counts = [one.counts_from for one in chain.placed]
    assert all(one <= other for one, other in pairwise(counts))
    assert all(
        place[earlier] < place[later]
        for earlier, later in chain.pairs
        if not {earlier, later} & ringed
    )


def _ringed(chain: Chain) -> Iterator[int]:
    """List facts that come before themselves, and what comes after those."""
    after: dict[int, set[int]] = {}
    for earlier, later in chain.pairs:
        after.setdefault(earlier, set()).add(later)
    for start in after:
        reached, left = set[int](), [start]
        while left:
            found = after.get(left.pop(), set()) - reached
            reached |= found
            left += found
        if start in reached:
            yield from reached


@given(entries=subject_logs(), one=days(), other=days())
def test_as_of_is_a_prefix(entries: list[Entry], one: int, other: int) -> None:
    """What counts by a day counts by every later one; the state then uses them all."""
    earlier, later = sorted((one, other))
    position = entries[-1].position
    placed = in_order(standing(entries)).placed

    states = [state(entries, day=day, position=position) for day in (earlier, later)]

    prefixes = [[p for p in placed if p.counts_from <= day] for day in (earlier, later)]
    assert placed[: len(prefixes[0])] == tuple(prefixes[0])
    assert prefixes[1][: len(prefixes[0])] == prefixes[0]
    assert states[0].keys() <= states[1].keys()
    for found, prefix in zip(states, prefixes, strict=True):
        used = {setting.position for setting in found.values()}
        assert used <= {one.fact.position for one in prefix}
