"""An executor that stops when the time is over."""

from typing import Any

from graphql import GraphQLObjectType
from graphql.execution.collect_fields import GroupedFieldSet
from graphql.execution.incremental.incremental_executor import DeliveryGroupMap
from graphql.pyutils import AwaitableOrValue, Path
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api import deadline


class StoppableExecutor(StrawberryGraphQLCoreExecutionContext):
    """Begins no object of an answer once the time is over."""

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
