"""The plans of one document, kept as long as the document is."""

from collections.abc import Iterator, Mapping
from typing import Any

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    VariableNode,
)

from graphql_engine.executor.plan import COMPILE_AFTER, Plan

PLANS = "plans"
"""Where the executor finds the cache in ``operation_extensions``."""

MOST_PLANS = 16
"""Plans that are kept for one document."""

CONDITIONAL = frozenset({"skip", "include"})
INCREMENTAL = frozenset({"defer", "stream"})

Fragments = Mapping[str, FragmentDefinitionNode]


class PlanCache:
    """Keeps the plans of a document's operations in one schema.

    Keep the document as long as its cache: operations are known by their identity.

    Args:
        compile_after: objects after which a function is compiled.
    """

    def __init__(self, compile_after: int = COMPILE_AFTER) -> None:
        self._compile_after = compile_after
        self._deciding: dict[int, tuple[str, ...] | None] = {}
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def find(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Fragments,
        variables: dict[str, Any],
    ) -> Plan | None:
        """Return the plan of an operation; None if it cannot have one."""
        key = id(operation)
        if key not in self._deciding:
            self._deciding[key] = deciding_variables(operation, fragments)
        deciding = self._deciding[key]
        if deciding is None:
            return None
        values = (key, *(variables.get(name) for name in deciding))
        plan = self._plans.get(values)
        if plan is None and len(self._plans) < MOST_PLANS:
            plan = self._plans[values] = Plan(schema, self._compile_after)
        return plan

    def __del__(self) -> None:
        """Leave nothing to the garbage collector."""
        for plan in self._plans.values():
            plan.clear()


def deciding_variables(
    operation: OperationDefinitionNode, fragments: Fragments
) -> tuple[str, ...] | None:
    """Return the names of the variables that decide which fields are selected.

    Return None if more than variables decides: a response in parts, or fragments with
    variables of their own.
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
