"""What a subject's state is: the definition of as-of, and the same as intervals."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from domain.entry import Entry, Fact
from domain.kinds import Effect
from domain.state.amendments import apply_amendments
from domain.state.order import OrderedFacts, PlacedFact, order_facts

FOREVER = 3_652_061
"""Day ordinal after every day: a setting holds until something replaces it."""


class Setting(NamedTuple):
    """One state field's value and where it comes from.

    Attributes:
        item: which item of a collection, or "".
        value: plain value; ``None`` says that it no longer holds.
        position: the entry that set it.
        ties: entries that set it too and whose order to that one is not known.
    """

    field: str
    item: str
    value: Any
    position: int
    ties: tuple[int, ...] = ()


class SettingInterval(NamedTuple):
    """A setting and the days, as ordinals, on which it holds: from, and until."""

    setting: Setting
    counts_from: int
    counts_until: int


State = dict[tuple[str, str], Setting]


def fold_state(entries: Sequence[Entry], *, day: int, position: int) -> State:
    """Give a subject's state as of a day, as known at a position: the definition.

    Take the entries up to the position, apply corrections and withdrawals, put them
    in order, keep those that count by the day, and fold.

    Args:
        entries: the subject's entries in the order of the log.
        day: as-of day, an ordinal, inclusive.
        position: position in the log, inclusive.
    """
    known = [entry for entry in entries if entry.position <= position]
    chain = order_facts(apply_amendments(known))
    found: State = {}
    prefix: list[PlacedFact] = []
    for placed in chain.placed:
        if placed.counts_from > day:
            break
        prefix.append(placed)
        for one in placed.fact.effects:
            ties = _ties(placed.fact, one, prefix, chain)
            setting = Setting(*one, placed.fact.position, ties)
            found[one.field, one.item] = setting
    return found


class Setter(NamedTuple):
    """A fact in its place, and one of its effects."""

    placed: PlacedFact
    effect: Effect


def find_setters(chain: OrderedFacts) -> dict[tuple[str, str], list[Setter]]:
    """Give, for each field and item, what sets it, in order."""
    found: dict[tuple[str, str], list[Setter]] = {}
    for placed in chain.placed:
        for one in placed.fact.effects:
            found.setdefault((one.field, one.item), []).append(Setter(placed, one))
    return found


def setting_intervals(chain: OrderedFacts) -> list[SettingInterval]:
    """Give every setting with the days on which it holds.

    Rows of one field and item follow each other without gap; a setting replaced on
    the day it counts from has no row.
    """
    rows = (
        interval_at(found, at, chain.pairs)
        for found in find_setters(chain).values()
        for at in range(len(found))
    )
    return [row for row in rows if row is not None]


def interval_at(
    found: Sequence[Setter], at: int, pairs: Collection[tuple[int, int]]
) -> SettingInterval | None:
    """Give the row of one setter among all that set the same field and item.

    Args:
        found: the setters in order.
        at: which of them.
        pairs: (earlier, later) positions whose order is known.
    """
    (fact, counts_from, _), effect = found[at]
    until = found[at + 1].placed.counts_from if at + 1 < len(found) else FOREVER
    if counts_from >= until:
        return None
    ties = {
        other.placed.fact.position
        for other in found[:at]
        if other.effect.value != effect.value
        and other.placed.fact.overlaps(fact)
        and (other.placed.fact.position, fact.position) not in pairs
        and other.placed.fact is not fact
    }
    setting = Setting(*effect, fact.position, tuple(sorted(ties)))
    return SettingInterval(setting, counts_from, until)


def _ties(
    fact: Fact, effect: Effect, earlier: Sequence[PlacedFact], chain: OrderedFacts
) -> tuple[int, ...]:
    """List the facts before it that set the field too and may have come after it."""
    return tuple(
        sorted(
            other.position
            for other, *_ in earlier
            if other is not fact
            and other.overlaps(fact)
            and (other.position, fact.position) not in chain.pairs
            and any(_disagree(effect, one) for one in other.effects)
        )
    )


def _disagree(one: Effect, other: Effect) -> bool:
    same = one.field == other.field and one.item == other.item
    return same and one.value != other.value
