"""How long the lists of a response are, according to the document."""

from collections.abc import Iterable, Mapping, Sequence

from graphql import (
    ArgumentNode,
    GraphQLField,
    GraphQLOutputType,
    IntValueNode,
    Token,
    TokenKind,
    VariableNode,
    get_nullable_type,
    is_list_type,
)

PAGE_ARGUMENTS = ("first", "last")
"""Arguments that give the size of a page."""

LARGEST_PAGE = 500
"""The size that is assumed of a page of unknown size, or of a larger one."""

UNPAGED = 10
"""The length that is assumed of a list that is not a page."""

PageSizes = Mapping[str, object]
"""Names of the variables that give sizes of pages -> their values."""


def is_list(output_type: GraphQLOutputType) -> bool:
    """Return whether a field of a type gives a list."""
    return is_list_type(get_nullable_type(output_type))


def default_page(definition: GraphQLField) -> int | None:
    """Return the size of a field's page by default; None if it has no pages."""
    arguments = definition.args
    defaults = [
        arguments[name].default_value for name in PAGE_ARGUMENTS if name in arguments
    ]
    return _bounded(defaults[0]) if defaults else None


def requested_page(
    arguments: Iterable[ArgumentNode], page_sizes: PageSizes
) -> int | None:
    """Return the size of the page that arguments request; None if they give none."""
    for argument in arguments:
        if argument.name.value in PAGE_ARGUMENTS:
            return _bounded(_value(argument.value, page_sizes))
    return None


def page_size_variables(tokens: Sequence[Token]) -> frozenset[str]:
    """Find the variables that give sizes of pages.

    Args:
        tokens: those of a document, without its comments.
    """
    return frozenset(
        name.value or ""
        for argument, colon, dollar, name in zip(
            *(tokens[n:] for n in range(4)), strict=False
        )
        if dollar.kind is TokenKind.DOLLAR
        and colon.kind is TokenKind.COLON
        and argument.value in PAGE_ARGUMENTS
    )


def _value(node: object, page_sizes: PageSizes) -> object:
    match node:
        case IntValueNode(value=text) if len(text) <= len(str(LARGEST_PAGE)):
            return int(text)
        case VariableNode():
            return page_sizes.get(node.name.value)
    return None


def _bounded(size: object) -> int:
    """Assume the largest page if a size is unknown; resolvers refuse a wrong one."""
    if isinstance(size, int) and not isinstance(size, bool):
        return min(max(size, 1), LARGEST_PAGE)
    return LARGEST_PAGE
