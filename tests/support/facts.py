"""Entries and facts of one subject, each written in one line."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from domain.content import Content, Occurred, Source
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry, Fact
from domain.recording.event_ids import event_id_of
from domain.references import Ref
from domain.state.amendments import apply_amendments
from domain.state.fold import State, fold_state
from domain.state.order import order_facts

REPORTED = "2021-07-05"
Draft = tuple[str, str, dict[str, Any]]
"""What an entry is made of: its kind, its date, and the other fields of its content."""


def entry(number: int, draft: Draft) -> Entry:
    """Make an entry on the subject ``it``; its identity follows from its number."""
    kind, occurred, fields = draft
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


def entries(*drafts: Draft) -> list[Entry]:
    """Make entries, numbered from 1."""
    return [entry(number, one) for number, one in enumerate(drafts, 1)]


def facts(*drafts: Draft) -> list[Fact]:
    """Make entries, and return their facts as amended."""
    return apply_amendments(entries(*drafts))


def draft(kind: str, occurred: str = "", **data: Any) -> Draft:  # noqa: ANN401 - own fields
    """Draft an entry of a kind; the keywords are its own fields."""
    return kind, occurred, {"data": data}


def reported_by(one: Draft, day: str) -> Draft:
    """Give a draft the day by which it was reported."""
    kind, occurred, fields = one
    return kind, occurred, {**fields, "reported_on": day}


def coming_after(one: Draft, number: int) -> Draft:
    """Let a draft come after another entry."""
    kind, occurred, fields = one
    return kind, occurred, {**fields, "after": str(event_id_of(str(number)))}


def corrected(number: int, day: str = REPORTED, **changes: Any) -> Draft:  # noqa: ANN401 - new values
    """Draft a correction of an entry, made on a day."""
    return _amending(CORRECTED, number, changes=changes, reported_on=day)


def withdrawn(number: int) -> Draft:
    """Draft a withdrawal of an entry."""
    return _amending(WITHDRAWN, number)


def attested(number: int, document: str) -> Draft:
    """Draft an attestation of an entry by a document."""
    return _amending(ATTESTED, number, sources=(Source(document),))


def _amending(kind: str, number: int, **fields: Any) -> Draft:  # noqa: ANN401 - those of Content
    target = str(event_id_of(str(number)))
    return kind, "", {"family": "body", "target": target, **fields}


def counts_from(*drafts: Draft) -> list[tuple[int, str]]:
    """Return facts in order: number of the entry, and the day from which it counts."""
    placed = order_facts(facts(*drafts)).placed
    return [
        (one.fact.position, date.fromordinal(one.counts_from).isoformat())
        for one in placed
    ]


def fold_on(drafts: Sequence[Draft], day: str) -> State:
    """Fold drafts, recorded in the order given, as of a day."""
    ordinal = date.fromisoformat(day).toordinal()
    return fold_state(entries(*drafts), day=ordinal, position=len(drafts))


def state_on(
    log: Sequence[Entry], day: str, known: int | None = None
) -> dict[str, Any]:
    """Return the state on a day: field or field/item, and its value."""
    position = len(log) if known is None else known
    found = fold_state(log, day=date.fromisoformat(day).toordinal(), position=position)
    return {
        f"{field}/{item}" if item else field: one.value
        for (field, item), one in found.items()
        if one.value is not None
    }
