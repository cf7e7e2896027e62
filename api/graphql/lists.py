"""How long the lists of an answer get, by what the document says of them."""

from collections.abc import Mapping

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLField,
    GraphQLOutputType,
    IntValueNode,
    VariableNode,
    Visitor,
    get_nullable_type,
    is_list_type,
    visit,
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


def page_of(
    node: FieldNode, definition: GraphQLField | None, paging: Paging
) -> int | None:
    """Give the size of the page that a field asks for; None if it has no pages."""
    for argument in node.arguments or ():
        if argument.name.value in PAGING:
            return _bounded(_value(argument.value, paging))
    known = definition.args if definition else {}
    defaults = [known[name].default_value for name in PAGING if name in known]
    return _bounded(defaults[0]) if defaults else None


def paging_variables(document: DocumentNode) -> frozenset[str]:
    """Find the variables on which the sizes of pages depend."""
    found: set[str] = set()

    class Finding(Visitor):
        def enter_argument(self, node: object, *_: object) -> None:
            name = getattr(node, "name", None)
            value = getattr(node, "value", None)
            if name and name.value in PAGING and isinstance(value, VariableNode):
                found.add(value.name.value)

    visit(document, Finding())
    return frozenset(found)


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
