"""The days between which each fact happened, given what must come before and after it.

Three things say which of two facts came first: their dates; pairs and lives, which must
be so; and the natural order of their kinds, where these leave it open.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from domain.entry import Fact
from domain.kinds import Life
from domain.state.pairs import Pairs, follow_from

_STAGE = {Life.OPENS: 0, Life.DURING: 1, Life.CLOSES: 2}
_ByStep = Mapping[int, Sequence[Fact]]
"""Step -> facts for which it is the first or the last one."""


def is_before(one: Fact, other: Fact, pairs: Pairs) -> bool:
    """Return whether pairs, lives or the natural order put a fact before another one.

    Their dates are not looked at: they must leave the order open.
    """
    if pairs:
        if (one.position, other.position) in pairs:
            return True
        if (other.position, one.position) in pairs:
            return False
    stages = _STAGE.get(one.life), _STAGE.get(other.life)
    if None not in stages and stages[0] != stages[1]:
        return stages == (0, 1) or stages[1] == 2  # noqa: PLR2004 - the last stage
    steps = one.definition.steps, other.definition.steps
    return bool(steps[0] and steps[1] and steps[0].last < steps[1].first)


@dataclass
class Bounds:
    """The days between which each fact happened, narrowed until nothing changes.

    Attributes:
        first, last: position -> first and last day, ordinals.
    """

    facts: Sequence[Fact]
    pairs: Pairs
    first: dict[int, int] = field(default_factory=dict)
    last: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        facts = self.facts
        self.first = {fact.position: fact.first for fact in facts}
        self.last = {fact.position: fact.last for fact in facts}
        self._lives = {x: [f.position for f in facts if f.life is x] for x in Life}
        self._stepped = [fact for fact in facts if fact.definition.steps]
        self._narrow()
        if resumed := [*self._resumptions()]:
            self.pairs = follow_from([*self.pairs, *resumed])
            self._narrow()

    def _narrow(self) -> None:
        self._turned = self._turned_facts()
        # Each round decides at least one fact for good, if pairs form no ring.
        for _ in range(len(self.facts) + 1):
            before = dict(self.first), dict(self.last)
            self._narrow_by_lives()
            for earlier, later in self.pairs:
                self._put(earlier, later)
            if len(self._stepped) > 1:
                self._narrow_by_steps()
            if (self.first, self.last) == before:
                return

    def _turned_facts(self) -> set[int]:
        """List the facts that a pair puts against the natural order."""
        steps = {fact.position: fact.definition.steps for fact in self._stepped}
        found = set[int]()
        for earlier, later in self.pairs:
            one, other = steps.get(earlier), steps.get(later)
            if one and other and other.last < one.first:
                found |= {earlier, later}
        return found

    def _put(self, earlier: int, later: int) -> None:
        self.last[earlier] = min(self.last[earlier], self.last[later])
        self.first[later] = max(self.first[later], self.first[earlier])

    def _narrow_by_lives(self) -> None:
        opening, closing = self._lives[Life.OPENS], self._lives[Life.CLOSES]
        within = self._lives[Life.DURING]
        for groups in ((opening, within), (within, closing), (opening, closing)):
            if groups[0] and groups[1]:
                start = max(self.first[one] for one in groups[0])
                end = min(self.last[one] for one in groups[1])
                for one in groups[0]:
                    self.last[one] = min(self.last[one], end)
                for one in groups[1]:
                    self.first[one] = max(self.first[one], start)

    def _narrow_by_steps(self) -> None:
        """Put each fact before those of later steps that can have come after it."""
        by_first: dict[int, list[Fact]] = {}
        by_last: dict[int, list[Fact]] = {}
        for fact in self._stepped:
            if steps := fact.definition.steps:
                by_first.setdefault(steps.first, []).append(fact)
                by_last.setdefault(steps.last, []).append(fact)
        self._narrow_ends(by_first, by_last)
        self._narrow_starts(by_first, by_last)

    def _narrow_ends(self, by_first: _ByStep, by_last: _ByStep) -> None:
        later: list[int] = []
        for step in sorted({*by_first, *by_last}, reverse=True):
            for fact in by_last.get(step, ()):
                possible = self._allowed(fact, later, is_later=True)
                at = bisect_left(possible, self.first[fact.position])
                if at < len(possible):
                    end = min(self.last[fact.position], possible[at])
                    self.last[fact.position] = end
            for fact in by_first.get(step, ()):
                insort(later, self.last[fact.position])

    def _narrow_starts(self, by_first: _ByStep, by_last: _ByStep) -> None:
        earlier: list[int] = []
        for step in sorted({*by_first, *by_last}):
            for fact in by_first.get(step, ()):
                possible = self._allowed(fact, earlier, is_later=False)
                at = bisect_right(possible, self.last[fact.position])
                if at:
                    start = max(self.first[fact.position], possible[at - 1])
                    self.first[fact.position] = start
            for fact in by_last.get(step, ()):
                insort(earlier, self.first[fact.position])

    def _allowed(
        self, fact: Fact, days: Sequence[int], *, is_later: bool
    ) -> Sequence[int]:
        """Leave out the days of facts that a pair puts on the other side of one."""
        if fact.position not in self._turned:
            return days
        others = (
            other
            for other in self._stepped
            if is_before(fact, other, self.pairs) is is_later
            and is_before(other, fact, self.pairs) is not is_later
        )
        bounds = self.last if is_later else self.first
        return sorted(bounds[other.position] for other in others)

    def _resumptions(self) -> Iterator[tuple[int, int]]:
        """Put what resumes before the steps that certainly came after the pause.

        A body that works after it was dormant had been reinvigorated.
        """
        by_position = {fact.position: fact for fact in self.facts}
        for pause, resumption in self.pairs:
            ended = by_position[pause].definition.steps
            if ended is None or not by_position[resumption].definition.ends:
                continue
            for fact in self._stepped:
                steps = fact.definition.steps
                if (
                    steps
                    and steps.last < ended.first
                    and self.last[pause] < self.first[fact.position]
                    and self.first[resumption] <= self.last[fact.position]
                ):
                    yield resumption, fact.position
