"""Findings: where subjects disagree. They are shown and listed, never a refusal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from domain.entry import Fact, links
from domain.refs import Ref
from domain.refusals import called
from domain.subject import Subject


class Finding(NamedTuple):
    """One disagreement between an entry and a subject that it names.

    Attributes:
        rule: ``withdrawn-reference``, ``after-closing`` or ``before-opening``.
        subject: the subject named, as family:reference.
        positions: the entries that disagree.
    """

    rule: str
    sentence: str
    subject: str
    positions: tuple[int, ...]


def findings_of(fact: Fact, subjects: Mapping[UUID, Subject]) -> Iterator[Finding]:
    """List where one fact disagrees with the subjects it names, if they are known."""
    for reference in links(fact.content):
        named = subjects.get(Ref.parse(reference).subject_id)
        if named is not None and named.entries:
            yield from _with(fact, reference, named)


def _with(fact: Fact, reference: str, named: Subject) -> Iterator[Finding]:
    opening, closing = named.facts.opening, named.facts.closing
    at = fact.position
    if not len(named.facts):
        sentence = f"{called(fact)} names {reference}, of which nothing stands any more"
        yield Finding("withdrawn-reference", sentence, reference, (at,))
    if closing and closing.last < fact.first:
        day = date.fromordinal(closing.last)
        sentence = f"{called(fact)} names {reference}, which had ended by {day}"
        yield Finding("after-closing", sentence, reference, (closing.position, at))
    if opening and opening.first > fact.last:
        day = date.fromordinal(opening.first)
        sentence = f"{called(fact)} names {reference}, which began on {day} or later"
        yield Finding("before-opening", sentence, reference, (at, opening.position))
