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
    span_of,
)
from domain.references import Ref, normalise_reference

ALL = "0" * 32
FOREVER = 3_652_061
AREA = {"framework", "heading", "name", "scope", "row", "stage", "groups"}
CALENDAR = {"status", "planned_for", "tentative"}
HAPPENED = ("meeting.held", "meeting.opened", "meeting.resumed", "meeting.closed")
LEAD = {"area", "entity", "function", "standing", "holder"}

Row = tuple[Any, ...]
Setting = tuple[str, str, Any, int, str, int, int]
"""Field, item, value, entry, ties, counts from, counts until."""

_encode = msgspec.json.Encoder(order="deterministic").encode


def rows_of(
    subject: str, facts: list[Fact], refs: Iterable[Ref]
) -> Iterator[tuple[str, list[Row]]]:
    """Give every view's rows."""
    named = list(refs)
    family = named[-1].family
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
    yield "matrix_area", list(_areas(subject, settings)) if family == "area" else []
    yield "matrix_lead", list(_leads(subject, settings)) if family == "role" else []
    yield (
        "matrix_group",
        [
            (subject, _hex(item), entry, start, until)
            for field, item, value, entry, _, start, until in settings
            if family == "body" and field == "areas" and value
        ],
    )
    yield "name", list(_names(subject, named, settings))
    yield "life", [_life(subject, facts)]
    yield (
        "line",
        [
            (subject, at, one.kind, *one.line, counts, rank, first)
            for counts, rank, first, at, one in placed
        ],
    )
    yield "calendar", list(_calendar(subject, placed, settings, family))
    yield (
        "tie",
        [
            (subject, field, item, entry, ties, start, until)
            for field, item, _, entry, ties, start, until in settings
            if ties
        ],
    )
    yield (
        "follow",
        [(subject, o.position, o.follows_from) for o in facts if o.follows_from],
    )
    yield "amendment", []


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


def _areas(subject: str, settings: list[Setting]) -> Iterator[Row]:
    for cells, start, until in _segments(settings, AREA):
        if framework := cells.get("framework"):
            place = cells.get("row", (1_000_000, 0))[0]
            yield subject, _hex(framework[0]), place, _json(cells), start, until


def _leads(subject: str, settings: list[Setting]) -> Iterator[Row]:
    for cells, start, until in _segments(settings, LEAD):
        if area := cells.get("area"):
            yield subject, _hex(area[0]), _json(cells), start, until


def _calendar(
    subject: str, placed: list[Placed], settings: list[Setting], family: str
) -> Iterator[Row]:
    if family != "meeting":
        return
    by_position = {one.position: one for *_, one in placed}
    for cells, start, until in _segments(settings, CALENDAR):
        if "status" not in cells:
            continue
        status, entry = cells["status"]
        said, text = by_position[entry], ""
        if said.kind in HAPPENED:
            dated = [
                one
                for counts, *_, one in placed
                if counts <= start and one.kind in HAPPENED and one.text
            ]
            entry, text = min(
                ((HAPPENED.index(o.kind), o.last, o.position, o.text) for o in dated),
                default=(0, 0, entry, said.text),
            )[2:]
        elif "planned_for" in cells:
            text, entry = cells["planned_for"]
        tentative = int(bool(cells.get("tentative", (False, 0))[0]))
        starts, ends = span_of(text) if text else (0, FOREVER - 1)
        yield subject, status, text, tentative, starts, ends, entry, start, until


def _segments(
    settings: list[Setting], fields: set[str]
) -> Iterator[tuple[dict[str, Any], int, int]]:
    wanted = sorted((one for one in settings if one[0] in fields), key=_slot)
    days = sorted({one[5] for one in wanted})
    for at, start in enumerate(days):
        until = days[at + 1] if at + 1 < len(days) else FOREVER
        cells: dict[str, Any] = {}
        for field, item, value, entry, _, begins, ends in wanted:
            if value is not None and begins <= start < ends:
                if item:
                    cells.setdefault(field, []).append((item, entry))
                else:
                    cells[field] = value, entry
        yield cells, start, until


def _slot(setting: Setting) -> tuple[str, str]:
    return setting[0], setting[1]


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


def _hex(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex
