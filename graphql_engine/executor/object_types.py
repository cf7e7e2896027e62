"""Which classes of values are of an object type, and the functions that write them."""

from collections.abc import Callable
from types import FunctionType
from typing import Any

from graphql import (
    GraphQLAbstractType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    is_abstract_type,
)
from strawberry.types.base import StrawberryObjectDefinition

from graphql_engine.executor.codegen import PlanFunction

_TYPE_OF = "GraphQLCoreConverter.from_object.<locals>."
_INTERFACE_OF = "GraphQLCoreConverter.from_interface.<locals>."
_UNION_OF = "StrawberryUnion.get_type_resolver.<locals>."


class ObjectFunctions(dict[type, PlanFunction]):
    """Class of a value -> the function that writes it as an object of a type.

    A class is added when a value of it is met for the first time, if the class alone
    decides which type the value has.

    Args:
        output_type: the type of the field: an object type, an interface or a union.
        compile_object: returns the function of an object type, given the executor.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        output_type: GraphQLObjectType | GraphQLAbstractType,
        compile_object: Callable[[Any, GraphQLObjectType], PlanFunction | None],
    ) -> None:
        super().__init__()
        self._schema = schema
        self._type = output_type
        self._compile_object = compile_object
        self._undecided: set[type] = set()

    @property
    def checks_casts(self) -> bool:
        """Whether a value may say itself, by ``strawberry.cast``, which type it has."""
        if isinstance(self._type, GraphQLObjectType):
            return self._type.is_type_of is not None
        return True

    def add(self, executor: object, cls: type) -> PlanFunction | None:
        """Add a class; return None if each of its values must be looked at."""
        if cls in self._undecided:
            return None
        object_type = self._type_of(cls)
        function = self._compile_object(executor, object_type) if object_type else None
        if function is None:
            self._undecided.add(cls)
        else:
            self[cls] = function
        return function

    def _type_of(self, cls: type) -> GraphQLObjectType | None:
        if not _is_ordinary(cls):
            return None
        output_type = self._type
        if isinstance(output_type, GraphQLObjectType):
            fits = output_type.is_type_of is None or _is_made_for(output_type, cls)
            return output_type if fits else None
        found = self._schema.get_type(_name_of(cls))
        if not isinstance(found, GraphQLObjectType) or not _is_made_for(found, cls):
            return None
        is_possible = self._schema.is_sub_type(output_type, found)
        return found if is_possible and _is_chosen_by_class(output_type, cls) else None


_UNUSUAL = {"__class__", "__getattr__"}


def _is_ordinary(cls: type) -> bool:
    """Whether no instance can be an exception, or hide what it is."""
    for one in cls.__mro__[:-1]:
        own = vars(one)
        if own.keys() & _UNUSUAL:
            return False
        if isinstance(own.get("__getattribute__"), FunctionType):
            return False
    return not issubclass(cls, BaseException)


def _definition(graphql_type: object) -> StrawberryObjectDefinition | None:
    found = getattr(graphql_type, "extensions", {}).get("strawberry-definition")
    return found if isinstance(found, StrawberryObjectDefinition) else None


def _name_of(cls: type) -> str:
    definition = vars(cls).get("__strawberry_definition__")
    return definition.name if isinstance(definition, StrawberryObjectDefinition) else ""


def _is_made_for(object_type: GraphQLObjectType, cls: type) -> bool:
    definition = _definition(object_type)
    return (
        definition is not None
        and definition.origin is cls
        and vars(cls).get("__strawberry_definition__") is definition
        and definition.concrete_of is None
        and definition.name == object_type.name
        and (
            object_type.is_type_of is None
            or _is_made_by(object_type.is_type_of, _TYPE_OF)
        )
    )


def _is_chosen_by_class(abstract_type: GraphQLAbstractType, cls: type) -> bool:
    if isinstance(abstract_type, GraphQLInterfaceType):
        definition = _definition(abstract_type)
        origin = definition.origin if definition else None
        is_chosen = origin is not None and issubclass(cls, origin)
        return is_chosen and _is_made_by(abstract_type.resolve_type, _INTERFACE_OF)
    is_abstract = is_abstract_type(abstract_type)
    return is_abstract and _is_made_by(abstract_type.resolve_type, _UNION_OF)


def _is_made_by(function: object, maker: str) -> bool:
    return getattr(function, "__qualname__", "").startswith(maker)
