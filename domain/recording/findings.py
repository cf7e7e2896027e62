"""Findings: where subjects disagree. They are shown and listed, never refused."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from domain.entry import NO_LAST, Fact
from domain.errors import Message
from domain.kinds import Life
from domain.references import Ref
from domain.state.contradictions import Timeline
from domain.state.drafts import (
    NOT_ADOPTED,
    SAYING,
    Adoption,
    apply_with,
    find_adoption,
    find_first_proposed,
)

FactsOf = Callable[[str], Timeline | None]
HELD = "meeting.held"
RESUMED = "meeting.resumed"


class Finding(NamedTuple):
    """One disagreement between an entry and a subject that it names, or another entry.

    Attributes:
        rule: ``unknown-reference`` (in the audit only), ``withdrawn-reference``,
            ``after-closing``, ``before-opening``, ``withdrawn-opening`` or
            ``held-twice``.
        entry: the label of the entry that names the subject or another entry.
        subject: the subject named, as family:reference.
        positions: the entries that disagree.
        day: the day on which the subject ended or began, an ordinal; 0 for none.
        other: the label of the other entry, if the entry disagrees with one.
    """

    rule: str
    entry: Message
    subject: str
    positions: tuple[int, ...]
    day: int = 0
    other: Message | None = None

    @property
    def message(self) -> Message:
        """What disagrees."""
        facts: dict[str, object] = {"entry": self.entry}
        facts["reference"] = Ref.parse(self.subject)
        if self.other:
            facts["other"] = self.other
        if self.day:
            facts["day"] = date.fromordinal(self.day)
        return Message(f"finding/{self.rule}", facts)


def findings_of(fact: Fact, facts_of: FactsOf) -> Iterator[Finding]:
    """List where a fact disagrees with the subjects that it names.

    What a draft says disagrees with nothing until the draft is adopted.

    Args:
        facts_of: takes a reference; returns the facts of its subject and of those that
            are one with it, or None if the log says nothing of it.
    """
    applied = _as_adopted(fact, facts_of)
    if applied is None:
        return
    for reference in fact.links:
        named = facts_of(reference)
        if named is not None:
            yield from _disagreements(applied, reference, named)


def _as_adopted(fact: Fact, facts_of: FactsOf) -> Fact | None:
    """Return a fact with the days of its mandate's adoption; None for a draft's."""
    says = fact.content.kind in SAYING
    named = fact.definition.said_by
    mandate = fact.content.subject if says else fact.content.data.get(named)
    known = facts_of(mandate) if mandate else None
    if known is None:
        return fact
    adoption = find_adoption(known)
    if adoption == NOT_ADOPTED:
        return None
    if says and known.opening:
        adoption = Adoption(known.opening.first, known.opening.last)
    return apply_with(fact, adoption)


def find_withdrawn_opening(withdrawn: Fact, facts: Timeline) -> Iterator[Finding]:
    """Find what stands within a life whose opening was withdrawn.

    Args:
        withdrawn: the fact that was withdrawn.
        facts: the other facts of its subject.
    """
    if withdrawn.life is Life.OPENS and not facts.opening and facts.within:
        reference = withdrawn.content.subject
        positions = facts.within.position, withdrawn.position
        label = facts.within.label
        yield Finding("withdrawn-opening", label, reference, positions)


def find_held_twice(facts: Iterable[Fact]) -> Iterator[Finding]:
    """Find entries that say that one meeting was held on other days than another says.

    A meeting that was resumed may have been held on different days.

    Args:
        facts: of one meeting; those of other kinds are passed over.
    """
    known = [one for one in facts if one.content.kind in {HELD, RESUMED}]
    if len(known) < 2 or any(one.content.kind == RESUMED for one in known):  # noqa: PLR2004 - two entries disagree
        return
    earliest = min(known, key=_last_day)
    for one in known:
        if _last_day(earliest) < one.first:
            # A new entry has no position before it is recorded.
            older, newer = sorted((earliest, one), key=lambda f: f.position or NO_LAST)
            reference = newer.content.subject
            yield Finding(
                "held-twice",
                newer.label,
                reference,
                (newer.position, older.position),
                other=older.label,
            )


def _last_day(fact: Fact) -> int:
    """Return the last day on which what a fact says can have gone on, an ordinal."""
    if fact.edtf is None or not fact.edtf.is_span:
        return fact.last
    return fact.edtf.end_last.toordinal() if fact.edtf.end_last else NO_LAST


def _disagreements(fact: Fact, reference: str, named: Timeline) -> Iterator[Finding]:
    opening, closing = named.opening, named.closing
    label, at = fact.label, fact.position
    if not len(named):
        yield Finding("withdrawn-reference", label, reference, (at,))
    if closing and closing.last < fact.first:
        both = at, closing.position
        yield Finding("after-closing", label, reference, both, closing.last)
    if opening and min(opening.first, find_first_proposed(named)) > fact.last:
        both = at, opening.position
        yield Finding("before-opening", label, reference, both, opening.first)
