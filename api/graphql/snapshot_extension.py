"""One position of the log for all parts of a query."""

from collections.abc import Iterator

from graphql import FieldNode, get_operation_ast
from strawberry.extensions import SchemaExtension
from strawberry.types.graphql import OperationType

from api.graphql.context import Context


class SnapshotExtension(SchemaExtension):
    """Answers all parts of a query at one position of the log."""

    def on_execute(self) -> Iterator[None]:
        """Tell the context of a query that it is one."""
        execution = self.execution_context
        is_query = execution.operation_type is OperationType.QUERY
        if is_query and isinstance(execution.context, Context):
            execution.context.begin_query(asks_only_moments=self._asks_only_moments())
        yield

    def _asks_only_moments(self) -> bool:
        """Return whether every part of the response belongs to a moment."""
        document = self.execution_context.graphql_document
        name = self.execution_context.operation_name
        operation = get_operation_ast(document, name) if document else None
        return operation is not None and all(
            isinstance(one, FieldNode) and one.name.value == "at"
            for one in operation.selection_set.selections
        )
