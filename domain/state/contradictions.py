"""The check: which two facts of a subject cannot both be as dated.

Only pairs are compared, so every part of an accepted history is acceptable, and
history may be entered in any order. What the log does not know contradicts nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from domain.entry import NO_FIRST, Fact, parse_event_id
from domain.kinds import Life

if TYPE_CHECKING:
    from uuid import UUID

_LAST = attrgetter("last")
_STAGE = {Life.OPENS: 0, Life.DURING: 1, Life.CLOSES: 2}


class Contradiction(NamedTuple):
    """Two facts of one subject that cannot both be as dated."""

    earlier: Fact
    later: Fact

    def __str__(self) -> str:
        first = date.fromordinal(max(self.earlier.first, NO_FIRST + 1))
        last = date.fromordinal(max(self.later.last, NO_FIRST + 1))
        return (
            f"{self.earlier.label} must come before {self.later.label}, but the "
            f"first cannot be before {first} and the second not after {last}"
        )


class Timeline:
    """What a check needs to know of a subject's facts, kept as they are added.

    A fact is compared with the extremes of those that must come before and after
    it, so that a subject with thousands of facts need not be read again for each.
    """

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._latest: dict[int, Fact] = {}
        self._earliest: dict[int, Fact] = {}
        self._by_id: dict[UUID, Fact] = {}
        self._waiting: dict[str, list[Fact]] = {}
        self._by_key: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            self.add(fact)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, event_id: str) -> Fact | None:
        """Find a fact by the identity of its entry."""
        identity = parse_event_id(event_id)
        return self._by_id.get(identity) if identity else None

    @property
    def opening(self) -> Fact | None:
        """The fact that opens the subject's life the latest, if any."""
        return self._latest.get(0)

    @property
    def closing(self) -> Fact | None:
        """The fact that closes the subject's life the earliest, if any."""
        return self._earliest.get(2)

    def add(self, fact: Fact) -> None:
        """Take up one more fact."""
        stage = _STAGE.get(fact.life)
        if stage is not None:
            latest, earliest = self._latest.get(stage), self._earliest.get(stage)
            if latest is None or fact.first > latest.first:
                self._latest[stage] = fact
            if earliest is None or fact.last < earliest.last:
                self._earliest[stage] = fact
        self._by_id[fact.event_id] = fact
        if fact.content.after:
            self._waiting.setdefault(fact.content.after, []).append(fact)
        alike = self._by_key.setdefault(fact.duplicate_key, [])
        alike.insert(bisect_left(alike, fact.last, key=_LAST), fact)

    def contradictions(self, fact: Fact) -> Iterator[Contradiction]:
        """List what contradicts a fact that is not yet part of this timeline."""
        stage = _STAGE.get(fact.life)
        if stage is not None:
            yield from self._of_life(fact, stage)
        if fact.content.after:
            named = self.get(fact.content.after)
            if named and named.first > fact.last:
                yield Contradiction(named, fact)
        if self._waiting:
            for later in self._waiting.get(str(fact.event_id), ()):
                if fact.first > later.last:
                    yield Contradiction(fact, later)

    def _of_life(self, fact: Fact, stage: int) -> Iterator[Contradiction]:
        for other in range(3):
            if other == stage == _STAGE[Life.DURING]:
                continue
            latest, earliest = self._latest.get(other), self._earliest.get(other)
            if other <= stage and latest and latest.first > fact.last:
                yield Contradiction(latest, fact)
            elif other >= stage and earliest and fact.first > earliest.last:
                yield Contradiction(fact, earliest)

    def find_duplicate(self, fact: Fact) -> Fact | None:
        """Find a fact that says the same: kind, item, and dates that overlap."""
        found = self._by_key.get(fact.duplicate_key, ())
        start = bisect_left(found, fact.first, key=_LAST)
        following = (found[at] for at in range(start, len(found)))
        return next((one for one in following if one.first <= fact.last), None)


def all_contradictions(facts: Iterable[Fact]) -> Iterator[Contradiction]:
    """List every contradiction that adding the facts one by one shows."""
    timeline = Timeline()
    for fact in facts:
        yield from timeline.contradictions(fact)
        timeline.add(fact)
