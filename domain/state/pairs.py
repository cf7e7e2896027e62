"""Pairs: which fact of a subject must come before which other one.

A pair is (earlier, later), two positions. Pairs follow from ``after`` and from endings.
Lives and the natural order relate many facts at once, and are no pairs
(``domain.state.order``).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from domain.entry import Fact
from domain.kinds import KINDS

Pairs = frozenset[tuple[int, int]]
Item = tuple[str, str]
"""A state field, and an item of it or ""."""


def find_pairs(facts: Sequence[Fact]) -> Pairs:
    """Return all pairs among the facts of a subject, and what follows from them."""
    return frozenset(_closure([*_endings(facts), *_named(facts)]))


def follow_from(pairs: Iterable[tuple[int, int]]) -> Pairs:
    """Return pairs and those that follow from them: their transitive closure."""
    return frozenset(_closure([*pairs]))


def _named(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Pair each fact with the one that it names in ``after``."""
    if any(fact.content.after for fact in facts):
        by_id = {str(fact.event_id): fact for fact in facts}
        for fact in facts:
            earlier = by_id.get(fact.content.after)
            if earlier and earlier is not fact:
                yield earlier.position, fact.position


def ended_items(fact: Fact) -> Iterator[Item]:
    """List what a fact ends: a state, or the items that it removes."""
    kind = fact.definition
    if kind.ends:
        yield from ((field, "") for field in kind.sets)
    if kind.removes:
        for one in fact.effects:
            if one.field in kind.removes.values() and one.value is None:
                yield one.field, one.item


def _endings(facts: Sequence[Fact]) -> Iterator[tuple[int, int]]:
    """Pair each ending with one beginning, and with those that follow it."""
    endings: dict[Item, list[Fact]] = {}
    for fact in sorted(facts, key=lambda one: (one.last, by_days(one))):
        for item in ended_items(fact):
            endings.setdefault(item, []).append(fact)
    for item, begun in _beginnings(facts, {*endings}).items():
        renewals = [one for one in endings[item] if _renews(one, item[0])]
        others = [one for one in endings[item] if one not in renewals]
        renewed = _ended_by(renewals, begun, (), item)
        yield from _around(renewed, begun, item)
        spare = [own for _, own in renewed]
        left = [one for one in begun if one not in spare]
        yield from _around(_ended_by(others, left, spare, item), left, item)


def _renews(fact: Fact, field: str) -> bool:
    """Return whether a fact ends a value by setting it again."""
    value = fact.definition.sets.get(field)
    return any(KINDS[name].sets.get(field) == value for name in fact.definition.ends)


_Ended = Sequence[tuple[Fact, Fact]]
"""Endings in order, each with the beginning that it ends."""


def _around(
    ended: _Ended, begun: Sequence[Fact], item: Item
) -> Iterator[tuple[int, int]]:
    """Pair endings with what they end, and with the beginnings that follow them."""
    for at, (ending, own) in enumerate(ended):
        yield own.position, ending.position
        start = max(ending.first, own.first)
        earlier = [one for _, one in ended[: at + 1]]
        later = [one for _, one in ended[at + 1 :]]
        for one in begun:
            if (
                one not in earlier
                and one.last >= start
                and _can_end(ending, one, item)
                and (one in later or _says_same(one, own, item))
            ):
                yield ending.position, one.position


def _ended_by(
    endings: Sequence[Fact], begun: Sequence[Fact], renewed: Sequence[Fact], item: Item
) -> _Ended:
    """Give each ending the beginning that it ends; the earlier one has the earlier.

    Args:
        renewed: beginnings that were renewed; their renewals are ended, if they can be.
    """
    left = [*begun]
    found: list[tuple[Fact, Fact]] = []
    for ending in endings:
        possible = [one for one in left if _can_end(ending, one, item)]
        possible = possible or [r for r in renewed if _can_end(ending, r, item)]
        if possible:
            own = _choose_ended(ending, possible, item)
            found.append((ending, own))
            left = [one for one in left if one is not own]
    in_order = sorted((own for _, own in found), key=lambda one: (one.first, one.last))
    pairs = [(e, own) for (e, _), own in zip(found, in_order, strict=True)]
    return pairs if all(_can_end(*each, item) for each in pairs) else found


def _beginnings(facts: Sequence[Fact], items: set[Item]) -> Mapping[Item, list[Fact]]:
    """Return the facts that set each of the items to a value."""
    found: dict[Item, list[Fact]] = {item: [] for item in items}
    for fact in facts:
        for item in items & _values(fact).keys():
            found[item].append(fact)
    return found


def _values(fact: Fact) -> dict[Item, object]:
    values = {(one.field, one.item): one.value for one in fact.effects}
    return {item: value for item, value in values.items() if value is not None}


def _can_end(ending: Fact, begun: Fact, item: Item) -> bool:
    """Return whether a fact can be what an ending of an item ends."""
    kind, holder = ending.definition, ending.data.get("holder")
    return (
        begun is not ending
        and begun.first <= ending.last
        and (item[0] not in kind.sets or begun.content.kind in kind.ends)
        and (not holder or begun.data.get("holder") in {None, holder})
    )


def _choose_ended(ending: Fact, possible: Sequence[Fact], item: Item) -> Fact:
    """Choose the latest beginning; of several that say the same, the earliest.

    Two joinings with one leaving between are a member: of the joinings whose order to
    the leaving is open, it ends the earliest, or one before if these begin anew. But a
    holder replaces an earlier one.
    """
    in_order = sorted(possible, key=lambda one: (one.last, by_days(one)))
    same = [one for one in in_order if _says_same(one, in_order[-1], item)]
    undecided = [one for one in same if one.last >= ending.first]
    own = next((one for one in reversed(same) if one not in undecided), same[-1])
    if all(_begins_anew(one, own, item) for one in undecided):
        return own
    return min(undecided, key=by_days)


def _begins_anew(fact: Fact, earlier: Fact, item: Item) -> bool:
    """Return whether a fact begins again what an earlier one began.

    A list of members, and the naming of a holder, may only state it again.
    """
    kind = fact.definition
    own = [name for name, state in kind.adds.items() if state == item[0]]
    is_single = all(isinstance(fact.data.get(name, ""), str) for name in own)
    return is_single and "holder" not in kind.by_name and earlier.last < fact.first


def _says_same(one: Fact, other: Fact, item: Item) -> bool:
    holders = (fact.data.get("holder") for fact in (one, other))
    return _values(one)[item] == _values(other)[item] and len({*holders}) == 1


def by_days(fact: Fact) -> tuple[int, int, bytes, int]:
    """Sort by days, then by content; the order of recording comes last."""
    return fact.first, fact.last, fact.content_key, fact.position


def _closure(pairs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
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
