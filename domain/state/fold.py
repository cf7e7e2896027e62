"""The state of a subject as of a day, as a definition and as intervals of days."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.entry import Entry
from domain.kinds import Effect
from domain.state.amendments import apply_amendments
from domain.state.order import OrderedFacts, PlacedFact, order_facts
from domain.state.other_subjects import ALONE, OtherSubjects

FOREVER = 3_652_061
"""A day ordinal after every day, for settings that nothing replaces."""


class Setting(NamedTuple):
    """The value of a state field, and the entry that set it.

    Attributes:
        item: the item of a collection, or "".
        value: plain value; ``None`` if the field is empty since then.
        position: position of the entry that set it.
        ties: positions of entries that set another value, and whose order to that
            entry is not known.
        may_have_ended: whether an entry that sets another value may have happened.
    """

    field: str
    item: str
    value: Any
    position: int
    ties: tuple[int, ...] = ()
    may_have_ended: bool = False


class SettingInterval(NamedTuple):
    """A setting and the days on which it holds, as ordinals.

    Attributes:
        counts_from, counts_until: the first day, and the one after the last.
        may_end_from: the first day on which it may have ended; at the latest
            ``counts_until``.
    """

    setting: Setting
    counts_from: int
    counts_until: int
    may_end_from: int


State = dict[tuple[str, str], Setting]


def fold_state(
    entries: Sequence[Entry],
    *,
    day: int,
    position: int,
    others: OtherSubjects = ALONE,
) -> State:
    """Return a subject's state as of a day, as known at a position: the definition.

    Take the entries up to the position, apply corrections and withdrawals, put the
    facts in order, keep those that count by the day, and fold them.

    Args:
        entries: the subject's entries in the order of the log.
        day: the as-of day, an ordinal, inclusive.
        position: a position in the log, inclusive.
        others: what is known of other subjects at the position.
    """
    known = [entry for entry in entries if entry.position <= position]
    ordered = order_facts(apply_amendments(known, others))
    found: State = {}
    prefix: list[PlacedFact] = []
    for placed in ordered.placed:
        if placed.counts_from <= day:
            prefix.append(placed)
            for one in placed.fact.effects:
                ties = _ties(placed, one, prefix, ordered)
                setting = Setting(*one, placed.fact.position, ties)
                found[one.field, one.item] = setting
        elif placed.possible_from <= day:
            for one in placed.fact.effects:
                held = found.get((one.field, one.item))
                if held and held.value != one.value:
                    found[one.field, one.item] = held._replace(may_have_ended=True)
    return found


class Setter(NamedTuple):
    """A fact in its place, and one state field that it sets."""

    placed: PlacedFact
    effect: Effect


Setters = dict[tuple[str, str], list[Setter]]
"""Field and item -> the facts that set it, in order."""


def find_setters(ordered: OrderedFacts) -> Setters:
    """Return, for each field and item, the facts that set it, in order."""
    found: Setters = {}
    for placed in ordered.placed:
        for one in placed.fact.effects:
            found.setdefault((one.field, one.item), []).append(Setter(placed, one))
    return found


def setting_intervals(ordered: OrderedFacts) -> list[SettingInterval]:
    """Return every setting with the days on which it holds.

    The intervals of a field and item follow each other without gap. A setting that is
    replaced on the day from which it counts has no interval.
    """
    intervals = (
        interval_at(setters, at, ordered)
        for setters in find_setters(ordered).values()
        for at in range(len(setters))
    )
    return [one for one in intervals if one is not None]


def interval_at(
    setters: Sequence[Setter], at: int, ordered: OrderedFacts
) -> SettingInterval | None:
    """Return the interval of one setter among all that set the same field and item.

    Args:
        setters: all of them, in order.
        at: index of the one.
        ordered: tells which facts are in order.
    """
    placed, effect = setters[at]
    until = setters[at + 1].placed.counts_from if at + 1 < len(setters) else FOREVER
    if placed.counts_from >= until:
        return None
    ties = {
        other.placed.fact.position
        for other in setters[:at]
        if other.effect.value != effect.value
        and ordered.leaves_open(other.placed, placed)
    }
    setting = Setting(*effect, placed.fact.position, tuple(sorted(ties)))
    ends = (
        later.placed.possible_from
        for later in setters[at + 1 :]
        if later.effect.value != effect.value
    )
    may_end = min(max(min(ends, default=until), placed.counts_from), until)
    return SettingInterval(setting, placed.counts_from, until, may_end)


def _ties(
    placed: PlacedFact,
    effect: Effect,
    earlier: Sequence[PlacedFact],
    ordered: OrderedFacts,
) -> tuple[int, ...]:
    """List the facts before it that set another value and may have come after it."""
    return tuple(
        sorted(
            other.fact.position
            for other in earlier
            if any(_disagree(effect, one) for one in other.fact.effects)
            and ordered.leaves_open(other, placed)
        )
    )


def _disagree(one: Effect, other: Effect) -> bool:
    same = one.field == other.field and one.item == other.item
    return same and one.value != other.value
