"""Findings: where subjects disagree. They are shown and listed, never a refusal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.entry import Fact
from domain.references import Ref
from domain.state.subject import Subject


class Finding(NamedTuple):
    """One disagreement between an entry and a subject that it names.

    Attributes:
        rule: ``unknown-reference`` (in the audit only), ``withdrawn-reference``,
            ``after-closing`` or ``before-opening``.
        subject: the subject named, as family:reference.
        positions: the entries that disagree.
    """

    rule: str
    sentence: str
    subject: str
    positions: tuple[int, ...]


def findings_of(fact: Fact, subjects: Mapping[UUID, Subject]) -> Iterator[Finding]:
    """List where one fact disagrees with the subjects it names, if they are known."""
    for reference in fact.links:
        named = subjects.get(Ref.parse(reference).subject_id)
        if named is not None and named.entries:
            yield from _with(fact, reference, named)


def _with(fact: Fact, reference: str, named: Subject) -> Iterator[Finding]:
    opening, closing = named.facts.opening, named.facts.closing
    at = fact.position
    if not len(named.facts):
        text = sentence("withdrawn-reference", fact.label, reference)
        yield Finding("withdrawn-reference", text, reference, (at,))
    if closing and closing.last < fact.first:
        text = sentence("after-closing", fact.label, reference, closing.last)
        yield Finding("after-closing", text, reference, (at, closing.position))
    if opening and opening.first > fact.last:
        text = sentence("before-opening", fact.label, reference, opening.first)
        yield Finding("before-opening", text, reference, (at, opening.position))


_SENTENCES = {
    "unknown-reference": "{said} names {reference}, of which the log says nothing",
    "withdrawn-reference": "{said} names {reference}, of which nothing stands any more",
    "after-closing": "{said} names {reference}, which had ended by {day}",
    "before-opening": "{said} names {reference}, which began on {day} or later",
}


def sentence(rule: str, said: str, reference: str, day: int | None = None) -> str:
    """Say a finding.

    Args:
        said: what the entry is called.
        day: the day on which the subject named ended or began, an ordinal.
    """
    when = date.fromordinal(day) if day else ""
    return _SENTENCES[rule].format(said=said, reference=reference, day=when)
