"""The order of facts in the world: pairs, the day from which each counts, one sort."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from domain.entry import Fact
from domain.kinds import Life

PLAIN_RANK = 1000
"""The rank of a fact that neither opens nor closes a life and is in no pair."""

_RANK = {
    Life.OPENS: 0,
    Life.DURING: PLAIN_RANK,
    Life.OUTSIDE: PLAIN_RANK,
    Life.CLOSES: 2 * PLAIN_RANK,
}
"""Ranks by life. The later fact of a pair has a rank between two of these."""


class PlacedFact(NamedTuple):
    """A fact and its place: the day from which it counts (an ordinal), and its rank.

    Facts are in the order of counts-from, rank, first possible day, position.
    """

    fact: Fact
    counts_from: int
    rank: int


class OrderedFacts(NamedTuple):
    """Facts in order, and the pairs (earlier, later) of their positions."""

    placed: tuple[PlacedFact, ...]
    pairs: frozenset[tuple[int, int]]


def order_facts(facts: Sequence[Fact]) -> OrderedFacts:
    """Put facts of one subject in the order in which they count.

    A fact counts from its last possible day, or from the day of a fact that must come
    after it, if that is earlier. The order is by counts-from, pairs, first possible
    day, position.
    """
    pairs = tuple(_pairs(facts))
    days = _counts_from(facts, pairs)
    ranks = _ranks(facts, pairs)
    placed = [PlacedFact(f, days[f.position], ranks[f.position]) for f in facts]
    placed.sort(key=lambda p: (p.counts_from, p.rank, p.fact.first, p.fact.position))
    return OrderedFacts(tuple(placed), frozenset(_closure(pairs)))


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Pair facts with those that end them, and facts with their ``after``."""
    enders = [fact for fact in facts if fact.definition.ends]
    if enders:
        yield from _endings(facts, sorted(enders, key=_by_days))
    if any(fact.content.after for fact in facts):
        by_id = {str(fact.event_id): fact for fact in facts}
        for fact in facts:
            earlier = by_id.get(fact.content.after)
            if earlier and earlier is not fact:
                yield earlier.position, fact.position


def _endings(
    facts: Sequence[Fact], enders: Sequence[Fact]
) -> Iterator[tuple[int, int]]:
    ended: set[tuple[int, tuple[str, str]]] = set()
    for ender in enders:
        for item in sorted(ender.state_items):
            begun = [
                fact
                for fact in facts
                if fact.content.kind in ender.definition.ends
                and item in fact.state_items
                and fact.first <= ender.last
                and (fact.position, item) not in ended
            ]
            for earlier in _choose_ended(begun):
                ended.add((earlier.position, item))
                yield earlier.position, ender.position


def _choose_ended(begun: Sequence[Fact]) -> Iterator[Fact]:
    """Choose which facts are ended: all plans and proposals, and the earliest other."""
    yield from (fact for fact in begun if fact.life is Life.OUTSIDE)
    rest = [fact for fact in begun if fact.life is not Life.OUTSIDE]
    if rest:
        yield min(rest, key=_by_days)


def _by_days(fact: Fact) -> tuple[int, int, bytes, int]:
    """Sort by days, then by content; the order of recording comes last."""
    if fact.definition.ends or fact.content.data:
        data = msgspec.json.encode(fact.content.data, order="deterministic")
    else:
        data = b""
    return fact.first, fact.last, data, fact.position


def _counts_from(
    facts: Sequence[Fact], pairs: Sequence[tuple[int, int]]
) -> dict[int, int]:
    days = {fact.position: fact.last for fact in facts}
    lives = {life: [f.position for f in facts if f.life is life] for life in Life}
    opening, closing = lives[Life.OPENS], lives[Life.CLOSES]
    within = lives[Life.DURING]
    while True:
        before = dict(days) if pairs else days
        if closing:
            end = min(days[at] for at in closing)
            for at in (*opening, *within):
                days[at] = min(days[at], end)
        for earlier, later in pairs:
            days[earlier] = min(days[earlier], days[later])
        if opening and within:
            start = min(days[at] for at in within)
            for at in opening:
                days[at] = min(days[at], start)
        if before is days or before == days:
            return days


def _ranks(facts: Sequence[Fact], pairs: Sequence[tuple[int, int]]) -> dict[int, int]:
    """Rank by life, then by the number of pairs before; a cycle of pairs is bounded."""
    ranks = {fact.position: _RANK[fact.life] for fact in facts}
    opening = {fact.position for fact in facts if fact.life is Life.OPENS}
    outside = {fact.position for fact in facts if fact.life is Life.OUTSIDE}
    for earlier, later in pairs:
        if later in opening and earlier in outside:
            ranks[earlier] = -PLAIN_RANK
    for _ in pairs:
        before = dict(ranks)
        for earlier, later in pairs:
            ranks[later] = max(ranks[later], ranks[earlier] + 1)
        if ranks == before:
            break
    return ranks


def _closure(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Return the pairs and those that follow from them: their transitive closure."""
    later_than: dict[int, list[int]] = {}
    for earlier, later in pairs:
        later_than.setdefault(earlier, []).append(later)
    for start in later_than:
        reached: set[int] = set()
        left = [start]
        while left:
            found = later_than.get(left.pop(), ())
            left += [one for one in found if one not in reached]
            reached.update(found)
        yield from ((start, later) for later in reached)
