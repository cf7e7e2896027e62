"""The functions of one operation, and when each is compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from graphql import GraphQLError

from graphql_engine.executor.compiler import Compiler

if TYPE_CHECKING:
    from graphql import GraphQLObjectType, GraphQLSchema
    from graphql.execution import Executor
    from graphql.execution.collect_fields import (
        CollectedFields,
        FieldDetailsList,
        GroupedFieldSet,
    )

    from graphql_engine.executor.codegen import PlanFunction
    from graphql_engine.executor.positions import FieldPosition

COMPILE_AFTER = 8
"""Objects, or items of a list, after which a function is compiled.

Compiling costs as much as running the function saves for some ten objects.
"""

SubFields = dict[
    "tuple[GraphQLObjectType, int]", "tuple[FieldDetailsList, CollectedFields]"
]


class _FieldSet(NamedTuple):
    grouped: GroupedFieldSet
    function: PlanFunction


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
        self._field_sets: dict[int, _FieldSet] = {}
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
            return found.function
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
        self._field_sets[id(grouped)] = _FieldSet(grouped, function)
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
        found = self._field_sets.get(id(fields.grouped_field_set))
        if found:
            return found.function
        return self._compile(object_type, fields.grouped_field_set)
