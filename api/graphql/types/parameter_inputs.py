"""Inputs and arguments that are derived from the parameters of a query."""

import datetime as dt
from collections.abc import Callable, Iterator
from enum import Enum
from types import GenericAlias
from typing import (
    Annotated,
    Any,
    NamedTuple,
    TypeVar,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

import strawberry
from strawberry import UNSET

from api.graphql.types.decorators import input_type
from api.graphql.types.scalars import KnownAt
from projections.query_definitions.definition import Parameter, nested_parameters
from projections.query_definitions.filters.recording_filter import LogMoment

P = TypeVar("P", bound=NamedTuple)
T = TypeVar("T")


INPUTS: dict[type, Any] = {}
"""Parameters of queries -> the input that has a field for each of them."""


class Argument(NamedTuple):
    """A parameter as GraphQL takes it.

    Attributes:
        name: as the parameter's field is called in Python.
        alias: its name in GraphQL if that is another, or None.
        default: what it is if it is left out; UNSET if it has to be given.
    """

    name: str
    alias: str | None
    annotation: Any
    sentence: str
    default: object

    @property
    def argument(self) -> Any:  # noqa: ANN401 - a type
        """Its type with its name and description, and its default if it has one."""
        described = strawberry.argument(name=self.alias, description=self.sentence)
        if self.default is UNSET:
            return Annotated[self.annotation, described]
        return Annotated[self.annotation, described], self.default


def arguments_of(parameters: type[NamedTuple], **types: Any) -> Iterator[Argument]:  # noqa: ANN401 - types
    """List the parameters of a query that are described, as GraphQL takes them.

    Args:
        types: parameter -> the enumeration of its codes.
    """
    for name, hint in get_type_hints(parameters, include_extras=True).items():
        described = [one for one in get_args(hint) if isinstance(one, Parameter)]
        for parameter in described:
            plain = get_args(hint)[0]
            # Other names than those of days are names of options on the command line.
            alias = parameter.name if plain == dt.date | None else None
            nested = nested_parameters(plain)
            annotation = INPUTS[nested] if nested else _type(plain, types.get(name))
            default = parameters._field_defaults.get(name, UNSET)
            if default is not UNSET and plain is not int:
                annotation, default = annotation | None, None
            yield Argument(name, alias, annotation, parameter.help, default)


def _type(plain: Any, codes: Any) -> Any:  # noqa: ANN401 - types
    if plain is LogMoment:
        return KnownAt
    if get_origin(plain) is tuple:
        return GenericAlias(list, (codes or get_args(plain)[0],))
    return codes or plain


@dataclass_transform(kw_only_default=True, field_specifiers=(strawberry.field,))
def parameter_input(
    parameters: type[NamedTuple],
    **types: Any,  # noqa: ANN401 - types
) -> Callable[[type[T]], type[T]]:
    """Declare an input that has a field for each parameter of a query.

    Fields that the class declares itself stay as they are.

    Args:
        types: parameter -> the enumeration of its codes.
    """

    def declare(cls: type[T]) -> type[T]:
        for one in arguments_of(parameters, **types):
            if one.name not in cls.__annotations__:
                cls.__annotations__[one.name] = one.annotation
                field = strawberry.field(
                    name=one.alias, description=one.sentence, default=UNSET
                )
                setattr(cls, one.name, field)
        INPUTS[parameters] = found = input_type(cls)
        return found

    return declare


def parameters_of(parameters: type[P], input_: object = None, **given: object) -> P:
    """Take a query's parameters from the fields of an input and from arguments.

    What is absent or null keeps its default.
    """
    values = {name: getattr(input_, name, UNSET) for name in parameters._fields}
    values |= given
    hints = get_type_hints(parameters)
    stated = {
        name: _parameter(hints.get(name), value)
        for name, value in values.items()
        if value is not None and value is not UNSET
    }
    make: Callable[..., P] = parameters
    return make(**stated)


def _parameter(hint: Any, value: object) -> Any:  # noqa: ANN401 - types
    nested = nested_parameters(hint)
    return parameters_of(nested, value) if nested else _plain(value)


def _plain(value: object) -> Any:  # noqa: ANN401 - as the parameter's field is typed
    if isinstance(value, list):
        return tuple(_plain(one) for one in value)
    return value.value if isinstance(value, Enum) else value
