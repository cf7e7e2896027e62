"""The incremental projection: the rows that one more plain fact changes.

Most entries open, close and end nothing, and set no field from which other views are
made. Such a fact is plain: it counts from its own last day and moves no other one. It
changes its own rows, and those of the settings next to its own, so that the subject
need not be ordered and folded again. All other entries are projected in full.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from domain.entry import Entry, Fact
from domain.kinds import Life
from domain.state.amendments import amend
from domain.state.fold import Setter, find_setters, interval_at
from domain.state.order import PLAIN_RANK, PlacedFact, place_key
from domain.state.pairs import ended_items
from projections.projector.subject_history import CorrectedSetting, SubjectHistory
from projections.projector.view import PlainChange, RowDifference, StateView, View


class IncrementalState:
    """A subject's settings in order, to which one more plain fact can be added.

    Args:
        history: the subject as known now.
        views: those whose rows are wanted.
    """

    def __init__(self, history: SubjectHistory, views: tuple[View, ...]) -> None:
        facts = history.facts
        self._views = views
        self._others = history.others
        self._subject = history.subject
        self._refs = frozenset(history.refs)
        self._setters = find_setters(history.chain)
        self._ordered = history.chain
        self._closes = any(fact.life is Life.CLOSES for fact in facts)
        self._ended = {item for fact in facts for item in ended_items(fact)}
        self._awaited = {fact.content.after for fact in facts if fact.content.after}
        openings = [p for p in history.chain.placed if p.fact.life is Life.OPENS]
        self._opens = max((p.counts_from for p in openings), default=0)
        self._possible = max((p.possible_from for p in openings), default=0)
        self._is_turned = any(p.rank > 0 for p in openings)
        self._empty = not facts
        self._fields, self._kinds = _declared(views, history.family)

    def add(self, entry: Entry) -> dict[str, RowDifference] | None:
        """Add an entry and return the rows that it changes, by view.

        Returns:
            None if the fact is not plain; then nothing is added.
        """
        if entry.is_amendment or self._empty or entry.subject not in self._refs:
            return None
        fact = amend(entry, (), self._others)
        if not self._is_plain(fact):
            return None
        first = fact.first
        if fact.life is Life.DURING:
            first = max(first, self._possible)
        placed = PlacedFact(fact, fact.last, PLAIN_RANK, first)
        removed: list[CorrectedSetting] = []
        added: list[CorrectedSetting] = []
        own: dict[tuple[str, str], list[Setter]] = {}
        for effect in fact.effects:
            own.setdefault((effect.field, effect.item), []).append(
                Setter(placed, effect)
            )
        for slot, setters in own.items():
            found = self._setters.setdefault(slot, [])
            at = bisect_left(found, _sort_key(setters[0]), key=_sort_key)
            # Settings of days before it may end with it, if its date is imprecise.
            start = at
            while start and found[start - 1].placed.counts_from > placed.possible_from:
                start -= 1
            removed += self._settings(found, start)
            found[at:at] = setters
            added += self._settings(found, start)
        change = PlainChange(self._subject, placed, removed, added)
        changed = ((view.name, view.difference(change)) for view in self._views)
        return {name: difference for name, difference in changed if difference}

    def _is_plain(self, fact: Fact) -> bool:
        return not (
            fact.life in (Life.OPENS, Life.CLOSES)
            or self._closes
            or self._is_turned
            or fact.last < self._opens
            or fact.definition.steps
            or any((one.field, one.item) in self._ended for one in fact.effects)
            or any(ended_items(fact))
            or fact.content.after
            or str(fact.event_id) in self._awaited
            or fact.content.kind in self._kinds
            or any(effect.field in self._fields for effect in fact.effects)
        )

    def _settings(self, found: Sequence[Setter], start: int) -> list[CorrectedSetting]:
        """Return the settings of a field that a fact in a place can change."""
        settings = []
        for at in range(max(start - 1, 0), len(found)):
            row = interval_at(found, at, self._ordered)
            if row is not None:
                corrections = found[at].placed.fact.changed_by
                settings.append(CorrectedSetting.of(row, corrections))
        return settings


@lru_cache
def _declared(
    views: tuple[View, ...], family: str
) -> tuple[frozenset[str], frozenset[str]]:
    """Return the fields and the kinds that views of subjects of a family read."""
    found = [v for v in views if isinstance(v, StateView) and v.covers(family)]
    fields = frozenset(field for view in found for field in view.fields)
    return fields, frozenset(kind for view in found for kind in view.kinds)


def _sort_key(setter: Setter) -> tuple[int, int, int, bytes, int]:
    return place_key(setter.placed)
