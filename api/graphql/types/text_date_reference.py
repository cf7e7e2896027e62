"""Types for words, dates and references: what every answer is made of."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import (
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.enums import Family, Language
from api.graphql.types.scalars import EdtfText
from api.graphql.types.shown_rows import CONVERSIONS, Conversion
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.texts import Text as Words
from domain.texts import choose_wording
from projections.names.resolution import NamedSubject


@output_type
class Wording:
    """Words in one language."""

    words: str = schema_field("The words.")
    language: Language = schema_field("Their language.")
    official: bool = schema_field(
        "Whether a source prints them; else the wording is ours."
    )


@output_type
class Text(Wording):
    """Words in the reader's language, else in English, else in the first there is.

    Nothing is ever translated.
    """

    every: strawberry.Private[Words]

    @resolver
    def all(self) -> list[Wording]:
        """Every wording there is, by language."""
        return [
            Wording(words=one.words, language=Language(code), official=one.official)
            for code, one in sorted(self.every.items())
        ]


def text_of(words: Words, language: str) -> Text | None:
    """Choose a wording for a reader; None where there are no words."""
    shown = choose_wording(words, language)
    if shown is None:
        return None
    return Text(
        words=shown.words,
        language=Language(shown.language),
        official=shown.official,
        every=words,
    )


@output_type
class DateShown:
    """A date, never more exact than it was given."""

    date: EdtfText = schema_field("As written, in EDTF.")
    display: str = schema_field("In the reader's language.")
    first: dt.date | None = schema_field(
        "First possible day of the moment, or of the start of a span."
    )
    last: dt.date | None = schema_field(
        "Last possible day of the moment, or of the start of a span."
    )


def date_of(text: str, language: str) -> DateShown:
    """Show an EDTF date."""
    return DateShown(**date_parts(text, language))


def date_parts(text: str, language: str) -> dict[str, Any]:
    """Give the fields of a date that is shown."""
    edtf = Edtf.parse(text)
    return {
        "date": EdtfText(text),
        "display": print_date(edtf, language),
        "first": edtf.first,
        "last": edtf.last,
    }


@output_type
class Reference:
    """A subject that is named, and how it is called."""

    loaders: strawberry.Private[RequestLoaders]
    named: strawberry.Private[str]

    @property
    def called(self) -> NamedSubject:
        """How the subject is called."""
        found = self.loaders.names.load(self.named)
        if found is None:
            raise KeyError(self.named)
        return found

    @resolver
    def ref(self) -> str:
        """As family:reference; every question takes it."""
        return str(self.called.ref)

    @resolver
    def reference(self) -> str:
        """The name by which people call it, such as MC-3/11."""
        return self.called.ref.reference

    @resolver_of_type(Family)
    def family(self) -> object:
        """Its family."""
        return Family(self.called.ref.family)

    @resolver
    def name(self) -> Text | None:
        """Its name, as known at the moment of the question."""
        return text_of(self.called.names, self.loaders.language)

    @resolver
    def short_name(self) -> Text | None:
        """Its short name if it has one in the reader's language, or else its name."""
        language = self.loaders.language
        return text_of(self.called.short_name(language), language)

    @resolver
    def personal_name(self) -> str | None:
        """Name of a person, where it is kept and was not erased."""
        return self.loaders.people.load(self.named)


def references(
    loaders: RequestLoaders, named: Iterable[NamedSubject | str]
) -> list[Reference]:
    """Give references, to be resolved together when the first name is needed."""
    found = list(named)
    _enqueue(loaders, found)
    return [reference(loaders, one) for one in found]


def distinct(
    loaders: RequestLoaders, named: Iterable[NamedSubject | str]
) -> list[Reference]:
    """Give references, each subject once, by however many of its names it is named."""
    found: dict[str, Reference] = {}
    for one in references(loaders, named):
        found.setdefault(one.called.subject_id, one)
    return list(found.values())


def reference(loaders: RequestLoaders, named: NamedSubject | str) -> Reference:
    """Give one reference; a subject whose name was read already is not read again."""
    if isinstance(named, str):
        return Reference(loaders=loaders, named=named)
    loaders.names.prime(str(named.ref), named)
    return Reference(loaders=loaders, named=str(named.ref))


def _enqueue(
    loaders: RequestLoaders, named: Iterable[NamedSubject | str | None]
) -> None:
    references = [one for one in named if one and isinstance(one, str)]
    loaders.names.enqueue(references)
    loaders.people.enqueue(references)


CONVERSIONS[Text] = Conversion(lambda loaders, words: text_of(words, loaders.language))
CONVERSIONS[DateShown] = Conversion(
    lambda loaders, edtf: date_of(edtf, loaders.language) if edtf else None
)
CONVERSIONS[Reference] = Conversion(
    lambda loaders, named: reference(loaders, named) if named else None,
    references,
    _enqueue,
)
