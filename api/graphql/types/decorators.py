"""Decorators that take the description of a type or field from its docstring."""

import inspect
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry.types.field import StrawberryField

from api.graphql.types.shown_rows import ShownRow, add_attributes, add_id

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def _sentence(thing: object) -> str:
    return " ".join((thing.__doc__ or "").split())


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def output_type(cls: type[T]) -> type[T]:
    """Declare an output type; an object that shows a row has an id."""
    add_attributes(cls)
    if issubclass(cls, ShownRow):
        add_id(cls)
    return strawberry.type(cls, description=_sentence(cls))


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def interface(cls: type[T]) -> type[T]:
    """Declare an interface that several output types implement."""
    add_attributes(cls)
    return strawberry.interface(cls, description=_sentence(cls))


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def input_type(cls: type[T]) -> type[T]:
    """Declare an input type."""
    return strawberry.input(cls, description=_sentence(cls))


def enum(cls: type[E]) -> type[E]:
    """Declare an enumeration."""
    return strawberry.enum(cls, description=_sentence(cls))


def resolver(function: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
    """Declare a field by its resolver."""
    return strawberry.field(resolver=function, description=_sentence(function))


def resolver_of_type(kind: object) -> Callable[[Callable[..., Any]], Any]:
    """Declare a field whose type is built at run time, such as an enumeration."""

    def make(function: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
        function.__annotations__["return"] = kind
        return resolver(function)

    return make


def mutation(function: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
    """Declare a mutation by its resolver."""
    return strawberry.mutation(resolver=function, description=_sentence(function))


def schema_field(sentence: str, **options: Any) -> Any:  # noqa: ANN401 - the library's field
    """Declare a field without a resolver, with its description."""
    return strawberry.field(description=sentence, **options)


def set_signature(
    resolver: Callable[..., Any], answer: object, arguments: Mapping[str, Any]
) -> None:
    """Say which arguments a resolver takes that is made at run time.

    Args:
        answer: the type that it returns.
        arguments: name -> type, or type and default.
    """
    own = list(inspect.signature(resolver).parameters.values())
    named = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            annotation=one[0] if isinstance(one, tuple) else one,
            default=one[1] if isinstance(one, tuple) else inspect.Parameter.empty,
        )
        for name, one in arguments.items()
    ]
    positional = [one for one in own if one.kind is one.POSITIONAL_OR_KEYWORD]
    signature = inspect.Signature([*positional, *named], return_annotation=answer)
    resolver.__signature__ = signature  # type: ignore[attr-defined] # read by inspect
