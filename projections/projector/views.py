"""The views: what rows a subject's history gives. Each is a function of it alone."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any
from uuid import UUID

import msgspec

from domain.content import encode
from domain.entry import NO_FIRST, NO_LAST
from domain.references import Ref, normalise_reference
from domain.state.contradictions import Timeline
from domain.state.fold import SettingInterval
from domain.state.order import PlacedFact
from projections.projector.subject_history import History, Segment
from projections.projector.timeline_views import amendment, calendar, follow, line, tied

Rows = Iterator[tuple[Any, ...]]
"""Tuples in the order of the view's columns in ``tables.SHAPES``."""

ALL_SCOPES = "0" * 32
"""The scope of every entry: the timeline of all."""

AREA_CELLS = ("framework", "heading", "name", "scope", "row", "stage", "groups")
LISTED = "areas"
"""The state field of a body that lists its areas."""

NAMED = ("symbols", "references")
"""State fields whose items are further references of a subject."""

LEAD_CELLS = ("area", "entity", "function", "standing", "holder")


def json(value: object) -> str:
    """Write a value as JSON with keys in one order."""
    return msgspec.json.encode(value, order="deterministic").decode()


def _hex(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex


def setting(history: History) -> Rows:
    """Give one row per field, item, value and entry, with the days it holds."""
    subject = history.subject_id.hex
    for row in history.rows:
        changed = history.changed_by.get(row.setting.position, {})
        yield setting_row(subject, row, changed)


def setting_row(
    subject: str, row: SettingInterval, changed_by: Mapping[str, int]
) -> tuple[Any, ...]:
    """Write one setting as a row."""
    (field, item, value, entry, ties), start, end = row
    by = max(changed_by.get(field, 0), changed_by.get("occurred", 0))
    tied = ",".join(map(str, ties))
    return subject, field, item, json(value), entry, by, tied, start, end


def fact(history: History) -> Rows:
    """Give one row per fact, with its place and its content as it stands."""
    subject = history.subject_id.hex
    for placed in history.chain.placed:
        yield fact_row(subject, placed)


def fact_row(subject: str, placed: PlacedFact) -> tuple[Any, ...]:
    """Write one fact as a row."""
    one, counts_from, rank = placed
    said = one.content.kind, one.first, one.last, counts_from, rank
    written = one.entry.canonical if one.content is one.entry.content else None
    return subject, one.position, *said, written or encode(one.content)


def scope(history: History) -> Rows:
    """Give one row per fact and subject whose timeline it stands in."""
    for placed in history.chain.placed:
        yield from scope_rows(history.subject_id.hex, placed)


def scope_rows(subject: str, placed: PlacedFact) -> Rows:
    """Write one fact as a row for each timeline that it stands in."""
    one, counts_from, rank = placed
    named = {_hex(reference) for reference in one.links}
    for found in sorted({ALL_SCOPES, subject} | named):
        yield subject, found, counts_from, rank, one.first, one.position


def matrix_area(history: History) -> Rows:
    """Give one row per framework and stretch of days in which nothing changes."""
    if history.refs and history.refs[-1].family == "area":
        for segment in history.segments(AREA_CELLS):
            framework = segment.value("framework")
            if isinstance(framework, str):
                place = segment.value("row", 1_000_000)
                yield (
                    history.subject_id.hex,
                    _hex(framework),
                    place,
                    json(_cells(segment)),
                    segment.counts_from,
                    segment.counts_until,
                )


def matrix_lead(history: History) -> Rows:
    """Give one row per area and stretch of days in which a role there is the same."""
    if history.refs and history.refs[-1].family == "role":
        for segment in history.segments(LEAD_CELLS):
            area = segment.value("area")
            if isinstance(area, str):
                yield (
                    history.subject_id.hex,
                    _hex(area),
                    json(_cells(segment)),
                    segment.counts_from,
                    segment.counts_until,
                )


def matrix_group(history: History) -> Rows:
    """Give one row per area that a body lists as its own, with the days it does.

    An area that says itself which group took it up has the group in its own cells.
    """
    if history.refs and history.refs[-1].family == "body":
        for row in history.rows:
            if row.setting.field == LISTED and row.setting.value:
                area = _hex(row.setting.item)
                days = row.counts_from, row.counts_until
                yield history.subject_id.hex, area, row.setting.position, *days


def _cells(segment: Segment) -> dict[str, Any]:
    """Give field -> (value, entry) and collection -> [(item, entry), ...]."""
    cells: dict[str, Any] = {}
    for (field, item), found in sorted(segment.settings.items()):
        if found.value is not None and item:
            cells.setdefault(field, []).append((item, found.position))
        elif found.value is not None:
            cells[field] = (found.value, found.position)
    return cells


def name(history: History) -> Rows:
    """Give one row per reference under which the subject is found."""
    subject = history.subject_id.hex
    seen: set[tuple[str, str]] = set()
    for place, (ref, member) in enumerate(_references(history)):
        key = ref.family, normalise_reference(ref.reference)
        if key not in seen:
            seen.add(key)
            yield subject, *key, ref.reference, member.hex, place


def _references(history: History) -> Iterator[tuple[Ref, UUID]]:
    for ref in history.refs:
        yield ref, ref.subject_id
    for row in history.rows:
        if row.setting.field in NAMED and row.setting.value:
            family = history.refs[0].family
            yield Ref(family, row.setting.item), history.subject_id


def life(history: History) -> Rows:
    """Give one row: what opens and closes the life, and whether anything stands."""
    timeline = Timeline(history.facts)
    opening, closing = timeline.opening, timeline.closing
    yield (
        history.subject_id.hex,
        opening.position if opening else 0,
        opening.first if opening else NO_FIRST,
        closing.position if closing else 0,
        closing.last if closing else NO_LAST,
        int(len(timeline) > 0),
    )


def tie(history: History) -> Rows:
    """Give the settings whose order to others is not known, with the days."""
    subject = history.subject_id.hex
    rows = (row for row in history.rows if row.setting.ties)
    yield from tied(setting_row(subject, row, {}) for row in rows)


VIEWS: Mapping[str, Callable[[History], Rows]] = {
    "setting": setting,
    "fact": fact,
    "scope": scope,
    "matrix_area": matrix_area,
    "matrix_lead": matrix_lead,
    "matrix_group": matrix_group,
    "name": name,
    "life": life,
    "line": line,
    "calendar": calendar,
    "tie": tie,
    "follow": follow,
    "amendment": amendment,
}
