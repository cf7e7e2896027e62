"""Views that questions need beside the state: lines, plans of meetings, audit."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from typing import Any

from domain.dates.edtf import Edtf
from domain.entry import NO_FIRST, NO_LAST, Fact
from domain.state.order import PlacedFact
from projections.projector.search_words import searchable_words
from projections.projector.subject_history import History, Segment

Rows = Iterator[tuple[Any, ...]]

CALENDAR_CELLS = ("status", "planned_for", "tentative")
"""State fields of a meeting that say when it is, or was, to be."""

HAPPENED = ("meeting.held", "meeting.opened", "meeting.resumed", "meeting.closed")
"""Kinds whose own date is that of the meeting."""


def line(history: History) -> Rows:
    """Give one row per fact with what timelines are filtered by."""
    subject = history.subject_id.hex
    for placed in history.chain.placed:
        yield line_row(subject, placed)


def line_row(subject: str, placed: PlacedFact) -> tuple[Any, ...]:
    """Write one fact as a line."""
    fact, counts_from, rank = placed
    content = fact.content
    basis = content.occurred.basis if content.occurred else ""
    return (
        subject,
        fact.position,
        content.kind,
        content.entity,
        basis,
        _delay(fact),
        _words(fact),
        counts_from,
        rank,
        fact.first,
    )


@lru_cache(maxsize=4_096)
def _words(fact: Fact) -> str:
    """Fold a fact's words once, however often its subject is settled."""
    return searchable_words(fact.content)


def _delay(fact: Fact) -> int:
    """Count the days from the last on which it can have happened to its recording."""
    recorded_at = fact.entry.recorded_at
    if recorded_at is None or fact.edtf is None or fact.last == NO_LAST:
        return 0
    return max(_day(recorded_at) - fact.last, 0)


def _day(instant: datetime) -> int:
    return instant.date().toordinal()


def calendar(history: History) -> Rows:
    """Give one row per stretch of days on which a meeting's date stays the same."""
    if not history.refs or history.refs[-1].family != "meeting":
        return
    by_position = {fact.position: fact for fact in history.facts}
    placed = history.chain.placed
    for segment in history.segments(CALENDAR_CELLS):
        status = segment.settings.get(("status", ""))
        if status is None or status.value is None:
            continue
        counted = [p.fact for p in placed if p.counts_from <= segment.counts_from]
        date, said_by = _date(segment, by_position[status.position], counted)
        starts, ends = _days(date)
        tentative = int(bool(segment.value("tentative")))
        said = status.value, date, tentative, starts, ends, said_by
        yield (
            history.subject_id.hex,
            *said,
            segment.counts_from,
            segment.counts_until,
        )


def _date(segment: Segment, stated: Fact, facts: Iterable[Fact]) -> tuple[str, int]:
    """Give a meeting's date as written, and the entry that says it."""
    if stated.content.kind not in HAPPENED:
        planned = segment.settings.get(("planned_for", ""))
        if planned is None or planned.value is None:
            return "", stated.position
        return str(planned.value), planned.position
    dated = [one for one in facts if one.content.kind in HAPPENED and one.edtf]
    best = min(
        dated,
        key=lambda one: (HAPPENED.index(one.content.kind), one.last, one.position),
        default=stated,
    )
    return best.edtf.text if best.edtf else "", best.position


def _days(date: str) -> tuple[int, int]:
    """Give the first and the last day that a date can mean, as ordinals."""
    if not date:
        return NO_FIRST, NO_LAST
    edtf = Edtf.parse(date)
    end = edtf.end_last if edtf.is_span else edtf.last
    first = edtf.first.toordinal() if edtf.first else NO_FIRST
    return first, end.toordinal() if end else NO_LAST


def tied(settings: Iterable[tuple[Any, ...]]) -> Rows:
    """Give the rows of settings whose order to others is not known."""
    for subject, field, item, _, entry, _, ties, start, until in settings:
        if ties:
            yield subject, field, item, entry, ties, start, until


def follow(history: History) -> Rows:
    """Give one row per fact that follows from another entry."""
    for fact in history.facts:
        yield from follow_rows(history.subject_id.hex, fact)


def follow_rows(subject: str, fact: Fact) -> Rows:
    """Write what a fact follows from, if it says so."""
    if fact.content.follows_from:
        yield subject, fact.position, fact.content.follows_from.replace("-", "")


def amendment(history: History) -> Rows:
    """Give one row per correction, withdrawal, further source or join."""
    for entry in history.entries:
        if entry.is_amendment:
            said = entry.content.kind, entry.content.target.replace("-", "")
            yield history.subject_id.hex, entry.position, *said
