"""Which classes of values are plainly of a type, and the functions that write them."""

from collections.abc import Callable
from types import FunctionType, GeneratorType
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_abstract_type,
)
from strawberry.types.base import StrawberryObjectDefinition

from graphql_engine.executor.codegen import Run

_TYPE_OF = "GraphQLCoreConverter.from_object.<locals>."
_INTERFACE_OF = "GraphQLCoreConverter.from_interface.<locals>."
_UNION_OF = "StrawberryUnion.get_type_resolver.<locals>."


class Runs(dict[type, Run]):
    """Class of a value -> the function that writes it as one of a type.

    A class is in it once it was met, if the type of an instance follows from its class.

    Args:
        compiled: makes the function of an object type, given the executor.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        kind: GraphQLObjectType | GraphQLAbstractType,
        compiled: Callable[[Any, GraphQLObjectType], Run | None],
    ) -> None:
        super().__init__()
        self._schema = schema
        self._kind = kind
        self._compiled = compiled
        self._strange: set[type] = set()

    @property
    def looks_at_casts(self) -> bool:
        """Whether an instance can say itself, by ``strawberry.cast``, what it is."""
        kind = self._kind
        return not isinstance(kind, GraphQLObjectType) or kind.is_type_of is not None

    def meet(self, executor: object, met: type) -> Run | None:
        """Decide about a class; None where each value must be asked."""
        if met in self._strange:
            return None
        kind = self._kind_of(met)
        run = self._compiled(executor, kind) if kind else None
        if run is None:
            self._strange.add(met)
        else:
            self[met] = run
        return run

    def _kind_of(self, met: type) -> GraphQLObjectType | None:
        if not _is_ordinary(met):
            return None
        kind = self._kind
        if isinstance(kind, GraphQLObjectType):
            plain = kind.is_type_of is None or _is_made_for(kind, met)
            return kind if plain else None
        found = self._schema.get_type(_name_of(met))
        if not isinstance(found, GraphQLObjectType) or not _is_made_for(found, met):
            return None
        is_possible = self._schema.is_sub_type(kind, found)
        return found if is_possible and _is_chosen_by_class(kind, met) else None


_STRANGE = {"__await__", "__class__", "__getattr__"}


def _is_ordinary(met: type) -> bool:
    """Whether no instance can be an exception, be awaited, or hide what it is."""
    for one in met.__mro__[:-1]:
        own = vars(one)
        if own.keys() & _STRANGE:
            return False
        if isinstance(own.get("__getattribute__"), FunctionType):
            return False
    return not issubclass(met, BaseException | GeneratorType)


def _definition(kind: object) -> StrawberryObjectDefinition | None:
    found = getattr(kind, "extensions", {}).get("strawberry-definition")
    return found if isinstance(found, StrawberryObjectDefinition) else None


def _name_of(met: type) -> str:
    definition = vars(met).get("__strawberry_definition__")
    return definition.name if isinstance(definition, StrawberryObjectDefinition) else ""


def _is_made_for(kind: GraphQLObjectType, met: type) -> bool:
    definition = _definition(kind)
    return (
        definition is not None
        and definition.origin is met
        and vars(met).get("__strawberry_definition__") is definition
        and definition.concrete_of is None
        and definition.name == kind.name
        and (kind.is_type_of is None or _is_from(kind.is_type_of, _TYPE_OF))
    )


def _is_chosen_by_class(kind: GraphQLAbstractType, met: type) -> bool:
    if isinstance(kind, GraphQLInterfaceType):
        definition = _definition(kind)
        origin = definition.origin if definition else None
        chosen = origin is not None and issubclass(met, origin)
        return chosen and _is_from(kind.resolve_type, _INTERFACE_OF)
    return is_abstract_type(kind) and _is_from(kind.resolve_type, _UNION_OF)


def _is_from(function: object, maker: str) -> bool:
    return getattr(function, "__qualname__", "").startswith(maker)
