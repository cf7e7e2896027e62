"""Types for words, dates and references: what every answer is made of."""

import datetime as dt

import strawberry

from api.graphql.loaders import Asked
from api.graphql.types.decorators import answer, resolved, resolved_as, says
from api.graphql.types.enums import Family, Language
from api.graphql.types.scalars import EdtfText
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.texts import Text as Words
from domain.texts import in_language
from projections.names.resolution import Called


@answer
class Wording:
    """Words in one language."""

    words: str = says("The words.")
    language: Language = says("Their language.")
    official: bool = says("Whether a source prints them; else the wording is ours.")


@answer
class Text(Wording):
    """Words in the reader's language, else in English, else in the first there is.

    Nothing is ever translated.
    """

    every: strawberry.Private[Words]

    @resolved
    def all(self) -> list[Wording]:
        """Every wording there is, by language."""
        return [
            Wording(words=one.words, language=Language(code), official=one.official)
            for code, one in sorted(self.every.items())
        ]


def text_of(words: Words, language: str) -> Text | None:
    """Choose a wording for a reader; None where there are no words."""
    shown = in_language(words, language)
    if shown is None:
        return None
    return Text(
        words=shown.words,
        language=Language(shown.language),
        official=shown.official,
        every=words,
    )


@answer
class DateShown:
    """A date, never more exact than it was given."""

    date: EdtfText = says("As written, in EDTF.")
    display: str = says("In the reader's language.")
    first: dt.date | None = says(
        "First possible day of the moment, or of the start of a span."
    )
    last: dt.date | None = says(
        "Last possible day of the moment, or of the start of a span."
    )


def date_of(text: str, language: str) -> DateShown:
    """Show an EDTF date."""
    edtf = Edtf.parse(text)
    return DateShown(
        date=EdtfText(text),
        display=print_date(edtf, language),
        first=edtf.first,
        last=edtf.last,
    )


@answer
class Reference:
    """A subject that is named, and how it is called."""

    asked: strawberry.Private[Asked]
    named: strawberry.Private[str]

    @property
    def called(self) -> Called:
        """How the subject is called."""
        found = self.asked.names.get(self.named)
        if found is None:
            raise KeyError(self.named)
        return found

    @resolved
    def ref(self) -> str:
        """As family:reference; every question takes it."""
        return str(self.called.ref)

    @resolved
    def reference(self) -> str:
        """The name by which people call it, such as MC-3/11."""
        return self.called.ref.reference

    @resolved_as(Family)
    def family(self) -> object:
        """Its family."""
        return Family(self.called.ref.family)

    @resolved
    def name(self) -> Text | None:
        """Its name, as known at the moment of the question."""
        return text_of(self.called.names, self.asked.language)

    @resolved
    def short_name(self) -> Text | None:
        """Its short name if it has one in the reader's language, or else its name."""
        language = self.asked.language
        return text_of(self.called.briefly(language), language)

    @resolved
    def personal_name(self) -> str | None:
        """Name of a person, where it is kept and was not erased."""
        return self.asked.people.get(self.named)


def references(asked: Asked, named: list[str] | tuple[str, ...]) -> list[Reference]:
    """Give references, to be resolved together when the first name is needed."""
    asked.names.expect(named)
    asked.people.expect(named)
    return [Reference(asked=asked, named=one) for one in named]


def distinct(asked: Asked, named: list[str] | tuple[str, ...]) -> list[Reference]:
    """Give references, each subject once, by however many of its names it is named."""
    found: dict[str, Reference] = {}
    for one in references(asked, named):
        found.setdefault(one.called.subject, one)
    return list(found.values())


def reference(asked: Asked, named: str) -> Reference:
    """Give one reference."""
    return references(asked, [named])[0]


def called_reference(asked: Asked, called: Called) -> Reference:
    """Give a reference whose name was read already."""
    named = str(called.ref)
    asked.names.know(named, called)
    return Reference(asked=asked, named=named)
