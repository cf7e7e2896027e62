"""How the value of a field can be had without the machinery of resolvers.

Only of fields that Strawberry itself made and that nothing surrounds: ``_is_default``
of a resolver does not say that there is no permission, ``is_basic_field`` does.
"""

from collections.abc import Callable
from keyword import iskeyword
from types import FunctionType
from typing import Any, TypeAlias

from graphql import GraphQLField
from strawberry.types.field import StrawberryField
from strawberry.types.fields.resolver import StrawberryResolver

Way: TypeAlias = str | Callable[[Any], Any]
"""The name of an attribute, or a function of the source."""

_MADE_BY = "GraphQLCoreConverter.from_resolver.<locals>."


def way_of(definition: GraphQLField) -> Way | None:
    """Say how a field is read; None where only its resolver can say."""
    field = definition.extensions.get("strawberry-definition")
    made = getattr(definition.resolve, "__qualname__", "").startswith(_MADE_BY)
    if type(field) is not StrawberryField or not made or definition.args:
        return None
    if field.is_basic_field:
        return _attribute(field)
    return None if field.extensions or field.is_async else _function(field)


def _attribute(field: StrawberryField) -> str | None:
    name = field.python_name
    plain = name.isidentifier() and not iskeyword(name)
    return name if plain and field.default_resolver is getattr else None


def _function(field: StrawberryField) -> Callable[[Any], Any] | None:
    resolver = field.base_resolver
    if type(resolver) is not StrawberryResolver or not resolver.self_parameter:
        return None
    function = resolver.wrapped_func
    is_alone = len(resolver.signature.parameters) == 1
    return function if is_alone and isinstance(function, FunctionType) else None
