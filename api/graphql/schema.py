"""The schema: its roots joined, its scalars named, its bounds and faults wrapped."""

from collections.abc import Iterable
from typing import Any

import strawberry
from graphql import GraphQLError
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.schema import StreamResult
from strawberry.types import ExecutionContext, ExecutionResult
from strawberry.types.graphql import OperationType

from api.graphql.error_formatting import drop_tracebacks, truncate_errors
from api.graphql.live.feed import Followed
from api.graphql.live.subscription import Subscription
from api.graphql.mutations.kind_mutations import Mutation
from api.graphql.queries.as_of import Query
from api.graphql.snapshot_extension import SnapshotExtension
from api.graphql.types.kind_types import ENTRY_TYPES, OtherEntry
from api.graphql.types.scalars import SCALARS
from graphql_engine.executor import PlannedExecutor
from graphql_engine.live.results import streamed
from graphql_engine.validation.document_cache import DocumentCache
from graphql_engine.validation.query_limits import Bounded

LIBRARY = DocumentCache()
"""The documents that are asked again and again."""


class RecordSchema(strawberry.Schema):
    """A schema whose errors can be read by those who ask."""

    def execute_sync(self, *given: Any, **options: Any) -> ExecutionResult:  # noqa: ANN401 - those of the library
        """Execute an operation; every error of its answer is told or masked."""
        result = super().execute_sync(*given, **options)
        if result.errors:
            errors = result.errors
            result.errors = truncate_errors(errors)
            drop_tracebacks(errors)
        return result

    async def stream(  # noqa: PLR0913, PLR0917 - the library's signature
        self,
        query: str | None,
        variable_values: dict[str, Any] | None = None,
        context_value: Any = None,  # noqa: ANN401 - the library's signature
        root_value: Any | None = None,  # noqa: ANN401, ARG002 - the library's signature
        operation_name: str | None = None,
        operation_extensions: dict[str, Any] | None = None,  # noqa: ARG002 - the library's signature
        allowed_operation_types: Iterable[OperationType] | None = None,  # noqa: ARG002 - the library's signature
    ) -> StreamResult:
        """Execute an operation; a subscription gives an answer for each line."""
        return streamed(
            self.execute_sync,
            context_value,
            Followed(
                query or "", variable_values or {}, operation_name, context_value.viewer
            ),
        )

    def process_errors(
        self,
        errors: list[GraphQLError],
        execution_context: ExecutionContext | None = None,
    ) -> None:
        """Leave logging to ``told``: a mistake of a client is no fault of ours."""


schema = RecordSchema(
    query=Query,
    mutation=Mutation,
    subscription=Subscription,
    types=[*ENTRY_TYPES.values(), OtherEntry],
    extensions=[
        lambda: Bounded(LIBRARY),
        SnapshotExtension,
    ],
    execution_context_class=PlannedExecutor,
    config=StrawberryConfig(scalar_map=SCALARS),
)


def schema_text() -> str:
    """Print the schema in its own language, types by name."""
    return f"{schema.as_str()}\n"
