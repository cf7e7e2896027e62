"""Entries as answers show them: what all kinds have in common."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime

import strawberry

from api.graphql.loaders import Personal, RequestLoaders
from api.graphql.types.decorators import interface, output_type, resolver, schema_field
from api.graphql.types.enums import Basis
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    date_of,
    reference,
    text_of,
)
from domain.content import Source as Written
from projections.queries.entries import EffectiveEntry, mentioned_subjects
from projections.query_definitions.entry import counts_from


@output_type
class Occurred(DateShown):
    """When something was so in the world."""

    basis: Basis = schema_field("Stated by the source, or inferred.")
    printed: str = schema_field(
        "The source's own words for the date, where EDTF has none."
    )


@output_type
class Source:
    """Where something stands written."""

    document: Reference = schema_field("The document.")
    paragraph: str = schema_field(
        "Paragraph, row or footnote, as the document numbers it."
    )
    words: str = schema_field("The words as printed, short.")
    printed_date: str = schema_field("The date as printed there.")
    day: str = schema_field(
        "Last day on which the document can have said so; may be empty."
    )
    day_basis: Basis = schema_field("Whether the document prints that day.")


def sources_of(loaders: RequestLoaders, sources: tuple[Written, ...]) -> list[Source]:
    """Show the places where something stands written."""
    return [
        Source(
            document=reference(loaders, one.document),
            paragraph=one.paragraph,
            words=one.words,
            printed_date=one.printed_date,
            day=one.day,
            day_basis=Basis(one.day_basis),
        )
        for one in sources
    ]


@interface
class Entry:
    """One entry of the log, as known at the moment.

    Corrections and further sources are applied. Each kind of entry is a type with
    fields of its own.
    """

    loaders: strawberry.Private[RequestLoaders]
    item: strawberry.Private[EffectiveEntry]

    @resolver
    def position(self) -> int:
        """Its number in the log, from 1."""
        return self.item.position

    @resolver
    def event_id(self) -> strawberry.ID:
        """Its identity, to correct, withdraw or attest it."""
        return strawberry.ID(self.item.event_id)

    @resolver
    def kind(self) -> str:
        """Stored name of its kind, such as body.formed."""
        return self.item.content.kind

    @resolver
    def subject(self) -> Reference:
        """What it is about."""
        return refer(self, "subject", _subject)[0]

    @resolver
    def title(self) -> Text | None:
        """Its title."""
        return text_of(self.item.content.title, self.loaders.language)

    @resolver
    def narrative(self) -> Text | None:
        """One to three sentences for the joint report."""
        return text_of(self.item.content.narrative, self.loaders.language)

    @resolver
    def text(self) -> Text | None:
        """What it says, in free words."""
        return text_of(self.item.content.text, self.loaders.language)

    @resolver
    def occurred(self) -> Occurred | None:
        """When it was so in the world, if a date is known."""
        occurred = self.item.content.occurred
        if occurred is None:
            return None
        shown = date_of(occurred.date, self.loaders.language)
        return Occurred(
            date=shown.date,
            display=shown.display,
            first=shown.first,
            last=shown.last,
            basis=Basis(occurred.basis),
            printed=occurred.printed,
        )

    @resolver
    def counts_from(self) -> date | None:
        """The day from which it counts: by then it had certainly happened."""
        return counts_from(self.item)

    @resolver
    def in_progress(self) -> bool:
        """Whether it had begun by the as-of day and may still last on it."""
        edtf = self.item.edtf
        return edtf is not None and edtf.in_progress(self.loaders.moment.as_of)

    @resolver
    def recorded_at(self) -> datetime | None:
        """When the log learnt it."""
        return self.item.recorded_at

    @resolver
    def recorded_by(self) -> Reference | None:
        """Who recorded it."""
        return next(iter(refer(self, "recorded by", _recorder)), None)

    @resolver
    def recorded_for(self) -> Reference | None:
        """For which entity it was recorded."""
        return next(iter(refer(self, "recorded for", _entity)), None)

    @resolver
    def authenticated(self) -> bool:
        """Whether the ledger knew who recorded it."""
        return self.item.content.authenticated

    @resolver
    def sources(self) -> list[Source]:
        """Where it stands written."""
        self.loaders.beside.note("sources", _documents, self.loaders.names.enqueue)
        return sources_of(self.loaders, self.item.content.sources)

    @resolver
    def concerns(self) -> list[Reference]:
        """Subjects that it concerns, beside its own."""
        return refer(self, "concerns", _concerned)

    @resolver
    def mentions(self) -> list[Reference]:
        """Every other subject that it concerns or names, once each."""
        return refer(self, "mentions", mentioned_subjects)

    @resolver
    def comes_after(self) -> str:
        """Event id of the entry that it comes after, or empty."""
        return self.item.content.after

    @resolver
    def follows_from(self) -> str:
        """Event id of the entry that it follows from, or empty."""
        return self.item.content.follows_from


def refer(
    entry: Entry, what: Hashable, named: Callable[[EffectiveEntry], Iterable[str]]
) -> list[Reference]:
    """Give what a field of an entry names; of those beside it is read with it."""
    loaders = entry.loaders
    loaders.beside.note(what, named, loaders.names.enqueue, loaders.people.enqueue)
    return [Reference(loaders=loaders, named=one) for one in named(entry.item)]


def personal_of(loaders: RequestLoaders, item: EffectiveEntry) -> Personal:
    """Give an entry's personal values by field; those of entries beside it are read."""
    loaders.beside.note("personal", _event, loaders.personal.enqueue)
    return loaders.personal.load(item.event_id) or {}


def _event(item: EffectiveEntry) -> tuple[str, ...]:
    return (item.event_id,) if item.content.data else ()


def _subject(item: EffectiveEntry) -> tuple[str]:
    return (item.content.subject,)


def _recorder(item: EffectiveEntry) -> tuple[str, ...]:
    return _actor(item.content.by)


def _entity(item: EffectiveEntry) -> tuple[str, ...]:
    return _actor(item.content.entity)


def _actor(named: str) -> tuple[str, ...]:
    return (f"actor:{named}",) if named else ()


def _concerned(item: EffectiveEntry) -> tuple[str, ...]:
    return item.content.concerns


def _documents(item: EffectiveEntry) -> list[str]:
    return [one.document for one in item.content.sources]


def expect(loaders: RequestLoaders, items: Iterable[EffectiveEntry]) -> None:
    """Note entries of one answer, so that what they name is read together."""
    loaders.beside.add(items)
