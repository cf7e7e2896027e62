"""Mandates by paragraph, with evidence, and what nothing was done about yet."""

from collections.abc import Sequence
from enum import Enum

import msgspec
import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import Asked
from api.graphql.queries.register import beside, listed, naming, scopes_of, sought
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import MandateStatus, coded, said
from api.graphql.types.decorators import answer, choice, resolved, resolved_as, says
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
from projections.queries.register import Entrance, Listed, Sought
from projections.queries.values import Values


@choice
class ParagraphState(Enum):
    """What became of what a paragraph asks for."""

    OPEN = value("open", description="Nothing is known to have been done.")
    ACTED_UPON = value("acted upon", description="An entry follows from it.")
    DISCHARGED = value("discharged", description="It was done.")
    LAPSED = value("lapsed", description="It no longer asks for anything.")


@answer
class Paragraph:
    """What a paragraph of a mandate asks for, and what became of it."""

    asked: strawberry.Private[Asked]
    paragraph: strawberry.Private[answers.Paragraph]

    @resolved
    def number(self) -> str:
        """As the document numbers it; empty for the mandate as a whole."""
        return self.paragraph.number

    @resolved
    def state(self) -> ParagraphState:
        """What became of it by the day."""
        return ParagraphState(self.paragraph.state)

    @resolved
    def state_display(self) -> str:
        """The same in the reader's language."""
        return said(self.asked, "state", self.paragraph.state)

    @resolved
    def action(self) -> Text | None:
        """What it asks for."""
        return self._text("action")

    @resolved
    def condition(self) -> Text | None:
        """On what condition, such as "as appropriate"."""
        return self._text("condition")

    @resolved
    def addressees(self) -> list[Reference]:
        """Who is asked to act."""
        return references(self.asked, self.paragraph.value("addressees") or [])

    @resolved
    def deadline(self) -> DateShown | None:
        """By when it is to be done."""
        date = self.paragraph.value("deadline")
        return date_of(date, self.asked.language) if date else None

    @resolved
    def due_at(self) -> Reference | None:
        """The meeting by which it is to be done."""
        meeting = self.paragraph.value("due_at")
        return reference(self.asked, meeting) if meeting else None

    @resolved
    def recurrence(self) -> str | None:
        """How often it comes round, an ISO 8601 duration such as P2Y."""
        found = self.paragraph.value("recurrence")
        return str(found) if found else None

    @resolved
    def stated(self) -> Entry | None:
        """The entry that states it, with its sources."""
        return entry_at(self.asked, self.paragraph.stated)

    @resolved
    def evidence(self) -> list[Reference]:
        """What shows that it was done."""
        return references(self.asked, self.paragraph.evidence)

    @resolved
    def actions(self) -> list[Entry]:
        """The entries that follow from it."""
        return entries_of(self.asked, self.paragraph.actions)

    def _text(self, name: str) -> Text | None:
        words = self.paragraph.value(name)
        said = msgspec.convert(words or {}, dict[str, Wording])
        return text_of(said, self.asked.language)


@answer
class Mandate:
    """A mandate and its paragraphs."""

    asked: strawberry.Private[Asked]
    mandate: strawberry.Private[answers.Mandate]
    subject: Subject = says("The mandate, with all its fields.")

    @resolved_as(MandateStatus | None)
    def status(self) -> object:
        """What happened to it last, such as adopted or superseded."""
        return coded(MandateStatus, self.mandate.listed.values.value("status"))

    @resolved
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "status", self.mandate.listed.values.value("status"))

    @resolved
    def mirrors(self) -> list[Reference]:
        """Mandates of other bodies that mirror it, or that it mirrors."""
        return references(self.asked, self.mandate.mirrors)

    @resolved
    def paragraphs(self) -> list[Paragraph]:
        """What it asks for, paragraph by paragraph."""
        found = self.mandate.paragraphs
        return [Paragraph(asked=self.asked, paragraph=one) for one in found]


def mandates_page(
    asked: Asked,
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
    is_asked = naming(asked, addressee) if addressee else None

    def show(page: Sequence[Listed], subjects: list[Subject]) -> list[Mandate]:
        found = answers.mandates(asked.reader, asked.moment, page, is_asked)
        return _shown(asked, found, subjects)

    wanted = _wanted(asked, addressee, is_asked)
    if only:
        wanted = wanted._replace(only=scopes_of(asked, _as_mandate(only)))
    return listed(asked, wanted, show, first=first, after=after)


def _as_mandate(reference: str) -> str:
    """Name a mandate, so that what is none is refused, and not an empty answer."""
    return f"mandate:{reference.removeprefix('mandate:')}"


def coverage_page(
    asked: Asked, addressee: str | None, *, first: int, after: str | None
) -> Connection[Mandate]:
    """Read a page of mandates with their open paragraphs.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the addressee.
    """
    is_asked = naming(asked, addressee) if addressee else None
    found, has_more = answers.uncovered(
        asked.reader,
        asked.moment,
        _wanted(asked, addressee, is_asked),
        is_asked=is_asked,
        first=sized(first),
        after=place_of(after, Entrance),
    )
    page = [one.listed for one in found]
    nodes = _shown(asked, found, beside(asked, page))
    return connection(nodes, [one.place for one in page], after, has_more=has_more)


def _wanted(asked: Asked, addressee: str | None, is_asked: answers.IsAsked) -> Sought:
    if addressee is None or is_asked is None:
        return sought(asked, ("mandate",))

    def keep(values: Values) -> bool:
        numbers = ("", *values.items("addressees"))
        found = (values.value("addressees", one) or () for one in numbers)
        return any(is_asked(who) for some in found for who in some)

    return sought(asked, ("mandate",), related_to=[addressee], keep=keep)


def _shown(
    asked: Asked, found: Sequence[answers.Mandate], subjects: list[Subject]
) -> list[Mandate]:
    paragraphs = [one for mandate in found for one in mandate.paragraphs]
    asked.items.expect(one.stated for one in paragraphs if one.stated)
    expect(asked, [item for one in paragraphs for item in one.actions])
    asked.names.expect(name for one in found for name in one.mirrors)
    for one in paragraphs:
        due_at = one.value("due_at")
        named = *(one.value("addressees") or ()), *one.evidence
        asked.names.expect((*named, due_at) if due_at else named)
    return [
        Mandate(asked=asked, mandate=one, subject=subject)
        for one, subject in zip(found, subjects, strict=True)
    ]
