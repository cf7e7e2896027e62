"""The check: which two facts of a subject cannot both be as dated.

Only pairs are compared, so every part of an accepted history is acceptable, and
history may be entered in any order. What the log does not know contradicts nothing.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from datetime import date
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from domain.entry import Fact, parse_event_id
from domain.errors import Message
from domain.kinds import Life
from domain.kinds.state_fields import LASTING

if TYPE_CHECKING:
    from uuid import UUID

_LAST = attrgetter("last")
_STAGE = {Life.OPENS: 0, Life.DURING: 1, Life.CLOSES: 2}


class Contradiction(NamedTuple):
    """Two facts of one subject that cannot both be as dated."""

    earlier: Fact
    later: Fact

    @property
    def message(self) -> Message:
        """Which of them must come first, and why it cannot."""
        facts = {
            "earlier": self.earlier.label,
            "later": self.later.label,
            "first": date.fromordinal(self.earlier.first),
            "last": date.fromordinal(self.later.last),
        }
        return Message("refusal/contradiction", facts)


class Ring(Contradiction):
    """Facts that each come after the other, as their ``after`` says."""

    __slots__ = ()

    @property
    def message(self) -> Message:
        """Which of them comes after which."""
        facts = {"earlier": self.earlier.label, "later": self.later.label}
        return Message("refusal/ring", facts)


class Timeline:
    """The facts of a subject, indexed for the check of the next one.

    A fact is compared with the extremes of those that must come before and after it.
    So a subject with thousands of facts is not searched for each new one.
    """

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._latest: dict[int, Fact] = {}
        self._earliest: dict[int, Fact] = {}
        self._by_id: dict[UUID, Fact] = {}
        self._by_after: dict[str, list[Fact]] = {}
        self._by_key: dict[tuple[str, str], list[Fact]] = {}
        self._by_item: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            self.add(fact)

    def __iter__(self) -> Iterator[Fact]:
        return iter(self._by_id.values())

    def __len__(self) -> int:
        return len(self._by_id)

    def get(self, event_id: str) -> Fact | None:
        """Find a fact by the identity of its entry, given as text."""
        identity = parse_event_id(event_id)
        return self._by_id.get(identity) if identity else None

    @property
    def opening(self) -> Fact | None:
        """The opening fact with the latest first possible day, if any."""
        return self._latest.get(0)

    @property
    def closing(self) -> Fact | None:
        """The closing fact with the earliest last possible day, if any."""
        return self._earliest.get(2)

    @property
    def within(self) -> Fact | None:
        """The fact within the life with the earliest last possible day, if any."""
        return self._earliest.get(1)

    def add(self, fact: Fact) -> None:
        """Add a fact."""
        stage = _STAGE.get(fact.life)
        if stage is not None:
            latest, earliest = self._latest.get(stage), self._earliest.get(stage)
            if latest is None or fact.first > latest.first:
                self._latest[stage] = fact
            if earliest is None or fact.last < earliest.last:
                self._earliest[stage] = fact
        self._by_id[fact.event_id] = fact
        if fact.content.after:
            self._by_after.setdefault(fact.content.after, []).append(fact)
        alike = self._by_key.setdefault(fact.duplicate_key, [])
        alike.insert(bisect_left(alike, fact.last, key=_LAST), fact)
        for item in fact.added | fact.removed:
            self._by_item.setdefault(item, []).append(fact)

    def contradictions(self, fact: Fact) -> Iterator[Contradiction]:
        """List what contradicts a fact that is not yet part of this timeline."""
        stage = _STAGE.get(fact.life)
        if stage is not None:
            yield from self._of_life(fact, stage)
        if fact.content.after:
            named = self.get(fact.content.after)
            if named and named.first > fact.last:
                yield Contradiction(named, fact)
            if self._is_in_ring(fact):
                yield Ring(named or fact, fact)
        if self._by_after:
            for later in self._by_after.get(str(fact.event_id), ()):
                if fact.first > later.last:
                    yield Contradiction(fact, later)

    def _is_in_ring(self, fact: Fact) -> bool:
        """Return whether a fact comes after itself, over any number of others."""
        passed, after = set[str](), fact.content.after
        while after and after not in passed:
            if after == str(fact.event_id):
                return True
            passed.add(after)
            named = self.get(after)
            after = named.content.after if named else ""
        return False

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
        """Find a fact of the same kind, item and parties whose dates overlap."""
        found = self._by_key.get(fact.duplicate_key, ())
        start = bisect_left(found, fact.first, key=_LAST)
        following = (found[at] for at in range(start, len(found)))
        overlapping = (one for one in following if one.first <= fact.last)
        return next((one for one in overlapping if not one.names_others(fact)), None)

    def find_holding(self, fact: Fact) -> Fact | None:
        """Find a fact of any kind by which all that another one adds holds already.

        None if the other says more than that.
        """
        kind = fact.definition
        if kind.ends or fact.content.data.keys() - {*kind.adds, kind.per}:
            return None
        found = [self._adding(item, fact) for item in sorted(fact.added)]
        says_no_more = (
            one and kind.sets.items() <= one.definition.sets.items() for one in found
        )
        return found[0] if found and all(says_no_more) else None

    def _adding(self, item: tuple[str, str], fact: Fact) -> Fact | None:
        """Find the fact that added an item which is still there when a fact adds it."""
        moves = self._by_item.get(item, [])
        removals = [one for one in moves if item in one.removed]
        for one in reversed(moves):
            is_before = one.first <= fact.last and not any(
                one.first <= removal.last and removal.first <= fact.last
                for removal in removals
            )
            lasts = item[0] in LASTING and is_before
            if item in one.added and (lasts or one.overlaps(fact)):
                return one
        return None


def all_contradictions(facts: Iterable[Fact]) -> Iterator[Contradiction]:
    """List every contradiction found when the facts are added one by one."""
    timeline = Timeline()
    for fact in facts:
        yield from timeline.contradictions(fact)
        timeline.add(fact)
