"""Types and fields whose description is their docstring: said once, read twice."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeVar, dataclass_transform

import strawberry
from strawberry.types.field import StrawberryField

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def _sentence(thing: object) -> str:
    return " ".join((thing.__doc__ or "").split())


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def answer(cls: type[T]) -> type[T]:
    """Make a type of answer, described by its docstring."""
    return strawberry.type(cls, description=_sentence(cls))


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def interface(cls: type[T]) -> type[T]:
    """Make a type that several types of answer share, described by its docstring."""
    return strawberry.interface(cls, description=_sentence(cls))


@dataclass_transform(
    kw_only_default=True, field_specifiers=(strawberry.field, StrawberryField)
)
def given(cls: type[T]) -> type[T]:
    """Make a type of input, described by its docstring."""
    return strawberry.input(cls, description=_sentence(cls))


def choice(cls: type[E]) -> type[E]:
    """Make an enumeration, described by its docstring."""
    return strawberry.enum(cls, description=_sentence(cls))


def resolved(resolver: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
    """Make a field of its resolver, described by its docstring."""
    return strawberry.field(resolver=resolver, description=_sentence(resolver))


def resolved_as(kind: object) -> Callable[[Callable[..., Any]], Any]:
    """Make a field of a type that is made at run time, such as an enumeration."""

    def make(resolver: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
        resolver.__annotations__["return"] = kind
        return resolved(resolver)

    return make


def act(resolver: Callable[..., Any]) -> Any:  # noqa: ANN401 - the library's field
    """Make a mutation of its resolver, described by its docstring."""
    return strawberry.mutation(resolver=resolver, description=_sentence(resolver))


def says(sentence: str, **options: Any) -> Any:  # noqa: ANN401 - the library's field
    """Describe a field that has no resolver."""
    return strawberry.field(description=sentence, **options)
