"""Corrections, withdrawals and attestations, applied to entries."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from domain.content import Content, with_changes
from domain.dates.edtf import Edtf
from domain.entry import ATTESTED, CORRECTED, WITHDRAWN, Entry, Fact
from domain.state.other_subjects import ALONE, OtherSubjects


def apply_amendments(
    entries: Sequence[Entry], others: OtherSubjects = ALONE
) -> list[Fact]:
    """Return the facts that entries amount to, in the order of the log.

    Withdrawn entries are left out.

    Args:
        entries: entries of one subject (or of several that were joined), in the order
            of their positions. Only the amendments among them are applied.
        others: what is known of other subjects.
    """
    amendments = [entry for entry in entries if entry.is_amendment]
    if not amendments:
        return [amend(entry, (), others) for entry in entries]
    withdrawn = {e.content.target for e in amendments if e.content.kind == WITHDRAWN}
    live: dict[str, list[Entry]] = {}
    for amendment in amendments:
        if str(amendment.event_id) not in withdrawn:
            live.setdefault(amendment.content.target, []).append(amendment)
    return [
        amend(entry, live.get(str(entry.event_id), ()), others)
        for entry in entries
        if not entry.is_amendment and str(entry.event_id) not in withdrawn
    ]


def amend(
    entry: Entry, amendments: Sequence[Entry], others: OtherSubjects = ALONE
) -> Fact:
    """Apply an entry's amendments in the order of the log; the last one wins."""
    content, changed_by = entry.content, dict[str, int]()
    corrections: dict[str, Entry] = {}
    for amendment in amendments:
        if amendment.content.kind == CORRECTED:
            content = with_changes(content, amendment.content.changes)
            changed_by |= dict.fromkeys(amendment.content.changes, amendment.position)
            corrections |= dict.fromkeys(amendment.content.changes, amendment)
        elif amendment.content.kind == ATTESTED:
            content = with_changes(content, _further(content, amendment.content))
    if amendments or not all(one.day for one in content.sources):
        reported_on = _reported_on(entry, content, corrections, others)
        if reported_on != content.reported_on:
            content = replace(content, reported_on=reported_on)
    fact = entry.fact if content is entry.content else Fact(entry, content, changed_by)
    return others.apply_to(fact)


def _further(content: Content, attestation: Content) -> Mapping[str, Any]:
    return {"sources": (*content.sources, *attestation.sources)}


def _reported_on(
    entry: Entry,
    content: Content,
    corrections: Mapping[str, Entry],
    others: OtherSubjects,
) -> str:
    """Return the day by which an entry was reported: its earliest source or recording.

    A new date that lies after the first recording was reported by its correction.

    Args:
        corrections: field -> the entry that corrected it last.
    """
    sources = (one.day or others.issue_day(one.document) for one in content.sources)
    days = [day for day in sources if day]
    recorded = entry.content.reported_on
    is_corrected = "sources" in corrections
    if is_corrected or not all(one.day for one in entry.content.sources):
        # The stored day may be that of a source. The ledger's time zone is not known
        # here, so the instant of recording gives its day with an error of one day.
        if entry.recorded_at:
            day_before = entry.recorded_at.date() - timedelta(days=1)
            recorded = max(recorded, day_before.isoformat())
        elif is_corrected and any(one.day for one in entry.content.sources):
            recorded = corrections["sources"].content.reported_on
    if (dated := corrections.get("occurred")) and content.occurred:
        first = Edtf.parse(content.occurred.date).first
        if first and first.isoformat() > recorded:
            recorded = dated.content.reported_on
    return min([*days, recorded] if recorded else days, default="")
