"""Findings: where subjects disagree. They are shown and listed, never refused."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from domain.entry import NO_LAST, Fact
from domain.kinds import Life
from domain.state.contradictions import Timeline

HELD = "meeting.held"
RESUMED = "meeting.resumed"


class Finding(NamedTuple):
    """One disagreement between an entry and a subject that it names, or another entry.

    Attributes:
        rule: ``unknown-reference`` (in the audit only), ``withdrawn-reference``,
            ``after-closing``, ``before-opening``, ``withdrawn-opening`` or
            ``held-twice``.
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
            text = _SENTENCES["held-twice"].format(
                entry=newer.label, other=older.label, reference=reference
            )
            positions = newer.position, older.position
            yield Finding("held-twice", text, reference, positions)


def _last_day(fact: Fact) -> int:
    """Return the last day on which what a fact says can have gone on, an ordinal."""
    if fact.edtf is None or not fact.edtf.is_span:
        return fact.last
    return fact.edtf.end_last.toordinal() if fact.edtf.end_last else NO_LAST


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
    "held-twice": (
        "{entry} and {other} cannot both be right: a meeting is held once. Correct "
        "one, or record meeting.resumed if it went on later"
    ),
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
