"""One more plain fact: the rows it changes, without ordering the subject anew.

Most entries open, close and end nothing. Such a fact counts from its own last day and
moves no other; it changes its own rows and its neighbours' in the fields it sets. All
else takes the general road (``held.settle``), and both give the same rows.
"""

from bisect import insort
from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from domain.entry import Entry, Fact
from domain.kinds import Life
from domain.state.fold import Setter, find_setters, interval_at
from domain.state.order import PLAIN_RANK, PlacedFact
from projections.projector.subject_history import History
from projections.projector.timeline_views import (
    CALENDAR_CELLS,
    follow_rows,
    line_row,
    tied,
)
from projections.projector.views import (
    AREA_CELLS,
    LEAD_CELLS,
    LISTED,
    NAMED,
    fact_row,
    scope_rows,
    setting_row,
)

_DERIVED = {
    "area": {*AREA_CELLS, *NAMED},
    "role": {*LEAD_CELLS, *NAMED},
    "body": {LISTED, *NAMED},
    "meeting": {*CALENDAR_CELLS, *NAMED},
}
"""Family -> state fields from which other views are made too."""


class Difference(NamedTuple):
    """Rows of a view that hold no longer, and rows that hold from now on."""

    gone: Collection[tuple[Any, ...]]
    come: Collection[tuple[Any, ...]]


class Book:
    """A subject's order as it stands, ready to take one more plain fact.

    Args:
        history: the subject as known now.
    """

    def __init__(self, history: History) -> None:
        facts = history.facts
        self._subject = history.subject_id.hex
        self._refs = frozenset(history.refs)
        self._setters = find_setters(history.chain)
        self._pairs = history.chain.pairs
        self._closes = any(fact.life is Life.CLOSES for fact in facts)
        self._ended = {kind for fact in facts for kind in fact.definition.ends}
        self._awaited = {fact.content.after for fact in facts if fact.content.after}
        openings = (p for p in history.chain.placed if p.fact.life is Life.OPENS)
        self._opens = max((p.counts_from for p in openings), default=0)
        self._empty = not facts

    def add(self, entry: Entry) -> dict[str, Difference] | None:
        """Add an entry; None if it needs the general road, and nothing is added."""
        if entry.is_amendment or self._empty or entry.subject not in self._refs:
            return None
        fact = entry.fact
        if not self._is_plain(fact):
            return None
        placed = PlacedFact(fact, fact.last, PLAIN_RANK)
        gone: list[tuple[Any, ...]] = []
        come: list[tuple[Any, ...]] = []
        for effect in fact.effects:
            found = self._setters.setdefault((effect.field, effect.item), [])
            gone += self._rows(found, placed)
            insort(found, Setter(placed, effect), key=_key)
            come += self._rows(found, placed)
        return {
            "setting": Difference(gone, come),
            "fact": Difference((), [fact_row(self._subject, placed)]),
            "scope": Difference((), list(scope_rows(self._subject, placed))),
            "line": Difference((), [line_row(self._subject, placed)]),
            "follow": Difference((), list(follow_rows(self._subject, fact))),
            "tie": Difference(list(tied(gone)), list(tied(come))),
        }

    def _is_plain(self, fact: Fact) -> bool:
        family = fact.definition.family
        derived = _DERIVED.get(family, set(NAMED))
        return not (
            fact.life in (Life.OPENS, Life.CLOSES)
            or self._closes
            or fact.last < self._opens
            or fact.definition.ends
            or fact.content.kind in self._ended
            or fact.content.after
            or str(fact.event_id) in self._awaited
            or any(effect.field in derived for effect in fact.effects)
        )

    def _rows(
        self, found: Sequence[Setter], placed: PlacedFact
    ) -> list[tuple[Any, ...]]:
        """Write the rows of a field that a fact in that place can change."""
        start = _place(found, placed)
        rows = []
        for at in range(max(start - 1, 0), len(found)):
            row = interval_at(found, at, self._pairs)
            if row is not None:
                changed_by = found[at].placed.fact.changed_by
                rows.append(setting_row(self._subject, row, changed_by))
        return rows


def _key(setter: Setter) -> tuple[int, int, int, int]:
    (fact, counts_from, rank), _ = setter
    return counts_from, rank, fact.first, fact.position


def _place(found: Sequence[Setter], placed: PlacedFact) -> int:
    """Count the setters that come before a place."""
    fact, counts_from, rank = placed
    wanted = counts_from, rank, fact.first, fact.position
    at = len(found)
    while at and _key(found[at - 1]) >= wanted:
        at -= 1
    return at
