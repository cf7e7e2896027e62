"""Inputs for what entries of every kind carry."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from typing import Any

import strawberry
from strawberry.types import get_object_definition

from api.graphql.types.decorators import input_type, schema_field
from api.graphql.types.enums import Basis, Language
from api.graphql.types.scalars import EdtfText

LEFT_OUT: Any = strawberry.UNSET


@input_type
class OccurredInput:
    """When something happened, as exactly as it is known."""

    date: EdtfText | None = schema_field(
        "The date as exactly as it is known, never more, such as 2018-07. Needed.",
        default=None,
    )
    basis: Basis = schema_field(
        "Whether the source states the date, or whoever recorded it inferred it.",
        default=Basis.STATED,
    )
    printed: str = schema_field(
        'The source\'s own words for the date, such as "early 2018", if '
        "EDTF cannot say them; otherwise empty.",
        default="",
    )


@input_type
class SourceInput:
    """Where something stands written."""

    document: str | None = schema_field(
        "The document by its reference or one of its symbols. Needed.", default=None
    )
    paragraph: str = schema_field(
        "Paragraph, row or footnote as numbered in the document.", default=""
    )
    words: str = schema_field(
        "The words as printed in the document, shortened; may be empty.", default=""
    )
    printed_date: str = schema_field(
        "The date as printed in the document; may be empty.", default=""
    )
    day: EdtfText | None = schema_field(
        "Last day on which the document can have said so; by default the day on which "
        "the log says that it was issued.",
        default=None,
    )
    day_basis: Basis = schema_field(
        "Whether the document states that day, or it was inferred.",
        default=Basis.STATED,
    )


@input_type
class TextInput:
    """Words in one or more languages of the United Nations."""

    en: str | None = schema_field("The English language.", default=LEFT_OUT)
    fr: str | None = schema_field("The French language.", default=LEFT_OUT)
    es: str | None = schema_field("The Spanish language.", default=LEFT_OUT)
    ru: str | None = schema_field("The Russian language.", default=LEFT_OUT)
    zh: str | None = schema_field("The Chinese language.", default=LEFT_OUT)
    ar: str | None = schema_field("The Arabic language.", default=LEFT_OUT)
    official_in: list[Language] = schema_field(
        "Languages whose wording a source prints; the other wordings "
        "are our translations.",
        default_factory=list,
    )


def filled(one: object) -> dict[str, Any]:
    """Give the fields of an input that were given, by their names in the log."""
    fields = get_object_definition(one, strict=True).fields
    pairs = ((field.python_name, getattr(one, field.python_name)) for field in fields)
    return {name: plain(value) for name, value in pairs if value is not LEFT_OUT}


def plain(value: object) -> Any:  # noqa: ANN401 - plain values have no one type
    """Turn a given value into what the domain reads from any outside form."""
    match value:
        case TextInput():
            return _wordings(value)
        case OccurredInput() | SourceInput():
            return {k: v for k, v in filled(value).items() if v is not None}
        case Enum():
            return value.value
        case dt.date():
            return value.isoformat()
        case list():
            return [plain(one) for one in value]
    return value


def _wordings(text: TextInput) -> Mapping[str, Any]:
    official = {str(one.value) for one in text.official_in}
    codes = (str(one.value) for one in Language)
    words = {code: getattr(text, code) for code in codes}
    return {
        code: {"words": said, "official": code in official}
        for code, said in words.items()
        if said is not LEFT_OUT and said is not None
    }
