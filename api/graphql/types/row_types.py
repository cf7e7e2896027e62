"""Output types whose fields are derived from the columns of a query."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry.types.field import StrawberryField

from api.graphql.types.decorators import output_type
from api.graphql.types.entries import Entry, Source, actor_reference
from api.graphql.types.fields import value_in_words
from api.graphql.types.scalars import Json
from api.graphql.types.shown_rows import (
    Show,
    ShownRow,
    ShownValue,
    add_field,
    add_words,
    attribute,
)
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    distinct,
)
from projections.queries.values import Money as Stated
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Column

T = TypeVar("T")


@output_type
class Money(ShownRow):
    """An amount of money in its currency."""

    row: strawberry.Private[Stated]
    amount: str = attribute(
        'The amount as a decimal number in text, such as "12500.00".'
    )
    currency: str = attribute(
        "The currency in ISO 4217, such as USD; empty if no source states it."
    )


ANNOTATIONS: Mapping[str, Any] = {
    kinds.WORD.name: str,
    kinds.WORDS.name: list[str],
    kinds.INTEGER.name: int,
    kinds.TRUTH.name: bool | None,
    kinds.TEXT.name: Text | None,
    kinds.EDTF_DATE.name: DateShown | None,
    kinds.DAY.name: dt.date | None,
    kinds.INSTANT.name: dt.datetime | None,
    kinds.TERM.name: str | None,
    kinds.MONEY.name: Money | None,
    kinds.NAME.name: Reference,
    kinds.REFERENCE.name: Reference | None,
    kinds.BARE_REFERENCE.name: Reference | None,
    kinds.REFERENCES.name: list[Reference],
    kinds.DISTINCT_REFERENCES.name: list[Reference],
    kinds.ACTOR.name: Reference | None,
    kinds.POSITION.name: Entry | None,
    kinds.SOURCES.name: list[Source],
    kinds.STATE_VALUE.name: str,
    kinds.STATE_VALUES.name: Json | None,
}
"""What a column holds -> the type of its field, unless another is given."""


def _distinct_references(value: ShownValue) -> Show:
    show = value.conversion.show_all
    return lambda loaders, named: distinct(show(loaders, named) if show else ())


SPECIAL: Mapping[str, Callable[[ShownValue], Show]] = {
    kinds.DISTINCT_REFERENCES.name: _distinct_references,
    kinds.STATE_VALUE.name: lambda _: value_in_words,
    kinds.STATE_VALUES.name: lambda _: lambda _, values: values or None,
}
"""What a column holds -> how it is shown, where the type of its field does not say."""


def _actor(column: Column[Any]) -> Callable[[Any], str]:
    return lambda row: actor_reference(column.value(row) or "")


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def row_type(
    columns: Sequence[Column[Any]], **shown: str | tuple[str, Any]
) -> Callable[[type[T]], type[T]]:
    """Declare an output type that has fields for columns of a query.

    A column of codes has a second field, with the words for the code.

    Args:
        shown: column -> the description of its field; and its type, where it is an
            enumeration, the position of an entry instead of the entry, or never null
            though other columns of the kind are.
    """
    by_name = {one.name: one for one in columns}

    def declare(cls: type[T]) -> type[T]:
        for name, described in shown.items():
            sentence, *given = (described,) if isinstance(described, str) else described
            column = by_name[name]
            kind = column.kind
            is_code = kind.name == "code"
            usual = str | None if is_code else ANNOTATIONS[kind.name]
            read = _actor(column) if kind == kinds.ACTOR else column.value
            value = ShownValue(read, *(given or [usual]))
            special = SPECIAL.get(kind.name)
            add_field(cls, name, sentence, value, special and special(value))
            if is_code:
                add_words(cls, name, kind.field, value)
        return output_type(cls)

    return declare
