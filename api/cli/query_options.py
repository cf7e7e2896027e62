"""Options of a query's command, made from the parameters of its definition."""

import inspect
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from functools import partial
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import typer

from projections.moment_parsing import read_day
from projections.query_definitions.definition import Parameter, nested_parameters

KIND = inspect.Parameter.KEYWORD_ONLY


class QueryOption(NamedTuple):
    """An option or argument, and how what was typed becomes a parameter's value.

    Attributes:
        names: of its field, and outside Python.
        within: the field that holds the parameters to which it belongs, such as the
            filter of a timeline; empty for those of the query itself.
    """

    field: str
    parameter: inspect.Parameter
    read: Callable[[Any], Any]
    names: tuple[str, str]
    within: str = ""


def options_of(parameters: Any, within: str = "") -> Iterator[QueryOption]:  # noqa: ANN401 - a named tuple
    """Make the options of parameters, in their order."""
    hints = get_type_hints(parameters, include_extras=True)
    own = {name for field in parameters._fields for name in _names(field, hints[field])}
    for field in parameters._fields:
        type_, parameter = get_args(hints[field])
        nested = nested_parameters(type_)
        if nested:
            for option in _nested_options(nested, field, parameter):
                if own.isdisjoint(option.names):
                    yield option
        else:
            is_required = field not in parameters._field_defaults
            option = _option(field, type_, parameter, is_required=is_required)
            yield option._replace(within=within)


def _names(field: str, hint: Any) -> tuple[str, str]:  # noqa: ANN401 - a type
    type_, parameter = get_args(hint)
    return field, "" if nested_parameters(type_) else parameter.name or field


def _nested_options(
    parameters: Any,  # noqa: ANN401 - a named tuple
    within: str,
    parent: Parameter,
) -> Iterator[QueryOption]:
    """Make the options of parameters within others."""
    hints = get_type_hints(parameters, include_extras=True)
    for field in parameters._fields:
        type_, parameter = get_args(hints[field])
        is_positional = parameter.is_positional and parent.is_positional
        own = parameter._replace(is_positional=is_positional)
        option = _option(field, type_, own, is_required=False)
        yield option._replace(within=within)


def read_options(
    parameters: Any,  # noqa: ANN401 - a named tuple
    typed: Mapping[str, Any],
) -> Any:  # noqa: ANN401 - as given
    """Make parameters of the options that were typed; the others keep their defaults.

    Raises:
        DomainError: a value cannot be read.
    """
    read: dict[str, dict[str, Any]] = {}
    for one in options_of(parameters):
        value = typed[one.field]
        if value not in (None, [], ()):
            read.setdefault(one.within, {})[one.field] = one.read(value)
    own = read.pop("", {})
    hints = get_type_hints(parameters)
    nested: dict[str, Any] = {
        field: nested_parameters(hints[field])(**values)
        for field, values in read.items()
    }
    return parameters(**own, **nested)


def _option(
    field: str,
    type_: Any,  # noqa: ANN401 - a type
    parameter: Parameter,
    *,
    is_required: bool,
) -> QueryOption:
    name = (parameter.name or field).replace("_", "-")
    annotation, metavar, read = _typed(type_, parameter, name)
    flag = f"--{name}/--no-{name}" if type_ == bool | None else f"--{name}"
    shown: Any
    if parameter.is_positional:
        shown = typer.Argument(help=parameter.help)
    else:
        shown = typer.Option(flag, help=parameter.help, metavar=metavar)
    made = inspect.Parameter(
        field,
        KIND,
        annotation=Annotated[annotation if is_required else annotation | None, shown],
        default=inspect.Parameter.empty if is_required else None,
    )
    return QueryOption(field, made, read, (field, parameter.name or field))


def _typed(type_: Any, parameter: Parameter, name: str) -> tuple[Any, str | None, Any]:  # noqa: ANN401 - a type
    """Return the type that is typed, its placeholder, and what reads it."""
    if type_ == date | None:
        return str, "DAY", partial(read_day, name=name)
    if type_ in (bool, bool | None, int):
        return (int if type_ is int else bool), None, type_ if type_ is int else bool
    codes = {_typed_choice(code): code for code in parameter.choices}
    one: Any = StrEnum("Choice", {code: code for code in codes}) if codes else str
    read: Any = parameter.read or (lambda typed: codes.get(typed, typed))
    metavar = None if codes else "TEXT"
    if get_origin(type_) is tuple:
        return list[one], metavar, lambda typed: tuple(map(read, typed))
    return one, metavar, read


def _typed_choice(code: str) -> str:
    """Write a code so that it needs no quotes."""
    return code.replace(" ", "-")
