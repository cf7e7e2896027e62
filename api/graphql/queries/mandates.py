"""Mandates by paragraph, with evidence, and what nothing was done about yet."""

from collections.abc import Sequence
from enum import Enum

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.register import listed_subjects
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import MandateStatus, code_words, enum_value_of
from api.graphql.types.decorators import (
    enum,
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of, entry_at
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    date_of,
    reference,
    references,
    text_of,
)
from projections.queries import mandates as answers
from projections.query_definitions.mandates import (
    COVERAGE,
    MANDATES,
    CoverageParameters,
    MandateParameters,
)
from projections.query_definitions.mandates import text_of as stated_text


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
        return code_words(self.loaders, "state", self.paragraph.state)

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
        stated = stated_text(self.paragraph, name)
        return text_of(stated, self.loaders.language)


@output_type
class Mandate:
    """A mandate and its paragraphs."""

    loaders: strawberry.Private[RequestLoaders]
    mandate: strawberry.Private[answers.Mandate]
    subject: Subject = schema_field("The mandate, with all its fields.")

    @resolver_of_type(MandateStatus | None)
    def status(self) -> object:
        """What happened to it last, such as adopted or superseded."""
        return enum_value_of(MandateStatus, self.mandate.listed.values.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(
            self.loaders, "status", self.mandate.listed.values.value("status")
        )

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
    given = parameters_of(MandateParameters, reference=only, addressee=addressee)
    page = read_page(loaders, MANDATES, given, first=first, after=after)
    return connection_of(_mandates_of(loaders, page.rows), page, after)


def coverage_page(
    loaders: RequestLoaders, addressee: str | None, *, first: int, after: str | None
) -> Connection[Mandate]:
    """Read a page of mandates with their open paragraphs.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the addressee.
    """
    given = parameters_of(CoverageParameters, addressee=addressee)
    page = read_page(loaders, COVERAGE, given, first=first, after=after)
    return connection_of(_mandates_of(loaders, page.rows), page, after)


def _mandates_of(
    loaders: RequestLoaders, rows: Sequence[answers.Mandate]
) -> list[Mandate]:
    subjects = listed_subjects(loaders, [one.listed for one in rows])
    paragraphs = [one for mandate in rows for one in mandate.paragraphs]
    loaders.items.enqueue(one.stated for one in paragraphs if one.stated)
    expect(loaders, [item for one in paragraphs for item in one.actions])
    loaders.names.enqueue(name for one in rows for name in one.mirrors)
    for one in paragraphs:
        due_at = one.value("due_at")
        named = *(one.value("addressees") or ()), *one.evidence
        loaders.names.enqueue((*named, due_at) if due_at else named)
    return [
        Mandate(loaders=loaders, mandate=one, subject=subject)
        for one, subject in zip(rows, subjects, strict=True)
    ]
