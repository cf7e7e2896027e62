"""How long the lists of a response are, according to the document."""

from collections.abc import Iterable, Mapping

from graphql import (
    ArgumentNode,
    GraphQLField,
    IntValueNode,
    VariableNode,
)

PAGE_ARGUMENTS = ("first", "last")
"""Arguments that give the size of a page."""

LARGEST_PAGE = 500
"""The size that is assumed of a page of unknown size, or of a larger one."""

UNPAGED = 10
"""The length that is assumed of a list that is not a page."""


def default_page(definition: GraphQLField) -> int | None:
    """Return the size of a field's page by default; None if it has no pages."""
    arguments = definition.args
    defaults = [
        arguments[name].default_value for name in PAGE_ARGUMENTS if name in arguments
    ]
    return _bounded(defaults[0]) if defaults else None


def requested_page(
    arguments: Iterable[ArgumentNode], variables: Mapping[str, object]
) -> int | None:
    """Return the size of the page that arguments request; None if they give none."""
    for argument in arguments:
        if argument.name.value in PAGE_ARGUMENTS:
            return _bounded(_value(argument.value, variables))
    return None


def _value(node: object, variables: Mapping[str, object]) -> object:
    match node:
        case IntValueNode(value=text) if len(text) <= len(str(LARGEST_PAGE)):
            return int(text)
        case VariableNode():
            return variables.get(node.name.value)
    return None


def _bounded(size: object) -> int:
    """Assume the largest page if a size is unknown; resolvers refuse a wrong one."""
    if isinstance(size, int) and not isinstance(size, bool):
        return min(max(size, 1), LARGEST_PAGE)
    return LARGEST_PAGE
