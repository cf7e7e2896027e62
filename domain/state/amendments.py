"""Corrections, withdrawals and attestations applied: what stands of the entries."""

from collections.abc import Mapping, Sequence
from typing import Any

from domain.content import Content, with_changes
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry, Fact


def apply_amendments(entries: Sequence[Entry]) -> list[Fact]:
    """Give the facts that stand, in the order of the log.

    Args:
        entries: entries of one subject (or of several that are one) in the order
            of their positions; only the amendments among them are applied.
    """
    amendments = [entry for entry in entries if entry.is_amendment]
    if not amendments:
        return [entry.fact for entry in entries]
    void = {e.content.target for e in amendments if e.content.kind == WITHDRAWN}
    live: dict[str, list[Entry]] = {}
    for amendment in amendments:
        if str(amendment.event_id) not in void:
            live.setdefault(amendment.content.target, []).append(amendment)
    return [
        amend(entry, live.get(str(entry.event_id), ()))
        for entry in entries
        if not entry.is_amendment and str(entry.event_id) not in void
    ]


def amend(entry: Entry, amendments: Sequence[Entry]) -> Fact:
    """Apply one entry's amendments in the order of the log; the last one wins."""
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
    """Give a correction's changes; a new date is bounded by the correction's day."""
    if {"occurred", "sources"} & correction.changes.keys():
        return {**correction.changes, "reported_on": correction.reported_on}
    return correction.changes


def _further(content: Content, attestation: Content) -> Mapping[str, Any]:
    return {"sources": (*content.sources, *attestation.sources)}
