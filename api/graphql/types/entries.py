"""Entries as answers show them: what all kinds have in common."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime

import strawberry

from api.graphql.loaders import Asked, Personal
from api.graphql.types.decorators import answer, interface, resolved, says
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
from domain.entry import NO_LAST, links
from domain.kinds import KINDS
from projections.queries.entries import Item


@answer
class Occurred(DateShown):
    """When something was so in the world."""

    basis: Basis = says("Stated by the source, or inferred.")
    printed: str = says("The source's own words for the date, where EDTF has none.")


@answer
class Source:
    """Where something stands written."""

    document: Reference = says("The document.")
    paragraph: str = says("Paragraph, row or footnote, as the document numbers it.")
    words: str = says("The words as printed, short.")
    printed_date: str = says("The date as printed there.")
    day: str = says("Last day on which the document can have said so; may be empty.")
    day_basis: Basis = says("Whether the document prints that day.")


def sources_of(asked: Asked, sources: tuple[Written, ...]) -> list[Source]:
    """Show the places where something stands written."""
    return [
        Source(
            document=reference(asked, one.document),
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

    asked: strawberry.Private[Asked]
    item: strawberry.Private[Item]

    @resolved
    def position(self) -> int:
        """Its number in the log, from 1."""
        return self.item.position

    @resolved
    def event_id(self) -> strawberry.ID:
        """Its identity, to correct, withdraw or attest it."""
        return strawberry.ID(self.item.event_id)

    @resolved
    def kind(self) -> str:
        """Stored name of its kind, such as body.formed."""
        return self.item.content.kind

    @resolved
    def subject(self) -> Reference:
        """What it is about."""
        return refer(self, "subject", _subject)[0]

    @resolved
    def title(self) -> Text | None:
        """Its title."""
        return text_of(self.item.content.title, self.asked.language)

    @resolved
    def text(self) -> Text | None:
        """What it says, in free words."""
        return text_of(self.item.content.text, self.asked.language)

    @resolved
    def occurred(self) -> Occurred | None:
        """When it was so in the world, if a date is known."""
        occurred = self.item.content.occurred
        if occurred is None:
            return None
        shown = date_of(occurred.date, self.asked.language)
        return Occurred(
            date=shown.date,
            display=shown.display,
            first=shown.first,
            last=shown.last,
            basis=Basis(occurred.basis),
            printed=occurred.printed,
        )

    @resolved
    def counts_from(self) -> date | None:
        """The day from which it counts: by then it had certainly happened."""
        day = self.item.counts_from
        return date.fromordinal(day) if day < NO_LAST else None

    @resolved
    def in_progress(self) -> bool:
        """Whether it had begun by the as-of day and may still last on it."""
        edtf = self.item.edtf
        return edtf is not None and edtf.in_progress(self.asked.moment.as_of)

    @resolved
    def recorded_at(self) -> datetime | None:
        """When the log learnt it."""
        return self.item.recorded_at

    @resolved
    def recorded_by(self) -> Reference | None:
        """Who recorded it."""
        return next(iter(refer(self, "recorded by", _recorder)), None)

    @resolved
    def recorded_for(self) -> Reference | None:
        """For which entity it was recorded."""
        return next(iter(refer(self, "recorded for", _entity)), None)

    @resolved
    def authenticated(self) -> bool:
        """Whether the ledger knew who recorded it."""
        return self.item.content.authenticated

    @resolved
    def sources(self) -> list[Source]:
        """Where it stands written."""
        self.asked.beside.note("sources", _documents, self.asked.names)
        return sources_of(self.asked, self.item.content.sources)

    @resolved
    def concerns(self) -> list[Reference]:
        """Subjects that it concerns, beside its own."""
        return refer(self, "concerns", _concerned)

    @resolved
    def mentions(self) -> list[Reference]:
        """Every other subject that it concerns or names, once each."""
        return refer(self, "mentions", named_by)

    @resolved
    def comes_after(self) -> str:
        """Event id of the entry that it comes after, or empty."""
        return self.item.content.after

    @resolved
    def follows_from(self) -> str:
        """Event id of the entry that it follows from, or empty."""
        return self.item.content.follows_from


def refer(
    entry: Entry, what: Hashable, named: Callable[[Item], Iterable[str]]
) -> list[Reference]:
    """Give what a field of an entry names; of those beside it is read with it."""
    asked = entry.asked
    asked.beside.note(what, named, asked.names, asked.people)
    return [Reference(asked=asked, named=one) for one in named(entry.item)]


def personal_of(asked: Asked, item: Item) -> Personal:
    """Give an entry's personal values by field; those of entries beside it are read."""
    asked.beside.note("personal", _event, asked.personal)
    return asked.personal.get(item.event_id) or {}


def _event(item: Item) -> tuple[str, ...]:
    return (item.event_id,) if item.content.data else ()


def _subject(item: Item) -> tuple[str]:
    return (item.content.subject,)


def _recorder(item: Item) -> tuple[str, ...]:
    return _actor(item.content.by)


def _entity(item: Item) -> tuple[str, ...]:
    return _actor(item.content.entity)


def _actor(named: str) -> tuple[str, ...]:
    return (f"actor:{named}",) if named else ()


def _concerned(item: Item) -> tuple[str, ...]:
    return item.content.concerns


def _documents(item: Item) -> list[str]:
    return [one.document for one in item.content.sources]


def named_by(item: Item) -> tuple[str, ...]:
    """List the subjects that an entry concerns or names."""
    content = item.content
    kind = KINDS.get(content.kind)
    return links(kind, content.data, content.concerns) if kind else content.concerns


def expect(asked: Asked, items: Iterable[Item]) -> None:
    """Note entries of one answer, so that what they name is read together."""
    asked.beside.add(items)
