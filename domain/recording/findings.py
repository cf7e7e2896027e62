"""Findings: where subjects disagree. They are shown and listed, never refused."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from domain.entry import Fact
from domain.kinds import Life
from domain.state.contradictions import Timeline


class Finding(NamedTuple):
    """One disagreement between an entry and a subject that it names.

    Attributes:
        rule: ``unknown-reference`` (in the audit only), ``withdrawn-reference``,
            ``after-closing``, ``before-opening`` or ``withdrawn-opening``.
        sentence: what disagrees, in English.
        subject: the subject named, as family:reference.
        positions: the entries that disagree.
    """

    rule: str
    sentence: str
    subject: str
    positions: tuple[int, ...]


def findings_of(
    fact: Fact, facts_of: Callable[[str], Timeline | None]
) -> Iterator[Finding]:
    """List where a fact disagrees with the subjects that it names.

    Args:
        facts_of: takes a reference; returns the facts of its subject and of those that
            are one with it, or None if the log says nothing of it.
    """
    for reference in fact.links:
        named = facts_of(reference)
        if named is not None:
            yield from _disagreements(fact, reference, named)


def find_withdrawn_opening(withdrawn: Fact, facts: Timeline) -> Iterator[Finding]:
    """Find what stands within a life whose opening was withdrawn.

    Args:
        withdrawn: the fact that was withdrawn.
        facts: the other facts of its subject.
    """
    if withdrawn.life is Life.OPENS and not facts.opening and facts.within:
        reference = withdrawn.content.subject
        text = finding_sentence("withdrawn-opening", facts.within.label, reference)
        positions = facts.within.position, withdrawn.position
        yield Finding("withdrawn-opening", text, reference, positions)


def _disagreements(fact: Fact, reference: str, named: Timeline) -> Iterator[Finding]:
    opening, closing = named.opening, named.closing
    at = fact.position
    if not len(named):
        text = finding_sentence("withdrawn-reference", fact.label, reference)
        yield Finding("withdrawn-reference", text, reference, (at,))
    if closing and closing.last < fact.first:
        text = finding_sentence("after-closing", fact.label, reference, closing.last)
        yield Finding("after-closing", text, reference, (at, closing.position))
    if opening and opening.first > fact.last:
        text = finding_sentence("before-opening", fact.label, reference, opening.first)
        yield Finding("before-opening", text, reference, (at, opening.position))


_SENTENCES = {
    "unknown-reference": "{entry} names {reference}, of which the log says nothing",
    "withdrawn-reference": (
        "{entry} names {reference}, of which nothing stands any more"
    ),
    "after-closing": "{entry} names {reference}, which had ended by {day}",
    "withdrawn-opening": (
        "{entry} stands, and the entry by which {reference} began was withdrawn"
    ),
    "before-opening": "{entry} names {reference}, which began on {day} or later",
}


def finding_sentence(
    rule: str, entry: str, reference: str, day: int | None = None
) -> str:
    """Put a finding into words.

    Args:
        entry: the label of the entry that names the subject.
        day: the day on which that subject ended or began, an ordinal.
    """
    when = date.fromordinal(day) if day else ""
    return _SENTENCES[rule].format(entry=entry, reference=reference, day=when)
