"""Fields whose value can be read without the library's machinery of resolvers.

They are fields that Strawberry itself made and that nothing surrounds. Strawberry's
``_is_default`` does not tell whether a field has permissions; ``is_basic_field`` does.
"""

from collections.abc import Callable
from keyword import iskeyword
from types import FunctionType
from typing import Any, TypeAlias

from graphql import GraphQLField
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

ValueReader: TypeAlias = str | Callable[[Any], Any]
"""The name of an attribute, or a function of the object that has the field."""

_MADE_BY = "GraphQLCoreConverter.from_resolver.<locals>."


def find_reader(definition: GraphQLField) -> ValueReader | None:
    """Return how to read a field's value; None if its resolver has to be called."""
    field = definition.extensions.get("strawberry-definition")
    made = getattr(definition.resolve, "__qualname__", "").startswith(_MADE_BY)
    if type(field) is not StrawberryField or not made or definition.args:
        return None
    if field.is_basic_field:
        return _attribute(field)
    return None if field.extensions else _function(field)


def _attribute(field: StrawberryField) -> str | None:
    name = field.python_name
    is_name = name.isidentifier() and not iskeyword(name)
    return name if is_name and field.default_resolver is getattr else None


def _function(field: StrawberryField) -> Callable[[Any], Any] | None:
    resolver = field.base_resolver
    if type(resolver) is not StrawberryResolver or not resolver.self_parameter:
        return None
    function = resolver.wrapped_func
    is_alone = len(resolver.signature.parameters) == 1
    return function if is_alone and isinstance(function, FunctionType) else None
