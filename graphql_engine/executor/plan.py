"""Plans: the functions of an operation, when each is compiled, how long it is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from graphql import (
    DirectiveNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    VariableNode,
)

from graphql_engine.executor.compiler import Compiler

if TYPE_CHECKING:
    from graphql import GraphQLObjectType
    from graphql.execution import Executor
    from graphql.execution.collect_fields import (
        CollectedFields,
        FieldDetailsList,
        GroupedFieldSet,
    )

    from graphql_engine.executor.codegen import PlanFunction
    from graphql_engine.executor.positions import FieldPosition

PLANS = "plans"
"""Where the executor finds the cache in ``operation_extensions``."""

MOST_PLANS = 16
"""Plans that are kept for one document."""

CONDITIONAL = frozenset({"skip", "include"})
INCREMENTAL = frozenset({"defer", "stream"})

Fragments = Mapping[str, FragmentDefinitionNode]

COMPILE_AFTER = 8
"""Objects, or items of a list, after which a function is compiled.

Compiling costs as much as running the function saves for some ten objects.
"""

SubFields = dict[
    "tuple[GraphQLObjectType, int]", "tuple[FieldDetailsList, CollectedFields]"
]


class Plan:
    """The functions of one operation, for one set of values that decide its fields.

    Every key is the identity of something that the plan keeps alive.

    Args:
        compile_after: see `COMPILE_AFTER`.

    Attributes:
        sub_fields: which fields are selected on which type, shared by all executions.
    """

    def __init__(self, schema: GraphQLSchema, compile_after: int) -> None:
        self._compile_after = compile_after
        self.sub_fields: SubFields = {}
        self._schema = schema
        self._root: GroupedFieldSet | None = None
        self._seen: dict[int, int] = {}
        self._field_sets: dict[int, tuple[GroupedFieldSet, PlanFunction]] = {}
        self._items: dict[tuple[int, int], tuple[FieldPosition, PlanFunction]] = {}

    def clear(self) -> None:
        """Remove the functions, which refer to each other."""
        self._field_sets.clear()
        self._items.clear()
        self.sub_fields.clear()

    def root(self, grouped: GroupedFieldSet) -> GroupedFieldSet:
        """Return the root's fields, the same object at each execution."""
        if self._root is None:
            self._root = grouped
        return self._root

    def field_set(
        self, parent: GraphQLObjectType, grouped: GroupedFieldSet
    ) -> PlanFunction | None:
        """Return the function of a set of fields; None until it is used often."""
        key = id(grouped)
        if found := self._field_sets.get(key):
            return found[1]
        seen = self._seen[key] = self._seen.get(key, 0) + 1
        return self._compile(parent, grouped) if seen > self._compile_after else None

    def items(self, position: FieldPosition, count: int) -> PlanFunction | None:
        """Return the function for a list's items; None until it is worth compiling."""
        key = (id(position.details), id(position.type))
        if found := self._items.get(key):
            return found[1]
        if count <= self._compile_after:
            return None
        self._items[key] = (position, self._compiler().items(position))
        return self._items[key][1]

    def _compiler(self) -> Compiler:
        # Made when needed: a plan that kept one would be part of a reference cycle.
        return Compiler(self._schema, self._compile_object)

    def _compile(
        self, parent: GraphQLObjectType, grouped: GroupedFieldSet
    ) -> PlanFunction:
        function = self._compiler().field_set(parent, grouped)
        self._field_sets[id(grouped)] = (grouped, function)
        return function

    def _compile_object(
        self,
        position: FieldPosition,
        executor: Executor[object],
        object_type: GraphQLObjectType,
    ) -> PlanFunction | None:
        try:
            fields = executor.collect_subfields(object_type, position.details)
        except GraphQLError:
            return None  # the library meets the same error, where it has a path
        grouped = fields.grouped_field_set
        found = self._field_sets.get(id(grouped))
        return found[1] if found else self._compile(object_type, grouped)


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
