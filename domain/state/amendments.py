"""Corrections, withdrawals and attestations, applied to entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.content import Content, with_changes
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry, Fact


def apply_amendments(entries: Sequence[Entry]) -> list[Fact]:
    """Return the facts that entries amount to, in the order of the log.

    Withdrawn entries are left out.

    Args:
        entries: entries of one subject (or of several that were joined), in the order
            of their positions. Only the amendments among them are applied.
    """
    amendments = [entry for entry in entries if entry.is_amendment]
    if not amendments:
        return [entry.fact for entry in entries]
    withdrawn = {e.content.target for e in amendments if e.content.kind == WITHDRAWN}
    live: dict[str, list[Entry]] = {}
    for amendment in amendments:
        if str(amendment.event_id) not in withdrawn:
            live.setdefault(amendment.content.target, []).append(amendment)
    return [
        amend(entry, live.get(str(entry.event_id), ()))
        for entry in entries
        if not entry.is_amendment and str(entry.event_id) not in withdrawn
    ]


def amend(entry: Entry, amendments: Sequence[Entry]) -> Fact:
    """Apply an entry's amendments in the order of the log; the last one wins."""
    if not amendments:
        return entry.fact
    content, changed_by = entry.content, dict[str, int]()
    for amendment in amendments:
        if amendment.content.kind == CORRECTED:
            content = with_changes(content, _changes(amendment.content))
            changed_by |= dict.fromkeys(amendment.content.changes, amendment.position)
        elif amendment.content.kind == ATTESTED:
            content = with_changes(content, _further(content, amendment.content))
    return Fact(entry, content, changed_by)


def _changes(correction: Content) -> Mapping[str, Any]:
    """Return a correction's changes. With a new date, it was reported by that day."""
    if {"occurred", "sources"} & correction.changes.keys():
        return {**correction.changes, "reported_on": correction.reported_on}
    return correction.changes


def _further(content: Content, attestation: Content) -> Mapping[str, Any]:
    return {"sources": (*content.sources, *attestation.sources)}
