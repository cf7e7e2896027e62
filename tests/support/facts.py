"""Entries and facts of one subject, written in a line each."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.content import Content, Occurred, Source
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry, Fact
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.fold import fold_state
from domain.state.order import order_facts

REPORTED = "2021-07-05"
Told = tuple[str, str, dict[str, Any]]
"""A kind or amendment, when it was so, and its content's other fields."""


def entry(number: int, told: Told) -> Entry:
    """Write one entry; its subject is ``it``, its identity follows from its number."""
    kind, occurred, fields = told
    family = fields.pop("family", kind.partition(".")[0])
    subject = Ref(family, "it")
    content = Content(
        kind=kind,
        subject=str(subject),
        occurred=Occurred(occurred) if occurred else None,
        **{"reported_on": REPORTED, **fields},
    )
    identity = event_id_of(str(number))
    return Entry(
        event_id=identity,
        version=number,
        position=number,
        content=content,
        subject=subject,
    )


def entries(*told: Told) -> list[Entry]:
    """Write entries, numbered from 1."""
    return [entry(number, one) for number, one in enumerate(told, 1)]


def facts(*told: Told) -> list[Fact]:
    """Write entries and give what stands of them."""
    return apply_amendments(entries(*told))


def said(kind: str, occurred: str = "", **data: Any) -> Told:  # noqa: ANN401 - own fields
    """Say that something happened; the keywords are its own fields."""
    return kind, occurred, {"data": data}


def reported(told: Told, day: str) -> Told:
    """Say the same, as reported by a day."""
    kind, occurred, fields = told
    return kind, occurred, {**fields, "reported_on": day}


def after(told: Told, number: int) -> Told:
    """Say the same, as coming after another entry."""
    kind, occurred, fields = told
    return kind, occurred, {**fields, "after": str(event_id_of(str(number)))}


def corrected(number: int, day: str = REPORTED, **changes: Any) -> Told:  # noqa: ANN401 - new values
    """Correct an entry, on a day."""
    return _amending(CORRECTED, number, changes=changes, reported_on=day)


def withdrawn(number: int) -> Told:
    """Withdraw an entry."""
    return _amending(WITHDRAWN, number)


def attested(number: int, document: str) -> Told:
    """Add a source to an entry."""
    return _amending(ATTESTED, number, sources=(Source(document),))


def _amending(kind: str, number: int, **fields: Any) -> Told:  # noqa: ANN401 - those of Content
    target = str(event_id_of(str(number)))
    return kind, "", {"family": "body", "target": target, **fields}


def counting(*told: Told) -> list[tuple[int, str]]:
    """Give the order of facts: number of the entry, and the day it counts from."""
    placed = order_facts(facts(*told)).placed
    return [
        (one.fact.position, date.fromordinal(one.counts_from).isoformat())
        for one in placed
    ]


def holding(log: Sequence[Entry], day: str, known: int | None = None) -> dict[str, Any]:
    """Give what holds on a day: field or field/item, and its value."""
    position = len(log) if known is None else known
    found = fold_state(log, day=date.fromisoformat(day).toordinal(), position=position)
    return {
        f"{field}/{item}" if item else field: one.value
        for (field, item), one in found.items()
        if one.value is not None
    }
