"""The functions made for one operation, and when each is made."""

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

    from graphql_engine.executor.codegen import Run
    from graphql_engine.executor.positions import Place

OFTEN = 8
"""Making a function costs as much as running it for some ten objects saves."""

SubFields = dict[
    "tuple[GraphQLObjectType, int]", "tuple[FieldDetailsList, CollectedFields]"
]


class _FieldSet(NamedTuple):
    grouped: GroupedFieldSet
    run: Run


class Plan:
    """The functions of one operation in one schema, under one set of conditions.

    Every key is the identity of a thing that the plan keeps alive.

    Args:
        compile_after: how often a field set is used before its function is made.

    Attributes:
        sub_fields: which fields are selected on which type, shared by all executions.
    """

    def __init__(self, schema: GraphQLSchema, compile_after: int = OFTEN) -> None:
        self.sub_fields: SubFields = {}
        self._schema = schema
        self._compile_after = compile_after
        self._root: GroupedFieldSet | None = None
        self._seen: dict[int, int] = {}
        self._field_sets: dict[int, _FieldSet] = {}
        self._items: dict[tuple[int, int], tuple[Place, Run]] = {}

    def let_go(self) -> None:
        """Let go of the functions: nobody will execute the operation any more."""
        self._field_sets.clear()
        self._items.clear()
        self.sub_fields.clear()

    def root(self, grouped: GroupedFieldSet) -> GroupedFieldSet:
        """Give the root's fields, the same at each execution."""
        if self._root is None:
            self._root = grouped
        return self._root

    def field_set(
        self, parent: GraphQLObjectType, grouped: GroupedFieldSet
    ) -> Run | None:
        """Give the function of a field set; None until it is used often."""
        key = id(grouped)
        if found := self._field_sets.get(key):
            return found.run
        seen = self._seen[key] = self._seen.get(key, 0) + 1
        return self._made(parent, grouped) if seen > self._compile_after else None

    def items(self, place: Place, count: int) -> Run | None:
        """Give the function for a list's items; None until it is worth making."""
        key = (id(place.details), id(place.kind))
        if found := self._items.get(key):
            return found[1]
        if count <= self._compile_after:
            return None
        self._items[key] = (place, self._compiler().items(place))
        return self._items[key][1]

    def _compiler(self) -> Compiler:
        # Made when needed: a plan that holds one would be a cycle, and the documents of
        # plans that made no function would wait for the collector.
        return Compiler(self._schema, self._object_run)

    def _made(self, parent: GraphQLObjectType, grouped: GroupedFieldSet) -> Run:
        run = self._compiler().field_set(parent, grouped)
        self._field_sets[id(grouped)] = _FieldSet(grouped, run)
        return run

    def _object_run(
        self, place: Place, executor: Executor[object], kind: GraphQLObjectType
    ) -> Run | None:
        try:
            fields = executor.collect_subfields(kind, place.details)
        except GraphQLError:
            return None  # the library meets the same, where it can say so
        found = self._field_sets.get(id(fields.grouped_field_set))
        return found.run if found else self._made(kind, fields.grouped_field_set)
