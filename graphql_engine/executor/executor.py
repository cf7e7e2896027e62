"""The executor that runs the functions of plans, and the library's code otherwise."""

from collections.abc import Iterable, Sequence
from typing import Any

from graphql import (
    ExecutionResult,
    ExperimentalIncrementalExecutionResults,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
)
from graphql.execution.collect_fields import (
    DeferUsage,
    FieldDetailsList,
    GroupedFieldSet,
)
from graphql.execution.incremental.incremental_executor import DeliveryGroupMap
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graphql_engine.executor.codegen import PlanFunction
from graphql_engine.executor.plan import PLANS, Plan, PlanCache
from graphql_engine.executor.positions import (
    FieldPosition,
    LazyPath,
    field_path,
    to_path,
)


class PlannedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Executes by plans, as the ``execution_context_class`` of a schema.

    Resolvers must be synchronous.

    Pass a `PlanCache` of the document as ``operation_extensions={PLANS: cache}``.
    """

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._plan = self._find_plan()
        if self._plan is not None:
            self._relevant_sub_fields = self._plan.sub_fields

    def _find_plan(self) -> Plan | None:
        middleware = self.middleware_manager
        strawberry_schema = getattr(self.schema, "_strawberry_schema", None)
        if (middleware and middleware.middlewares) or self.abort_signal is not None:
            return None
        if strawberry_schema is None or strawberry_schema.exception_handlers:
            return None
        plans: PlanCache | None = (self.operation_extensions or {}).get(PLANS)
        if plans is None:
            return None
        variables = self.variable_values.coerced
        fragments = self.fragment_definitions
        return plans.find(self.schema, self.operation, fragments, variables)

    def execute_operation(
        self,
        serially: bool | None = None,  # noqa: FBT001 - as the library calls it
    ) -> AwaitableOrValue[ExecutionResult | ExperimentalIncrementalExecutionResults]:
        """Execute the operation, and leave nothing for the garbage collector."""
        done = super().execute_operation(serially)
        if isinstance(done, ExecutionResult):
            # They are methods of the executor, which refers to them.
            del self.async_helpers
        return done

    def execute_collected_root_fields(
        self,
        root_type: GraphQLObjectType,
        root_value: object,
        grouped_field_set: GroupedFieldSet,
        serially: bool,  # noqa: FBT001 - as the library calls it
        new_defer_usages: Sequence[DeferUsage],
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Execute the root's fields, from the plan's list of them."""
        plan = self._plan
        grouped = plan.root(grouped_field_set) if plan else grouped_field_set
        return super().execute_collected_root_fields(
            root_type, root_value, grouped, serially, new_defer_usages
        )

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: object,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: DeliveryGroupMap | None,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Execute an object's fields, by the plan's function if there is one."""
        plan = self._plan
        run = plan.field_set(parent_type, grouped_field_set) if plan else None
        if run is None:
            return super().execute_fields(
                parent_type, source_value, path, grouped_field_set, position_context
            )
        done: AwaitableOrValue[dict[str, Any]] = run(self, source_value, path)
        return done

    def complete_iterable_value(  # noqa: PLR0913, PLR0917 - as the library calls it
        self,
        item_type: GraphQLOutputType,
        field_details_list: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        path: Path,
        items: Iterable[Any],
        position_context: DeliveryGroupMap | None,
    ) -> AwaitableOrValue[list[Any]]:
        """Complete a list, by the plan's function if there is one."""
        run = self._items_function(item_type, field_details_list, info, items)
        if run is None:
            return super().complete_iterable_value(
                item_type, field_details_list, info, path, items, position_context
            )
        done: AwaitableOrValue[list[Any]] = run(self, items, path)
        return done

    def _items_function(
        self,
        item_type: GraphQLOutputType,
        details: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        items: Iterable[Any],
    ) -> PlanFunction | None:
        definition = self.schema.get_field(info.parent_type, info.field_name)
        if self._plan is None or definition is None:
            return None
        if type(items) is not list and type(items) is not tuple:
            return None
        position = FieldPosition(info.parent_type, definition, details, item_type)
        return self._plan.items(position, len(items))

    def resolve_by_library(
        self, position: FieldPosition, source: object, path: LazyPath
    ) -> object:
        """Resolve a field as the library does."""
        where = to_path(path)
        return self.execute_field(
            position.parent, source, position.details, where, None
        )

    def complete_by_library(
        self, position: FieldPosition, value: object, path: LazyPath
    ) -> object:
        """Complete a value as the library does.

        An item of a list and the value of a field are completed alike, and fail alike.
        """
        where = to_path(path)
        info = self.build_resolve_info(
            position.definition, position.nodes, position.parent, field_path(where)
        )
        done: list[Any] = []
        self.complete_list_item_value(
            value, done, position.type, position.details, info, where, None
        )
        return done[0]
