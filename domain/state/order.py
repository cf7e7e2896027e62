"""The order of facts in the world: the day from which each counts, one sort."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import NamedTuple

from domain.entry import Fact
from domain.kinds import KINDS, Life
from domain.kinds.natural_order import NATURAL_ORDER
from domain.state.bounds import Bounds, is_before
from domain.state.pairs import Pairs, find_pairs

PLAIN_RANK = 1000
"""The rank of a fact that neither opens nor closes a life and has no natural order."""

_OPENING_STEP = {
    kind.family: NATURAL_ORDER[name].first
    for name, kind in KINDS.items()
    if kind.life is Life.OPENS
}


class PlacedFact(NamedTuple):
    """A fact and its place.

    Facts are in the order of counts-from, rank, first possible day, content, position.

    Attributes:
        counts_from: the day on which it had certainly happened, an ordinal.
        rank: the order among facts that count from one day.
        possible_from: the first day on which it can have happened, an ordinal.
    """

    fact: Fact
    counts_from: int
    rank: int
    possible_from: int


@dataclass(frozen=True)
class OrderedFacts:
    """Facts in order, and the pairs (earlier, later) of their positions."""

    placed: tuple[PlacedFact, ...]
    pairs: Pairs = frozenset()

    def leaves_open(self, earlier: PlacedFact, later: PlacedFact) -> bool:
        """Return whether nothing decides the order of two facts.

        Args:
            earlier, later: as they were sorted.
        """
        return (
            earlier.counts_from >= later.possible_from
            and not is_before(earlier.fact, later.fact, self.pairs)
            and earlier.fact is not later.fact
        )


def order_facts(facts: Sequence[Fact]) -> OrderedFacts:
    """Put facts of one subject in the order in which they count.

    A fact counts from its last possible day, or from the day of a fact that comes after
    it, if that is earlier. It is possible from its first possible day, or from that of
    a fact that comes before it, if that is later.
    """
    bounds = Bounds(facts, find_pairs(facts))
    placed = [
        PlacedFact(
            one,
            bounds.last[one.position],
            rank_of(one),
            bounds.first[one.position],
        )
        for one in facts
    ]
    placed.sort(key=place_key)
    if not bounds.pairs:
        return OrderedFacts(tuple(placed))
    later_than: dict[int, list[int]] = {}
    for earlier, later in bounds.pairs:
        later_than.setdefault(earlier, []).append(later)
    days = groupby(placed, key=lambda one: one.counts_from)
    ordered = (_order_day([*day], bounds.pairs, later_than) for _, day in days)
    return OrderedFacts(tuple(chain.from_iterable(ordered)), bounds.pairs)


def place_key(placed: PlacedFact) -> tuple[int, int, int, bytes, int]:
    """Sort by the day from which facts count, rank, first day, content, position."""
    fact = placed.fact
    order = placed.counts_from, placed.rank, fact.first
    return *order, fact.content_key, fact.position


def rank_of(fact: Fact) -> int:
    """Return the rank of a fact that is in no pair."""
    if fact.life is Life.CLOSES:
        return 2 * PLAIN_RANK
    steps = fact.definition.steps
    if steps is None:
        return 0 if fact.life is Life.OPENS else PLAIN_RANK
    return steps.first - _OPENING_STEP.get(fact.definition.family, -1)


def _order_day(
    placed: list[PlacedFact], pairs: Pairs, later_than: Mapping[int, Sequence[int]]
) -> list[PlacedFact]:
    """Order facts that count from one day: pairs may move some of them."""
    if len(placed) == 1:
        return placed
    by_position = {one.fact.position: one for one in placed}
    inside = {
        (one, later)
        for one in by_position
        for later in later_than.get(one, ())
        if later in by_position
    }
    if all(by_position[one].rank < by_position[later].rank for one, later in inside):
        return placed
    ranks = {one.fact.position: one.rank for one in placed}
    # Pairs against the natural order may form a ring; then the content decides.
    at = {position: place for place, position in enumerate(ranks)}
    for _ in placed:
        before = dict(ranks)
        for earlier, later in sorted(
            inside, key=lambda pair: (at[pair[0]], at[pair[1]])
        ):
            ranks[later] = max(ranks[later], ranks[earlier] + 1)
        moved = [one for one in placed if ranks[one.fact.position] > one.rank]
        inside |= {*_follow(moved, placed, pairs)}
        if ranks == before:
            break
    found = [one._replace(rank=ranks[one.fact.position]) for one in placed]
    return sorted(found, key=place_key)


def _follow(
    moved: Sequence[PlacedFact], placed: Sequence[PlacedFact], pairs: Pairs
) -> Iterator[tuple[int, int]]:
    """Pair facts that pairs moved with those that still come after them."""
    for one in moved:
        if one.rank != PLAIN_RANK:
            for other in placed:
                if is_before(one.fact, other.fact, pairs):
                    yield one.fact.position, other.fact.position
