"""One read type per kind of entry, derived from the kinds."""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

import msgspec
import strawberry
from strawberry.types import get_object_definition
from strawberry.types.fields.resolver import StrawberryResolver
from strawberry.utils.str_converters import to_camel_case

from api.graphql.types.entries import ENTRY_TYPES, Entry, personal_of, refer
from api.graphql.types.scalars import Whole
from api.graphql.types.text_date_reference import (
    DateShown,
    Reference,
    Text,
    date_of,
    text_of,
)
from domain.kinds import KINDS, Definition, Member, Type
from domain.texts import Wording
from projections.queries.entries import EffectiveEntry


class Shape(NamedTuple):
    """How a type of field is shown: its GraphQL type, and how an entry's is read."""

    annotation: Any
    read: Callable[[Entry, str], Any]


def _value(entry: Entry, name: str) -> Any:  # noqa: ANN401 - a plain value
    return entry.row.content.data.get(name)


def _list(entry: Entry, name: str) -> list[str]:
    return _value(entry, name) or []


def _text(entry: Entry, name: str) -> Text | None:
    words = msgspec.convert(_value(entry, name) or {}, dict[str, Wording])
    return text_of(words, entry.loaders.language)


def _reference(entry: Entry, name: str) -> Reference | None:
    return next(iter(_references(entry, name)), None)


def _references(entry: Entry, name: str) -> list[Reference]:
    def named(item: EffectiveEntry) -> Sequence[str]:
        value = item.content.data.get(name) or ()
        return (value,) if isinstance(value, str) else value

    return refer(entry, ("own", name), named)


def _date(entry: Entry, name: str) -> DateShown | None:
    value = _value(entry, name)
    return date_of(value, entry.loaders.language) if value else None


def _personal(entry: Entry, name: str) -> str | None:
    return personal_of(entry.loaders, entry.row).get(name)


_WORD = Shape(str | None, _value)

SHAPES: Mapping[Type, Shape] = {
    Type.WORD: _WORD,
    Type.WORDS: Shape(list[str], _list),
    Type.TEXT: Shape(Text | None, _text),
    Type.REF: Shape(Reference | None, _reference),
    Type.REFS: Shape(list[Reference], _references),
    Type.DATE: Shape(DateShown | None, _date),
    Type.PERIOD: _WORD,
    Type.NUMBER: Shape(Whole | None, _value),
    Type.FLAG: Shape(bool | None, _value),
    Type.AMOUNT: _WORD,
    Type.CURRENCY: _WORD,
    Type.CHOICE: _WORD,
    Type.PERSONAL: Shape(str | None, _personal),
}
"""What a field holds -> how it is shown. All but lists may be empty in some kind."""


def type_name(kind: str) -> str:
    """Name a kind's type: ``body.member-joined`` is ``BodyMemberJoined``."""
    return "".join(part.title() for part in kind.replace(".", "-").split("-"))


def sentence_of(member: Member) -> str:
    """Describe a field, with the words that a choice offers."""
    field = member.field
    choices = f" One of: {', '.join(field.choices)}." if field.choices else ""
    return f"{field.sentence}{choices}"


@cache
def _resolver(name: str, type_: Type) -> StrawberryResolver[Any]:
    """Build the resolver of a field; kinds that have the same field share it."""
    shape = SHAPES[type_]

    def resolve(self: Entry) -> Any:  # noqa: ANN401 - as the shape says
        return shape.read(self, name)

    resolve.__name__ = name
    resolve.__annotations__ = {"return": shape.annotation}
    return StrawberryResolver(resolve)


def _field(member: Member) -> Any:  # noqa: ANN401 - the library's field
    resolver = _resolver(member.name, member.field.type)
    return strawberry.field(
        resolver=resolver,
        name=to_camel_case(member.name),
        description=sentence_of(member),
    )


_COMMON = {
    field.python_name for field in get_object_definition(Entry, strict=True).fields
}


def _type(definition: Definition) -> type[Entry]:
    fields = {f"own_{one.name}": _field(one) for one in definition.members}
    if taken := definition.by_name.keys() & _COMMON:
        message = f"{definition.name}: entries of every kind have {sorted(taken)}"
        raise TypeError(message)
    name = type_name(definition.name)
    made = type(name, (Entry,), {"__doc__": definition.sentence, **fields})
    return strawberry.type(made, name=name, description=definition.sentence)


ENTRY_TYPES.update({name: _type(one) for name, one in KINDS.items()})
