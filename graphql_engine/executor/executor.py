"""The executor that follows plans, and hands over to the library's where none leads."""

from collections.abc import Awaitable, Iterable, Sequence
from typing import Any, ClassVar, TypeAlias

from graphql import (
    ExecutionResult,
    ExperimentalIncrementalExecutionResults,
    GraphQLError,
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
from graphql.pyutils import AwaitableOrValue, Path, gather_with_cancel
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from graphql_engine.executor.codegen import Run
from graphql_engine.executor.plan import OFTEN, Plan
from graphql_engine.executor.plan_cache import Operations
from graphql_engine.executor.positions import LazyPath, Place, field_path, located

Result: TypeAlias = dict[Any, Any] | list[Any]
"""An object or a list of an answer."""

Waiting: TypeAlias = list[tuple[Any, Awaitable[object]]]
"""Keys of a result, and what is still awaited to stand there."""


class PlannedExecutor(StrawberryGraphQLCoreExecutionContext):
    """Give it to a schema as ``execution_context_class``.

    Attributes:
        compile_after: how often a field set is used before its function is made.
    """

    compile_after: ClassVar[int] = OFTEN

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._plan = self._planned()
        if self._plan is not None:
            self._relevant_sub_fields = self._plan.sub_fields

    def _planned(self) -> Plan | None:
        middleware = self.middleware_manager
        strawberry_schema = getattr(self.schema, "_strawberry_schema", None)
        if (middleware and middleware.middlewares) or self.abort_signal is not None:
            return None
        if strawberry_schema is None or strawberry_schema.exception_handlers:
            return None
        return Operations.of(self.schema).plan(
            self.operation,
            self.fragment_definitions,
            self.variable_values.coerced,
            self.compile_after,
        )

    def execute_operation(
        self,
        serially: bool | None = None,  # noqa: FBT001 - as the library calls it
    ) -> AwaitableOrValue[ExecutionResult | ExperimentalIncrementalExecutionResults]:
        """Execute the operation, and leave nothing for the collector if that is all."""
        done = super().execute_operation(serially)
        if isinstance(done, ExecutionResult):
            # Methods of the executor, which hold it as it holds them.
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
        """Execute the root's fields, by the plan's list of them."""
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
        run = self._items_run(item_type, field_details_list, info, items)
        if run is None:
            return super().complete_iterable_value(
                item_type, field_details_list, info, path, items, position_context
            )
        done: AwaitableOrValue[list[Any]] = run(self, items, path)
        return done

    def _items_run(
        self,
        item_type: GraphQLOutputType,
        details: FieldDetailsList,
        info: GraphQLResolveInfo[Any],
        items: Iterable[Any],
    ) -> Run | None:
        definition = self.schema.get_field(info.parent_type, info.field_name)
        if self._plan is None or definition is None:
            return None
        if type(items) is not list and type(items) is not tuple:
            return None
        place = Place(info.parent_type, definition, details, item_type)
        return self._plan.items(place, len(items))

    def in_full(
        self, place: Place, source: object, path: LazyPath, waiting: Waiting
    ) -> object:
        """Resolve a field as the library does."""
        where = located(path)
        done = self.execute_field(place.parent, source, place.details, where, None)
        if self.is_awaitable(done):
            waiting.append((where.key, done))
        return done

    def ordinarily(
        self, place: Place, value: object, path: LazyPath, waiting: Waiting
    ) -> object:
        """Complete a value as the library does.

        An item of a list and the value of a field are completed alike, and fail alike.
        """
        where = located(path)
        info = self.build_resolve_info(
            place.definition, place.nodes, place.parent, field_path(where)
        )
        if self.is_awaitable(value):
            coming = self.complete_awaitable_list_item_value(
                value, place.kind, place.details, info, where, None
            )
            waiting.append((where.key, coming))
            return coming
        done: list[Any] = []
        if self.complete_list_item_value(
            value, done, place.kind, place.details, info, where, None
        ):
            waiting.append((where.key, done[0]))
        return done[0]

    def later(
        self, place: Place, coming: Awaitable[object], path: LazyPath, waiting: Waiting
    ) -> Awaitable[object]:
        """Note that an object or a list is still coming."""
        where = located(path)
        arrived = self._arrived(place, coming, where)
        waiting.append((where.key, arrived))
        return arrived

    async def _arrived(
        self, place: Place, coming: Awaitable[object], path: Path
    ) -> object:
        try:
            return await coming
        except GraphQLError as error:
            self.handle_field_error(error, place.kind, place.details, path)
            return None

    async def settled(self, result: Result, waiting: Waiting) -> Result:
        """Wait for what is still awaited in a result."""
        if len(waiting) == 1:
            [(key, coming)] = waiting
            result[key] = await coming
            return result
        done = await gather_with_cancel(*(coming for _, coming in waiting))
        for (key, _), value in zip(waiting, done, strict=True):
            result[key] = value
        return result

    def abandoned(self, waiting: Waiting, rest: Sequence[object] = ()) -> None:
        """Settle what nobody will wait for any more."""
        left = [coming for _, coming in waiting]
        left.extend(one for one in rest if self.is_awaitable(one))
        if left:
            self.settle_in_background(left)
