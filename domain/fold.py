"""What a subject's state is: the definition of as-of, and the same as intervals."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from domain.effective import standing
from domain.entry import Entry, Fact
from domain.kinds import Effect
from domain.order import Chain, Placed, in_order

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


class Row(NamedTuple):
    """A setting and the days, as ordinals, on which it holds: from, and until."""

    setting: Setting
    counts_from: int
    counts_until: int


State = dict[tuple[str, str], Setting]


def state(entries: Sequence[Entry], *, day: int, position: int) -> State:
    """Give a subject's state as of a day, as known at a position: the definition.

    Take the entries up to the position, apply corrections and withdrawals, put them
    in order, keep those that count by the day, and fold.

    Args:
        entries: the subject's entries in the order of the log.
        day: as-of day, an ordinal, inclusive.
        position: position in the log, inclusive.
    """
    known = [entry for entry in entries if entry.position <= position]
    chain = in_order(standing(known))
    found: State = {}
    prefix: list[Placed] = []
    for placed in chain.placed:
        if placed.counts_from > day:
            break
        prefix.append(placed)
        for one in placed.fact.effects:
            ties = _ties(placed.fact, one, prefix, chain)
            setting = Setting(*one, placed.fact.position, ties)
            found[one.field, one.item] = setting
    return found


def chronicle(chain: Chain) -> list[Row]:
    """Give every setting with the days on which it holds, in one pass.

    Rows of one field and item follow each other without gap; a setting replaced on
    the day it counts from has no row.
    """
    setters: dict[tuple[str, str], list[tuple[Setting, int, Placed]]] = {}
    for placed in chain.placed:
        for one in placed.fact.effects:
            earlier = setters.setdefault((one.field, one.item), [])
            ties = _ties(placed.fact, one, [p for _, _, p in earlier], chain)
            setting = Setting(*one, placed.fact.position, ties)
            earlier.append((setting, placed.counts_from, placed))
    return [row for sets in setters.values() for row in _intervals(sets)]


def _intervals(sets: list[tuple[Setting, int, Placed]]) -> list[Row]:
    ends = [*(counts_from for _, counts_from, _ in sets[1:]), FOREVER]
    return [
        Row(setting, start, end)
        for (setting, start, _), end in zip(sets, ends, strict=True)
        if start < end
    ]


def _ties(
    fact: Fact, effect: Effect, earlier: Sequence[Placed], chain: Chain
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
