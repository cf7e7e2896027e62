"""What the normalising cache of a client does with a response."""

import re
from collections.abc import Iterator
from typing import Any

from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    get_named_type,
    is_leaf_type,
)

EMBEDDED = re.compile(r"^__|PageInfo|(Connection|Edge)$")
"""Names of types that graphcache embeds in their parent without an id and a warning."""


def select_everything(schema: GraphQLSchema, name: str, depth: int) -> str:
    """Select all fields of a type that need no arguments, down to a depth."""
    one = schema.type_map[name]
    assert isinstance(one, GraphQLObjectType | GraphQLInterfaceType)
    return f"{{ __typename {' '.join(_selections(schema, one, depth))} }}"


def _selections(
    schema: GraphQLSchema, parent: GraphQLObjectType | GraphQLInterfaceType, depth: int
) -> Iterator[str]:
    for name, field in parent.fields.items():
        if name in {"preview", "model"} or any(map(_is_needed, field.args.values())):
            continue
        if is_leaf_type(get_named_type(field.type)):
            yield name
        elif depth:
            below = depth if _is_embedded(field) else depth - 1
            type_ = get_named_type(field.type).name
            page = "(first: 4)" if "first" in field.args else ""
            yield f"{name}{page} {select_everything(schema, type_, below)}"


def _is_needed(argument: Any) -> bool:  # noqa: ANN401 - the library's type
    return str(argument.type).endswith("!") and "= " not in str(argument.default_value)


def _is_embedded(field: GraphQLField) -> bool:
    return EMBEDDED.search(get_named_type(field.type).name) is not None


class NormalisedCache:
    """Keeps the fields of objects by type and id, as Apollo and graphcache do.

    Attributes:
        conflicts: ``Type.field`` of objects with one id that say different things.
        unkeyed: types of objects without an id that are not embedded.
    """

    def __init__(self) -> None:
        self._objects: dict[tuple[str, str], dict[str, Any]] = {}
        self.conflicts: set[str] = set()
        self.unkeyed: set[str] = set()

    def write(self, value: Any) -> Any:  # noqa: ANN401 - a response in JSON
        """Write a part of a response; return what its parent keeps of it."""
        if isinstance(value, list):
            return [self.write(one) for one in value]
        if not isinstance(value, dict) or "__typename" not in value:
            return value
        fields = {name: self.write(one) for name, one in value.items()}
        type_ = fields["__typename"]
        if "id" not in fields:
            if not EMBEDDED.search(type_):
                self.unkeyed.add(type_)
            return fields
        key = type_, fields["id"]
        known = self._objects.setdefault(key, fields)
        both = known.keys() & fields.keys()
        self.conflicts |= {f"{type_}.{n}" for n in both if known[n] != fields[n]}
        return key
