"""Types for words, dates and references: what every answer is made of."""

import datetime as dt
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, ClassVar

import strawberry
from strawberry.types.lazy_type import LazyType

from api.graphql.loaders import RequestLoaders
from api.graphql.siblings import Siblings
from api.graphql.types.decorators import (
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.enums import Family, Language
from api.graphql.types.object_ids import content_id
from api.graphql.types.scalars import EdtfText
from api.graphql.types.shown_rows import CONVERSIONS, Conversion
from domain.dates.edtf import Edtf
from domain.dates.printing import print_date
from domain.texts import Text as Words
from domain.texts import choose_wording
from projections.names.resolution import NamedSubject


@output_type
class Wording:
    """Words in one language, and whether a source prints them."""

    words: str = schema_field("The words themselves.")
    language: Language = schema_field("Language of the words.")
    official: bool = schema_field(
        "Whether a source prints these words; otherwise they are our translation."
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self)


@output_type
class Text(Wording):
    """Words in the reader's language, or else in English, or in any language.

    Words are never translated by a machine.
    """

    every: strawberry.Private[Words]

    @resolver
    def all(self) -> list[Wording]:
        """The wordings in all languages that there are."""
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
    """A date as exactly as it is known, never more."""

    date: EdtfText = schema_field(
        "The date in EDTF as it was recorded, such as 2018-07 or 2018-40 "
        "(first half of 2018)."
    )
    display: str = schema_field(
        "The date in words of the reader's language, such as July 2018."
    )
    first: dt.date | None = schema_field(
        "First possible day: of a span, of its start. Null if it is not known."
    )
    last: dt.date | None = schema_field(
        "Last possible day: of a span, of its start. Null if it is not known."
    )

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self)


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


ShowSubject = Callable[[RequestLoaders, NamedSubject, Siblings], object]


@output_type
class Reference:
    """A subject that something names, with its names."""

    loaders: strawberry.Private[RequestLoaders]
    named: strawberry.Private[str]
    field: strawberry.Private[Hashable]
    show_subject: ClassVar[ShowSubject]

    @property
    def called(self) -> NamedSubject:
        """How the subject is called."""
        found = self.loaders.names.load(self.named)
        if found is None:
            raise KeyError(self.named)
        return found

    @resolver
    def id(self) -> strawberry.ID:
        """Key for the cache of a client."""
        return content_id(self.named, self.loaders.arguments.key)

    @resolver_of_type(LazyType("Subject", "api.graphql.queries.subjects") | None)
    def subject(self) -> object:
        """The subject with all that is recorded of it; null if the log has no entry."""
        called = self.called
        if not called.is_known:
            return None
        siblings = self.loaders.reference_siblings.of(self.field, self.named)
        return Reference.show_subject(self.loaders, called, siblings)

    @resolver
    def ref(self) -> str:
        """The reference with its family, such as body:joint-task-force.

        Every question accepts it.
        """
        return str(self.called.ref)

    @resolver
    def reference(self) -> str:
        """The reference that people use, such as MC-3/11."""
        return self.called.ref.reference

    @resolver_of_type(Family)
    def family(self) -> object:
        """The family of the subject."""
        return Family(self.called.ref.family)

    @resolver
    def name(self) -> Text | None:
        """The name at the moment of the question; null if none is known."""
        return text_of(self.called.names, self.loaders.language)

    @resolver
    def short_name(self) -> Text | None:
        """The short name in the reader's language, or else the name."""
        language = self.loaders.language
        return text_of(self.called.short_name(language), language)

    @resolver
    def personal_name(self) -> str | None:
        """Name of a person; null for other subjects, and after it was erased."""
        return self.loaders.people.load(self.named)


def references(
    loaders: RequestLoaders,
    named: Iterable[NamedSubject | str],
    field: Hashable | None = None,
) -> list[Reference]:
    """Return references, to be resolved together when the first name is needed.

    Args:
        field: the field that shows them; by default one of their own.
    """
    found = list(named)
    place = object() if field is None else field
    _enqueue(loaders, found, place)
    return [reference(loaders, one, place) for one in found]


def distinct(shown: Iterable[Reference]) -> list[Reference]:
    """Return each subject's first reference, by however many names it is named."""
    found: dict[str, Reference] = {}
    for one in shown:
        found.setdefault(one.called.subject_id, one)
    return list(found.values())


def reference(
    loaders: RequestLoaders, named: NamedSubject | str, field: Hashable
) -> Reference:
    """Return one reference; a name that was read already is not read again."""
    if isinstance(named, str):
        return Reference(loaders=loaders, named=named, field=field)
    loaders.names.prime(str(named.ref), named)
    return Reference(loaders=loaders, named=str(named.ref), field=field)


def _enqueue(
    loaders: RequestLoaders, named: Sequence[NamedSubject | str], field: Hashable
) -> None:
    references = [one for one in named if one and isinstance(one, str)]
    loaders.names.enqueue(references)
    loaders.people.enqueue(references)
    loaders.reference_siblings.add(field, named)


def _reference_conversion() -> Conversion:
    """Make the conversion of one field that shows references."""
    field = object()
    return Conversion(
        lambda loaders, named: reference(loaders, named, field) if named else None,
        lambda loaders, named: references(loaders, named, field),
        lambda loaders, named: _enqueue(loaders, [one for one in named if one], field),
    )


CONVERSIONS[Text] = lambda: Conversion(
    lambda loaders, words: text_of(words, loaders.language)
)
CONVERSIONS[DateShown] = lambda: Conversion(
    lambda loaders, edtf: date_of(edtf, loaders.language) if edtf else None
)
CONVERSIONS[Reference] = _reference_conversion
