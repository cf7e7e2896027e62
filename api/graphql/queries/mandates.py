"""Mandates by paragraph, with evidence, and what nothing was done about yet."""

from collections.abc import Sequence
from enum import Enum

import msgspec
import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.register import (
    listed,
    listed_subjects,
    naming,
    scopes_of,
    sought,
)
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import MandateStatus, coded, said
from api.graphql.types.decorators import (
    enum,
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.pages import Connection, connection, place_of, sized
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    date_of,
    reference,
    references,
    text_of,
)
from domain.texts import Wording
from projections.queries import mandates as answers
from projections.queries.register import ListedSubject, RegisterCursor, SubjectFilter
from projections.queries.values import SubjectValues


@enum
class ParagraphState(Enum):
    """What became of what a paragraph asks for."""

    OPEN = value("open", description="Nothing is known to have been done.")
    ACTED_UPON = value("acted upon", description="An entry follows from it.")
    DISCHARGED = value("discharged", description="It was done.")
    LAPSED = value("lapsed", description="It no longer asks for anything.")


@output_type
class Paragraph:
    """What a paragraph of a mandate asks for, and what became of it."""

    loaders: strawberry.Private[RequestLoaders]
    paragraph: strawberry.Private[answers.Paragraph]

    @resolver
    def number(self) -> str:
        """As the document numbers it; empty for the mandate as a whole."""
        return self.paragraph.number

    @resolver
    def state(self) -> ParagraphState:
        """What became of it by the day."""
        return ParagraphState(self.paragraph.state)

    @resolver
    def state_display(self) -> str:
        """The same in the reader's language."""
        return said(self.loaders, "state", self.paragraph.state)

    @resolver
    def action(self) -> Text | None:
        """What it asks for."""
        return self._text("action")

    @resolver
    def condition(self) -> Text | None:
        """On what condition, such as "as appropriate"."""
        return self._text("condition")

    @resolver
    def addressees(self) -> list[Reference]:
        """Who is asked to act."""
        return references(self.loaders, self.paragraph.value("addressees") or [])

    @resolver
    def deadline(self) -> DateShown | None:
        """By when it is to be done."""
        date = self.paragraph.value("deadline")
        return date_of(date, self.loaders.language) if date else None

    @resolver
    def due_at(self) -> Reference | None:
        """The meeting by which it is to be done."""
        meeting = self.paragraph.value("due_at")
        return reference(self.loaders, meeting) if meeting else None

    @resolver
    def recurrence(self) -> str | None:
        """How often it comes round, an ISO 8601 duration such as P2Y."""
        found = self.paragraph.value("recurrence")
        return str(found) if found else None

    @resolver
    def stated(self) -> Entry | None:
        """The entry that states it, with its sources."""
        return entry_at(self.loaders, self.paragraph.stated)

    @resolver
    def evidence(self) -> list[Reference]:
        """What shows that it was done."""
        return references(self.loaders, self.paragraph.evidence)

    @resolver
    def actions(self) -> list[Entry]:
        """The entries that follow from it."""
        return entries_of(self.loaders, self.paragraph.actions)

    def _text(self, name: str) -> Text | None:
        words = self.paragraph.value(name)
        said = msgspec.convert(words or {}, dict[str, Wording])
        return text_of(said, self.loaders.language)


@output_type
class Mandate:
    """A mandate and its paragraphs."""

    loaders: strawberry.Private[RequestLoaders]
    mandate: strawberry.Private[answers.Mandate]
    subject: Subject = schema_field("The mandate, with all its fields.")

    @resolver_of_type(MandateStatus | None)
    def status(self) -> object:
        """What happened to it last, such as adopted or superseded."""
        return coded(MandateStatus, self.mandate.listed.values.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.loaders, "status", self.mandate.listed.values.value("status"))

    @resolver
    def mirrors(self) -> list[Reference]:
        """Mandates of other bodies that mirror it, or that it mirrors."""
        return references(self.loaders, self.mandate.mirrors)

    @resolver
    def paragraphs(self) -> list[Paragraph]:
        """What it asks for, paragraph by paragraph."""
        found = self.mandate.paragraphs
        return [Paragraph(loaders=self.loaders, paragraph=one) for one in found]


def mandates_page(
    loaders: RequestLoaders,
    only: str | None,
    addressee: str | None,
    *,
    first: int,
    after: str | None,
) -> Connection[Mandate]:
    """Read a page of mandates.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    is_asked = naming(loaders, addressee) if addressee else None

    def show(page: Sequence[ListedSubject], subjects: list[Subject]) -> list[Mandate]:
        found = answers.read_mandates(loaders.reader, loaders.moment, page, is_asked)
        return _shown(loaders, found, subjects)

    wanted = _wanted(loaders, addressee, is_asked)
    if only:
        wanted = wanted._replace(only=scopes_of(loaders, _as_mandate(only)))
    return listed(loaders, wanted, show, first=first, after=after)


def _as_mandate(reference: str) -> str:
    """Name a mandate, so that what is none is refused, and not an empty answer."""
    return f"mandate:{reference.removeprefix('mandate:')}"


def coverage_page(
    loaders: RequestLoaders, addressee: str | None, *, first: int, after: str | None
) -> Connection[Mandate]:
    """Read a page of mandates with their open paragraphs.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the addressee.
    """
    is_asked = naming(loaders, addressee) if addressee else None
    found, has_more = answers.read_open_mandates(
        loaders.reader,
        loaders.moment,
        _wanted(loaders, addressee, is_asked),
        is_asked=is_asked,
        first=sized(first),
        after=place_of(after, RegisterCursor),
    )
    page = [one.listed for one in found]
    nodes = _shown(loaders, found, listed_subjects(loaders, page))
    return connection(nodes, [one.cursor for one in page], after, has_more=has_more)


def _wanted(
    loaders: RequestLoaders, addressee: str | None, is_asked: answers.AddresseeFilter
) -> SubjectFilter:
    if addressee is None or is_asked is None:
        return sought(loaders, ("mandate",))

    def keep(values: SubjectValues) -> bool:
        numbers = ("", *values.items("addressees"))
        found = (values.value("addressees", one) or () for one in numbers)
        return any(is_asked(who) for some in found for who in some)

    return sought(loaders, ("mandate",), related_to=[addressee], keep=keep)


def _shown(
    loaders: RequestLoaders, found: Sequence[answers.Mandate], subjects: list[Subject]
) -> list[Mandate]:
    paragraphs = [one for mandate in found for one in mandate.paragraphs]
    loaders.items.expect(one.stated for one in paragraphs if one.stated)
    expect(loaders, [item for one in paragraphs for item in one.actions])
    loaders.names.expect(name for one in found for name in one.mirrors)
    for one in paragraphs:
        due_at = one.value("due_at")
        named = *(one.value("addressees") or ()), *one.evidence
        loaders.names.expect((*named, due_at) if due_at else named)
    return [
        Mandate(loaders=loaders, mandate=one, subject=subject)
        for one, subject in zip(found, subjects, strict=True)
    ]
