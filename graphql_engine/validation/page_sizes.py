"""How long the lists of an answer get, by what the document says of them."""

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

PAGING = ("first", "last")
"""Arguments that give the size of a page."""

LARGEST_PAGE = 500
"""What a size counts as that is not known, or is larger than any page."""

UNPAGED = 10
"""What a list without a size of page counts as."""

Paging = Mapping[str, object]
"""Values of the variables that give sizes of pages, by name."""


def is_list(kind: GraphQLOutputType) -> bool:
    """Tell whether a field gives a list."""
    return is_list_type(get_nullable_type(kind))


def usual_page(definition: GraphQLField) -> int | None:
    """Give the size of a page that nobody asks a size of; None if there are none."""
    known = definition.args
    defaults = [known[name].default_value for name in PAGING if name in known]
    return _bounded(defaults[0]) if defaults else None


def page_asked(arguments: Iterable[ArgumentNode], paging: Paging) -> int | None:
    """Give the size of the page that is asked for; None if none is."""
    for argument in arguments:
        if argument.name.value in PAGING:
            return _bounded(_value(argument.value, paging))
    return None


def paging_variables(tokens: Sequence[Token]) -> frozenset[str]:
    """Find the variables on which the sizes of pages depend.

    Args:
        tokens: those of a document, without its comments.
    """
    return frozenset(
        name.value or ""
        for argument, colon, sign, name in zip(
            *(tokens[n:] for n in range(4)), strict=False
        )
        if sign.kind is TokenKind.DOLLAR
        and colon.kind is TokenKind.COLON
        and argument.value in PAGING
    )


def _value(node: object, paging: Paging) -> object:
    match node:
        case IntValueNode(value=text) if len(text) <= len(str(LARGEST_PAGE)):
            return int(text)
        case VariableNode():
            return paging.get(node.name.value)
    return None


def _bounded(size: object) -> int:
    """Count an unknown size as the largest; a wrong one is refused when it is read."""
    if isinstance(size, int) and not isinstance(size, bool):
        return min(max(size, 1), LARGEST_PAGE)
    return LARGEST_PAGE
