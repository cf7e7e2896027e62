"""Keeps the plans of a schema's operations, the latest used."""

from collections import OrderedDict
from threading import Lock
from typing import Any

from graphql import GraphQLSchema, OperationDefinitionNode

from api.graphql.execution.conditions import Fragments, deciding_variables
from api.graphql.execution.plan import Plan

MOST_OPERATIONS = 256
"""Operations whose plans are kept, per schema."""

MOST_CONDITIONS = 16
"""Plans that are kept of one operation."""

_KEPT_AS = "trilogue-plans"


class _Plans:
    """The plans of one operation: one per set of values that decide what it selects."""

    def __init__(
        self,
        schema: GraphQLSchema,
        operation: OperationDefinitionNode,
        fragments: Fragments,
    ) -> None:
        self._schema = schema
        self._made_for = (operation, fragments)
        self._deciding = deciding_variables(operation, fragments)
        self._plans: dict[tuple[Any, ...], Plan] = {}

    def fit(self, operation: OperationDefinitionNode, fragments: Fragments) -> bool:
        mine, named = self._made_for
        return mine is operation and named == fragments

    def under(self, variables: dict[str, Any]) -> Plan | None:
        if self._deciding is None:
            return None
        values = tuple(variables.get(name) for name in self._deciding)
        plan = self._plans.get(values)
        if plan is None and len(self._plans) < MOST_CONDITIONS:
            plan = self._plans[values] = Plan(self._schema)
        return plan


class Operations:
    """Operations of one schema and their plans."""

    def __init__(self, schema: GraphQLSchema) -> None:
        self.schema = schema
        self._plans: OrderedDict[int, _Plans] = OrderedDict()
        self._lock = Lock()

    @classmethod
    def of(cls, schema: GraphQLSchema) -> "Operations":
        """Give a schema's; they live as long as it does."""
        kept = schema.extensions.get(_KEPT_AS)
        if isinstance(kept, cls) and kept.schema is schema:
            return kept
        made = schema.extensions[_KEPT_AS] = cls(schema)
        return made

    def plan(
        self,
        operation: OperationDefinitionNode,
        fragments: Fragments,
        variables: dict[str, Any],
    ) -> Plan | None:
        """Give the plan of an operation, or None where it cannot have one."""
        with self._lock:
            plans = self._plans.pop(id(operation), None)
            if plans is None or not plans.fit(operation, fragments):
                plans = _Plans(self.schema, operation, fragments)
            self._plans[id(operation)] = plans
            if len(self._plans) > MOST_OPERATIONS:
                self._plans.popitem(last=False)
            return plans.under(variables)
