"""An executor that stops when the time is over."""

from typing import Any

from graphql import GraphQLObjectType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.execution.incremental.incremental_executor import DeliveryGroupMap
from graphql.pyutils import AwaitableOrValue, Path

from graphql_engine.executor import PlannedExecutor
from graphql_engine.scheduling import deadline


class StoppableExecutor(PlannedExecutor):
    """Follows plans, and begins no object beside them once the time is over.

    What a plan reads of one object takes microseconds; whatever may take long is a
    resolver with arguments or a statement, and these look at the time.
    """

    def execute_fields(
        self,
        parent_type: GraphQLObjectType,
        source_value: object,
        path: Path | None,
        grouped_field_set: GroupedFieldSet,
        position_context: DeliveryGroupMap | None,
    ) -> AwaitableOrValue[dict[str, Any]]:
        """Execute an object's fields, if there is time.

        Raises:
            TookTooLongError: there is none left.
        """
        deadline.check()
        return super().execute_fields(
            parent_type, source_value, path, grouped_field_set, position_context
        )
