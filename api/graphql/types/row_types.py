"""Output types whose fields are derived from the columns of a query."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar, dataclass_transform, get_args

import strawberry
from strawberry.types.field import StrawberryField

from api.graphql.loaders import RequestLoaders
from api.graphql.types.code_enums import code_words, enum_reader
from api.graphql.types.decorators import output_type, schema_field
from api.graphql.types.display import display
from api.graphql.types.entries import Entry, Source, sources_of
from api.graphql.types.kind_types import entry_at
from api.graphql.types.scalars import Json
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    called_reference,
    date_of,
    distinct,
    reference,
    references,
    text_of,
)
from projections.names.resolution import NamedSubject
from projections.queries.values import Money as Stated
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Column

R = TypeVar("R")
T = TypeVar("T")


@output_type
class Money:
    """An amount of money in its currency."""

    amount: str = schema_field("A decimal number, as the source gives it.")
    currency: str = schema_field("ISO 4217 code, such as USD; empty if none is stated.")


class Shape(NamedTuple):
    """How values of a kind are shown: their GraphQL type, and what makes one.

    Attributes:
        references: lists the subjects that a value names.
    """

    annotation: Any
    show: Callable[[RequestLoaders, Any], Any]
    references: Callable[[Any], Iterable[str]] | None = None


def _plain(_: RequestLoaders, value: Any) -> Any:  # noqa: ANN401 - as the column has it
    return value


def _word(_: RequestLoaders, value: str | None) -> str:
    return value or ""


def _text(loaders: RequestLoaders, value: Any) -> Text | None:  # noqa: ANN401 - words by language
    return text_of(value, loaders.language)


def _date(loaders: RequestLoaders, value: str | None) -> DateShown | None:
    return date_of(value, loaders.language) if value else None


def _money(_: RequestLoaders, value: Stated | None) -> Money | None:
    return Money(amount=value.amount, currency=value.currency) if value else None


def _json(_: RequestLoaders, value: object) -> Json | None:
    return Json(value) if value else None


def _reference(
    loaders: RequestLoaders, value: NamedSubject | str | None
) -> Reference | None:
    if isinstance(value, NamedSubject):
        return called_reference(loaders, value)
    return reference(loaders, value) if value else None


def _references(
    loaders: RequestLoaders, value: Sequence[NamedSubject | str]
) -> list[Reference]:
    named = [one for one in value if isinstance(one, str)]
    called = [one for one in value if isinstance(one, NamedSubject)]
    return references(loaders, named) + [called_reference(loaders, o) for o in called]


def _actor(loaders: RequestLoaders, value: str | None) -> Reference | None:
    return reference(loaders, f"actor:{value}") if value else None


def _state_value(loaders: RequestLoaders, value: kinds.StateValue) -> str:
    if value.value is None:
        return ""
    return display(loaders, value.field, value.item, value.value)


def _name(value: object) -> Iterable[str]:
    return (value,) if value and isinstance(value, str) else ()


def _names(value: Sequence[object]) -> Iterable[str]:
    return [one for one in value if isinstance(one, str)]


SHAPES: Mapping[str, Shape] = {
    kinds.WORD.name: Shape(str, _word),
    kinds.WORDS.name: Shape(list[str], _plain),
    kinds.INTEGER.name: Shape(int, _plain),
    kinds.TRUTH.name: Shape(bool | None, _plain),
    kinds.TEXT.name: Shape(Text | None, _text),
    kinds.EDTF_DATE.name: Shape(DateShown | None, _date),
    kinds.DAY.name: Shape(dt.date | None, _plain),
    kinds.INSTANT.name: Shape(dt.datetime | None, _plain),
    kinds.TERM.name: Shape(str | None, _plain),
    kinds.MONEY.name: Shape(Money | None, _money),
    kinds.REFERENCE.name: Shape(Reference | None, _reference, _name),
    kinds.BARE_REFERENCE.name: Shape(Reference | None, _reference, _name),
    kinds.REFERENCES.name: Shape(list[Reference], _references, _names),
    kinds.DISTINCT_REFERENCES.name: Shape(list[Reference], distinct, _names),
    kinds.ACTOR.name: Shape(Reference | None, _actor),
    kinds.POSITION.name: Shape(Entry | None, entry_at),
    kinds.SOURCES.name: Shape(list[Source], sources_of),
    kinds.STATE_VALUE.name: Shape(str, _state_value),
    kinds.STATE_VALUES.name: Shape(Json | None, _json),
}
"""What a column holds -> how it is shown; codes are shown by their own function."""


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def row_type(
    columns: Sequence[Column[Any]], **shown: str | tuple[str, Any]
) -> Callable[[type[T]], type[T]]:
    """Declare an output type that has fields for columns of a query.

    Objects of the type have the attributes ``loaders`` and ``row``. A column of codes
    has a second field, with the words for the code.

    Args:
        shown: column -> the description of its field; and its type, where it is an
            enumeration, the position of an entry instead of the entry, or never null
            though other columns of the kind are.
    """
    by_name = {one.name: one for one in columns}

    def declare(cls: type[T]) -> type[T]:
        for name, described in shown.items():
            sentence, *annotation = (
                (described,) if isinstance(described, str) else described
            )
            for field, made in _fields(by_name[name], sentence, *annotation):
                setattr(cls, field, made)
        return output_type(cls)

    return declare


def _fields(
    column: Column[Any],
    sentence: str,
    annotation: Any = None,  # noqa: ANN401 - a type
) -> Iterable[tuple[str, StrawberryField]]:
    name, kind = column.name, column.kind
    if kind.name != "code":
        shape = SHAPES[kind.name]
        show = _plain if annotation is int else shape.show
        yield name, _field(column, sentence, annotation or shape.annotation, show)
        return
    read = enum_reader(next(iter(get_args(annotation)), annotation))

    def words(loaders: RequestLoaders, code: str | None) -> str:
        return code_words(loaders, kind.field, code)

    in_words = "The same in the reader's language; empty where it is not stated."
    yield (
        name,
        _field(column, sentence, annotation or str | None, lambda _, code: read(code)),
    )
    yield f"{name}_display", _field(column, in_words, str, words)


def _field(
    column: Column[Any],
    sentence: str,
    annotation: Any,  # noqa: ANN401 - a type
    show: Callable[[RequestLoaders, Any], Any],
) -> StrawberryField:
    value = column.value

    def resolve(self: Any) -> Any:  # noqa: ANN401 - as the column says
        return show(self.loaders, value(self.row))

    resolve.__annotations__ = {"return": annotation}
    field: StrawberryField = strawberry.field(resolver=resolve, description=sentence)
    return field


def enqueue_values(
    loaders: RequestLoaders, columns: Sequence[Column[R]], rows: Sequence[R]
) -> None:
    """Enqueue what the columns of rows name, so that it is read together."""
    for column in columns:
        shape = SHAPES.get(column.kind.name)
        if column.kind == kinds.POSITION:
            loaders.items.enqueue(filter(None, map(column.value, rows)))
        elif shape and shape.references:
            named = [one for row in rows for one in shape.references(column.value(row))]
            loaders.names.enqueue(named)
            loaders.people.enqueue(named)
