"""The rows of a subject's views, written by hand over plain tuples."""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from benchmarks.hand_order import (
    CLOSES,
    OPENS,
    Fact,
    Pairs,
    Placed,
    in_order,
)
from domain.references import Ref, normalise_reference

ALL = "0" * 32
FOREVER = 3_652_061

Row = tuple[Any, ...]
Setting = tuple[str, str, Any, int, str, int, int]
"""Field, item, value, entry, ties, counts from, counts until."""

_encode = msgspec.json.Encoder(order="deterministic").encode


def rows_of(
    subject: str, facts: list[Fact], refs: Iterable[Ref]
) -> Iterator[tuple[str, list[Row]]]:
    """Return the rows of each view."""
    named = list(refs)
    placed, pairs = in_order(facts)
    settings = _settings(placed, pairs)
    yield (
        "setting",
        [
            (subject, field, item, _json(value), entry, 0, ties, start, until)
            for field, item, value, entry, ties, start, until in settings
        ],
    )
    yield (
        "fact",
        [
            (subject, at, one.kind, first, one.last, counts, rank, one.data)
            for counts, rank, first, at, one in placed
        ],
    )
    yield (
        "scope",
        [
            (subject, scope, counts, rank, first, at)
            for counts, rank, first, at, one in placed
            for scope in {ALL, subject, *one.links}
        ],
    )
    yield "name", list(_names(subject, named, settings))
    yield "life", [_life(subject, facts)]


def _settings(placed: list[Placed], pairs: Pairs) -> list[Setting]:
    setters: dict[tuple[str, str], list[tuple[int, Any, Fact]]] = {}
    for counts, _, _, _, fact in placed:
        for field, item, value in fact.effects:
            setters.setdefault((field, item), []).append((counts, value, fact))
    found: list[Setting] = []
    for (field, item), some in setters.items():
        for at, (start, value, fact) in enumerate(some):
            until = some[at + 1][0] if at + 1 < len(some) else FOREVER
            if start < until:
                ties = _ties(some[:at], value, fact, pairs) if at else ""
                found.append((field, item, value, fact.position, ties, start, until))
    return found


def _ties(
    before: list[tuple[int, Any, Fact]],
    value: object,
    fact: Fact,
    pairs: Pairs,
) -> str:
    found = {
        other.position
        for _, its, other in before
        if its != value
        and other is not fact
        and other.first <= fact.last
        and fact.first <= other.last
        and (other.position, fact.position) not in pairs
    }
    return ",".join(map(str, sorted(found)))


def _names(subject: str, refs: list[Ref], settings: list[Setting]) -> Iterator[Row]:
    found = [(ref, ref.subject_id.hex) for ref in refs]
    for field, item, value, *_ in settings:
        if field in ("symbols", "references") and value:
            found.append((Ref(refs[0].family, item), subject))
    seen = set()
    for place, (ref, member) in enumerate(found):
        key = ref.family, normalise_reference(ref.reference)
        if key not in seen:
            seen.add(key)
            yield subject, *key, ref.reference, member, place


def _life(subject: str, facts: list[Fact]) -> Row:
    opens = [one for one in facts if one.life == OPENS]
    closes = [one for one in facts if one.life == CLOSES]
    opening = max(opens, key=lambda one: one.first, default=None)
    closing = min(closes, key=lambda one: one.last, default=None)
    begins = (opening.position, opening.first) if opening else (0, 0)
    ends = (closing.position, closing.last) if closing else (0, FOREVER - 1)
    return subject, *begins, *ends, int(bool(facts))


def _json(value: object) -> str:
    return _encode(value).decode()
