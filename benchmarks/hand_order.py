"""The order of a subject's facts, written by hand over plain lists and dicts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec

from domain.dates.edtf import Edtf
from domain.kinds import KINDS, Life

OPENS, DURING, CLOSES, OUTSIDE = (
    Life.OPENS.name,
    Life.DURING.name,
    Life.CLOSES.name,
    Life.OUTSIDE.name,
)
RANK = {OPENS: 0, DURING: 1000, OUTSIDE: 1000, CLOSES: 2000}

Effect = tuple[str, str, Any]
Pairs = set[tuple[int, int]]


class Rule(NamedTuple):
    """What a kind does, as a plain table."""

    life: str
    ends: tuple[str, ...]
    sets: dict[str, str]
    clears: tuple[str, ...]
    stated: tuple[str, ...]
    adds: dict[str, str]
    removes: dict[str, str]
    per: str
    dated: str
    references: tuple[tuple[str, bool], ...]


class Fact(NamedTuple):
    """A row of the log, read."""

    position: int
    event_id: str
    kind: str
    life: str
    first: int
    last: int
    effects: list[Effect]
    links: list[str]
    after: str
    said: Any
    data: bytes


Placed = tuple[int, int, int, int, Fact]
"""Counts-from, rank, first possible day, position, and the fact."""


def _rules() -> Iterator[tuple[str, Rule]]:
    for name, one in KINDS.items():
        moved = {*one.adds, *one.removes, *one.silent, one.per}
        stated = tuple(m.name for m in one.members if m.name not in moved)
        yield (
            name,
            Rule(
                one.life.name,
                one.ends,
                dict(one.sets),
                one.clears,
                stated,
                dict(one.adds),
                dict(one.removes),
                one.per,
                one.dated,
                one.references,
            ),
        )


RULES = dict(_rules())


def days_of(text: str) -> tuple[int, int]:
    """Give the first and last possible day of a date."""
    edtf = Edtf.parse(text)
    first = edtf.first.toordinal() if edtf.first else 0
    return first, edtf.last.toordinal() if edtf.last else 3_652_060


def effects_of(kind: str, data: dict[str, Any], date: str) -> list[Effect]:
    """List what an entry sets: state field, item, value."""
    rule = RULES[kind]
    item = str(data.get(rule.per, "")) if rule.per else ""
    found: list[Effect] = [(name, item, value) for name, value in rule.sets.items()]
    found += [(rule.dated, item, date)] if rule.dated and date else []
    found += [(name, item, None) for name in rule.clears if data.get(name) is None]
    found += [(n, item, data[n]) for n in rule.stated if data.get(n) is not None]
    for moves, value in ((rule.removes, None), (rule.adds, True)):
        for name, group in moves.items():
            items = data.get(name) or ()
            for one in [items] if isinstance(items, str) else items:
                found.append((group, one, value))
    return found


def in_order(facts: list[Fact]) -> tuple[list[Placed], Pairs]:
    """Put facts in the order in which they count, and list the pairs among them."""
    pairs = _pairs(facts)
    counts = {fact.position: fact.last for fact in facts}
    opening = [fact.position for fact in facts if fact.life == OPENS]
    within = [fact.position for fact in facts if fact.life == DURING]
    closing = [fact.position for fact in facts if fact.life == CLOSES]
    before: dict[int, int] = {}
    while counts != before:
        before = dict(counts)
        if closing:
            end = min(counts[at] for at in closing)
            for at in (*opening, *within):
                counts[at] = min(counts[at], end)
        for earlier, later in pairs:
            counts[earlier] = min(counts[earlier], counts[later])
        if opening and within:
            start = min(counts[at] for at in within)
            for at in opening:
                counts[at] = min(counts[at], start)
        if not pairs:
            break
    ranks = _ranks(facts, pairs)
    placed = sorted(
        (counts[fact.position], ranks[fact.position], fact.first, fact.position, fact)
        for fact in facts
    )
    return placed, _closure(pairs)


def _ranks(facts: list[Fact], pairs: list[tuple[int, int]]) -> dict[int, int]:
    ranks = {fact.position: RANK[fact.life] for fact in facts}
    lives = {fact.position: fact.life for fact in facts} if pairs else {}
    for earlier, later in pairs:
        if lives[later] == OPENS and lives[earlier] == OUTSIDE:
            ranks[earlier] = -1000
    for _ in pairs:
        before = dict(ranks)
        for earlier, later in pairs:
            ranks[later] = max(ranks[later], ranks[earlier] + 1)
        if ranks == before:
            break
    return ranks


def _pairs(facts: list[Fact]) -> list[tuple[int, int]]:
    pairs = []
    taken: set[tuple[int, str, str]] = set()
    enders = [fact for fact in facts if RULES[fact.kind].ends]
    for ender in sorted(enders, key=_by_days):
        kinds = RULES[ender.kind].ends
        for slot in sorted({(field, item) for field, item, _ in ender.effects}):
            begun = [
                fact
                for fact in facts
                if fact.kind in kinds
                and fact.first <= ender.last
                and any(slot == effect[:2] for effect in fact.effects)
                and (fact.position, *slot) not in taken
            ]
            inside = [fact for fact in begun if fact.life != OUTSIDE]
            ended = [fact for fact in begun if fact.life == OUTSIDE]
            for fact in [*ended, *([min(inside, key=_by_days)] if inside else [])]:
                taken.add((fact.position, *slot))
                pairs.append((fact.position, ender.position))
    if any(fact.after for fact in facts):
        by_id = {fact.event_id: fact.position for fact in facts}
        for fact in facts:
            earlier = by_id.get(fact.after)
            if earlier is not None and earlier != fact.position:
                pairs.append((earlier, fact.position))
    return pairs


def _by_days(fact: Fact) -> tuple[int, int, bytes, int]:
    said = msgspec.json.encode(fact.said, order="deterministic")
    kept = said if RULES[fact.kind].ends or fact.said else b""
    return fact.first, fact.last, kept, fact.position


def _closure(pairs: list[tuple[int, int]]) -> Pairs:
    found = set(pairs)
    grown = bool(found)
    while grown:
        more = {(a, d) for a, b in found for c, d in found if b == c} - found
        grown = bool(more)
        found |= more
    return found
