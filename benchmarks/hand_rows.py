"""The rows of a subject's views, written by hand as plain tuples.

The definition in the domain gives the order of the facts and the settings.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from domain.entry import NO_FIRST, NO_LAST, Fact
from domain.kinds import Life
from domain.references import Ref, normalise_reference
from domain.state.fold import SettingInterval, setting_intervals
from domain.state.order import order_facts

ALL = "0" * 32
"""The scope of every entry: the timeline of all."""

Row = tuple[Any, ...]

_encode = msgspec.json.Encoder(order="deterministic").encode


def rows_of(
    subject: str, facts: Sequence[Fact], refs: Iterable[Ref]
) -> Iterator[tuple[str, list[Row]]]:
    """Return the name of each view and the rows of a subject in it.

    Args:
        subject: its identifier, 32 hexadecimal digits.
        facts: its facts in the order of the log; none is amended.
        refs: its references, the oldest first.
    """
    ordered = order_facts(facts)
    settings = setting_intervals(ordered)
    yield "setting", [_setting(subject, one) for one in settings]
    yield (
        "fact",
        [
            (
                subject,
                fact.position,
                fact.content.kind,
                fact.first,
                fact.last,
                counts_from,
                rank,
                fact.entry.canonical,
            )
            for fact, counts_from, rank, _ in ordered.placed
        ],
    )
    yield (
        "scope",
        [
            (subject, scope, counts_from, rank, fact.first, fact.position, possible)
            for fact, counts_from, rank, possible in ordered.placed
            for scope in {ALL, subject, *map(_identifier, fact.links)}
        ],
    )
    yield "name", list(_names(subject, [*refs], settings))
    yield "life", [_life(subject, facts)]


def _setting(subject: str, interval: SettingInterval) -> Row:
    held, counts_from, counts_until, may_end_from = interval
    return (
        subject,
        held.field,
        held.item,
        _encode(held.value).decode(),
        held.position,
        0,
        ",".join(map(str, held.ties)),
        may_end_from,
        counts_from,
        counts_until,
    )


def _identifier(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex


def _names(
    subject: str, refs: list[Ref], settings: Iterable[SettingInterval]
) -> Iterator[Row]:
    found = [(ref, ref.subject_id.hex) for ref in refs]
    for held, *_ in settings:
        if held.field in ("symbols", "references") and held.value:
            found.append((Ref(refs[0].family, held.item), subject))
    seen = set()
    for place, (ref, member) in enumerate(found):
        key = ref.family, normalise_reference(ref.reference)
        if key not in seen:
            seen.add(key)
            yield subject, *key, ref.reference, member, place


def _life(subject: str, facts: Sequence[Fact]) -> Row:
    opens = [one for one in facts if one.life is Life.OPENS]
    closes = [one for one in facts if one.life is Life.CLOSES]
    opening = max(opens, key=lambda one: one.first, default=None)
    closing = min(closes, key=lambda one: one.last, default=None)
    begins = (0, NO_FIRST, NO_LAST)
    if opening:
        begins = (opening.position, opening.first, opening.last)
    ends = (closing.position, closing.last) if closing else (0, NO_LAST)
    # The last two columns name a withdrawn opening: there is none.
    return subject, *begins, *ends, 1, 0, 0
