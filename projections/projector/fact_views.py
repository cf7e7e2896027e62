"""Views with rows of single facts: their content, timelines, and what they follow from.

A fact is an entry with its corrections; a withdrawn entry is none.
"""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from domain.content import Source, encode
from domain.entry import NO_LAST, Fact
from domain.references import Ref
from domain.state.order import PlacedFact
from projections.projector.columns import (
    BYTES,
    ID,
    NUMBER,
    POSITION,
    TEXT,
    make_columns,
)
from projections.projector.search_words import searchable_words
from projections.projector.view import FactView, Rows

ALL_SCOPES = "0" * 32
"""The scope of every entry: the timeline of all."""


class Facts(FactView):
    """One row per fact, with its place in the order and its content."""

    name = "fact"
    columns = make_columns(
        subject=ID,
        entry=POSITION,
        kind=TEXT,
        first=NUMBER,
        last=NUMBER,
        counts_from=NUMBER,
        rank=NUMBER,
        content=BYTES,
    )
    indexes = (("subject", "known_until", "counts_from"), ("entry", "known_until"))

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return the row of one fact."""
        fact, counts_from, rank, _ = placed
        place = fact.content.kind, fact.first, fact.last, counts_from, rank
        stored = fact.entry.canonical if fact.content is fact.entry.content else None
        return [(subject, fact.position, *place, stored or encode(fact.content))]


class Scopes(FactView):
    """One row per fact and subject in whose timeline it is."""

    name = "scope"
    columns = make_columns(
        subject=ID,
        scope=ID,
        counts_from=NUMBER,
        rank=NUMBER,
        first=NUMBER,
        entry=POSITION,
        possible_from=NUMBER,
    )
    indexes = (
        ("scope", "first", "counts_from", "rank", "entry", "known_from", "known_until"),
        ("subject", "known_until"),
    )

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return a row for each timeline: of all, of the subject, of those it names."""
        fact, counts_from, rank, possible_from = placed
        named = {Ref.parse(reference).subject_id.hex for reference in fact.links}
        first = min(fact.first, counts_from)
        place = counts_from, rank, first, fact.position, possible_from
        return [(subject, scope, *place) for scope in {ALL_SCOPES, subject} | named]


class Lines(FactView):
    """One row per fact with what timelines are filtered by."""

    name = "line"
    columns = make_columns(
        subject=ID,
        entry=POSITION,
        kind=TEXT,
        entity=TEXT,
        recorder=TEXT,
        cites=TEXT,
        basis=TEXT,
        delay=NUMBER,
        words=TEXT,
        counts_from=NUMBER,
        rank=NUMBER,
        first=NUMBER,
    )
    indexes = (
        ("subject", "known_until"),
        ("entry", "known_until"),
        ("kind", "first", "counts_from", "rank", "entry", "known_from", "known_until"),
        ("delay", "entry"),
    )

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return the row of one fact."""
        fact, counts_from, rank, _ = placed
        content = fact.content
        basis = content.occurred.basis if content.occurred else ""
        about = content.kind, content.entity, content.by, _cited(content.sources)
        told = basis, _delay(fact), _words(fact)
        first = min(fact.first, counts_from)
        return [(subject, fact.position, *about, *told, counts_from, rank, first)]


def _cited(sources: Iterable[Source]) -> str:
    """Return the identifiers of the documents that sources cite."""
    return " ".join({Ref.parse(one.document).subject_id.hex: 0 for one in sources})


@lru_cache(maxsize=4_096)
def _words(fact: Fact) -> str:
    """Return a fact's words, cached: its subject may be projected many times."""
    return searchable_words(fact.content)


def _delay(fact: Fact) -> int:
    """Count the days from its last possible day to its recording; 0 if it has none."""
    recorded_at = fact.entry.recorded_at
    if recorded_at is None or fact.edtf is None or fact.last == NO_LAST:
        return 0
    return max(_day(recorded_at) - fact.last, 0)


def _day(instant: datetime) -> int:
    return instant.date().toordinal()


class Citations(FactView):
    """One row per fact and document that it cites without the document's day.

    The day on which the document was issued then bounds the fact.
    """

    name = "citation"
    columns = make_columns(subject=ID, entry=POSITION, document=ID)
    indexes = (("subject", "known_until"), ("document", "known_until"))

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return a row for each such document."""
        sources = placed.fact.content.sources
        cited = {one.document for one in sources if one.document and not one.day}
        documents = {Ref.parse(one).subject_id.hex for one in cited}
        return [(subject, placed.fact.position, one) for one in documents]


class FollowUps(FactView):
    """One row per fact that follows from another entry."""

    name = "follow"
    columns = make_columns(subject=ID, entry=POSITION, follows_from=ID)
    indexes = (("subject", "known_until"), ("follows_from", "known_until"))

    def rows_of_fact(self, subject: str, placed: PlacedFact) -> Rows:
        """Return a row if the fact names the entry that it follows from."""
        content = placed.fact.content
        if not content.follows_from:
            return ()
        return [(subject, placed.fact.position, content.follows_from.replace("-", ""))]
