"""Keeps the plans of a schema's operations, as long as their documents live."""

from typing import Any
from weakref import ref

from graphql import GraphQLSchema, OperationDefinitionNode

from graphql_engine.executor.conditions import Fragments, deciding_variables
from graphql_engine.executor.plan import OFTEN, Plan

MOST_CONDITIONS = 16
"""Plans that are kept of one operation."""

_KEPT_AS = "trilogue-plans"


class _Plans:
    """The plans of one operation: one per set of values that decide what it selects."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: ref[OperationDefinitionNode],
        fragments: Fragments,
        deciding: tuple[str, ...] | None,
    ) -> None:
        self._schema = schema
        self.operation = operation
        self._fragments = fragments
        self._deciding = deciding
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def fit(self, operation: OperationDefinitionNode, fragments: Fragments) -> bool:
        return self.operation() is operation and self._fragments == fragments

    def under(self, variables: dict[str, Any], compile_after: int) -> Plan | None:
        if self._deciding is None:
            return None
        values = tuple(variables.get(name) for name in self._deciding)
        plan = self._plans.get(values)
        if plan is None and len(self._plans) < MOST_CONDITIONS:
            plan = self._plans[values] = Plan(self._schema, compile_after)
        return plan

    def let_go(self) -> None:
        """Part plans and their functions, which hold each other."""
        for plan in self._plans.values():
            plan.let_go()


class Operations:
    """Operations of one schema and their plans.

    Plans hold on to parts of a document, never to its operation, and go with it. So
    whoever keeps documents (a cache of what was parsed) keeps their plans as well,
    and nobody else does: every document kept is more for the collector to look through.
    """

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._plans: dict[int, _Plans] = {}

    @classmethod
    def of(cls, schema: GraphQLSchema) -> "Operations":
        """Give a schema's; they live as long as it does."""
        kept = schema.extensions.get(_KEPT_AS)
        if isinstance(kept, cls) and kept.schema is schema:
            return kept
        made = schema.extensions[_KEPT_AS] = cls(schema)
        return made

    def __len__(self) -> int:
        """Count the operations that have plans."""
        return len(self._plans)

    def plan(
        self,
        operation: OperationDefinitionNode,
        fragments: Fragments,
        variables: dict[str, Any],
        compile_after: int = OFTEN,
    ) -> Plan | None:
        """Give the plan of an operation, or None where it cannot have one."""
        plans = self._plans.get(id(operation))
        if plans is None or not plans.fit(operation, fragments):
            plans = self._plans[id(operation)] = self._new(operation, fragments)
        return plans.under(variables, compile_after)

    def _new(self, operation: OperationDefinitionNode, fragments: Fragments) -> _Plans:
        key, mine = id(operation), self._plans

        def forget(gone: ref[OperationDefinitionNode]) -> None:
            if key in mine and mine[key].operation is gone:
                mine.pop(key).let_go()

        deciding = deciding_variables(operation, fragments)
        return _Plans(self.schema, ref(operation, forget), fragments, deciding)
