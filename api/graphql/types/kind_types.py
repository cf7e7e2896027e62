"""One read type per kind of entry, derived from the kinds."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import msgspec
import strawberry
from strawberry.types import get_object_definition
from strawberry.types.fields.resolver import StrawberryResolver
from strawberry.utils.str_converters import to_camel_case

from api.graphql.loaders import RequestLoaders
from api.graphql.types.entries import ENTRY_TYPES, Entry, personal_of
from api.graphql.types.enums import CHOICES
from api.graphql.types.scalars import Whole
from api.graphql.types.shown_rows import (
    WORDS_FOR_CODE,
    ShownValue,
    resolver_of,
    words_of_code,
)
from api.graphql.types.text_date_reference import DateShown, Reference, Text
from domain.kinds import KINDS, Definition, Member, Type
from domain.texts import Wording
from projections.queries.entries import EffectiveEntry

TYPES: Mapping[Type, Any] = {
    Type.WORD: str | None,
    Type.WORDS: list[str],
    Type.TEXT: Text | None,
    Type.REF: Reference | None,
    Type.REFS: list[Reference],
    Type.DATE: DateShown | None,
    Type.PERIOD: str | None,
    Type.NUMBER: Whole | None,
    Type.FLAG: bool | None,
    Type.AMOUNT: str | None,
    Type.CURRENCY: str | None,
    Type.PERSONAL: str | None,
}
"""What a field holds -> its type; a choice has an enumeration of its own.

All but lists are null in an entry that does not state them.
"""

LISTS = (Type.WORDS, Type.REFS)


def type_name(kind: str) -> str:
    """Name a kind's type: ``body.member-joined`` is ``BodyMemberJoined``."""
    return "".join(part.title() for part in kind.replace(".", "-").split("-"))


def sentence_of(member: Member) -> str:
    """Describe a field."""
    return member.field.sentence


@cache
def _resolver(
    name: str,
    type_: Type,
    enumeration: Any,  # noqa: ANN401 - an enumeration made at run time
) -> StrawberryResolver[Any]:
    """Build the resolver of a field; kinds that have the same field share it."""

    def read(item: EffectiveEntry) -> Any:  # noqa: ANN401 - a plain value
        if type_ is Type.PERSONAL:
            return item
        value = item.content.data.get(name, [] if type_ in LISTS else None)
        if type_ is Type.TEXT:
            return msgspec.convert(value or {}, dict[str, Wording])
        return value

    def personal(loaders: RequestLoaders, item: EffectiveEntry) -> str | None:
        return personal_of(loaders, item).get(name)

    annotation = enumeration | None if type_ is Type.CHOICE else TYPES[type_]
    value = ShownValue(read, annotation)
    resolve = resolver_of(value, personal if type_ is Type.PERSONAL else None)
    resolve.__name__ = name
    return StrawberryResolver(resolve)


@cache
def _words_resolver(name: str) -> StrawberryResolver[Any]:
    """Build the resolver of the words for a code."""
    read = ShownValue(lambda item: item.content.data.get(name), str)
    resolve = resolver_of(read, words_of_code(name))
    resolve.__name__ = name
    return StrawberryResolver(resolve)


def _fields(member: Member) -> Iterator[tuple[str, Any]]:
    """Build the field of a member; and for a choice, one with the words for its code.

    Their Python names differ from those of the fields that all entries have.
    """
    name, field = member.name, member.field
    resolver = _resolver(name, field.type, CHOICES.get(field.choices))
    yield f"own_{name}", _field(name, resolver, field.sentence)
    if field.choices:
        words = f"{name}_display"
        yield f"own_{words}", _field(words, _words_resolver(name), WORDS_FOR_CODE)


def _field(name: str, resolver: StrawberryResolver[Any], sentence: str) -> Any:  # noqa: ANN401 - the library's field
    return strawberry.field(
        resolver=resolver, name=to_camel_case(name), description=sentence
    )


_COMMON = {
    field.python_name for field in get_object_definition(Entry, strict=True).fields
}


def _type(definition: Definition) -> type[Entry]:
    fields = dict(one for member in definition.members for one in _fields(member))
    if taken := definition.by_name.keys() & _COMMON:
        message = f"{definition.name}: entries of every kind have {sorted(taken)}"
        raise TypeError(message)
    name = type_name(definition.name)
    made = type(name, (Entry,), {"__doc__": definition.sentence, **fields})
    return strawberry.type(made, name=name, description=definition.sentence)


ENTRY_TYPES.update({name: _type(one) for name, one in KINDS.items()})
