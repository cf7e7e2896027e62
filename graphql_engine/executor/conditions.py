"""What decides which fields an operation selects, beside its text."""

from collections.abc import Iterator, Mapping

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    VariableNode,
)

CONDITIONAL = frozenset({"skip", "include"})
INCREMENTAL = frozenset({"defer", "stream"})

Fragments = Mapping[str, FragmentDefinitionNode]


def deciding_variables(
    operation: OperationDefinitionNode, fragments: Fragments
) -> tuple[str, ...] | None:
    """Name the variables that decide what is selected.

    None where more than variables decides: an answer that comes in parts, or fragments
    with variables of their own.
    """
    if any(one.variable_definitions for one in fragments.values()):
        return None
    directives = list(_directives(operation, fragments))
    if any(one.name.value in INCREMENTAL for one in directives):
        return None
    conditional = [one for one in directives if one.name.value in CONDITIONAL]
    return tuple(sorted({name for one in conditional for name in _variables(one)}))


def _variables(directive: DirectiveNode) -> Iterator[str]:
    for argument in directive.arguments or ():
        if isinstance(argument.value, VariableNode):
            yield argument.value.name.value


def _directives(
    operation: OperationDefinitionNode, fragments: Fragments
) -> Iterator[DirectiveNode]:
    sets = [operation.selection_set, *(one.selection_set for one in fragments.values())]
    left: list[SelectionNode] = [one for each in sets for one in each.selections]
    while left:
        node = left.pop()
        yield from node.directives or ()
        if isinstance(node, FieldNode | InlineFragmentNode) and node.selection_set:
            left.extend(node.selection_set.selections)
