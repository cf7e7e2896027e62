"""What is held of a question while it is executed: its moment and its time."""

from collections.abc import Iterator

from graphql import FieldNode, GraphQLError, get_operation_ast
from strawberry.extensions import SchemaExtension
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from api.graphql.context import Context
from graphql_engine import deadline
from graphql_engine.errors import TookTooLongError


class SnapshotExtension(SchemaExtension):
    """Gives a question one position of the log, and a time; an act has neither."""

    def on_execute(self) -> Iterator[None]:
        """Hold the question to its position and its time."""
        execution = self.execution_context
        context = execution.context
        if execution.operation_type is OperationType.MUTATION:
            yield
            return
        is_question = execution.operation_type is OperationType.QUERY
        if is_question and isinstance(context, Context):
            context.begin_question(asks_only_moments=self._asks_only_moments())
        with deadline.deadline(deadline.LONGEST_SECONDS) as limit:
            yield
            if limit.is_over and execution.result and execution.result.errors:
                execution.result = _stopped(limit.seconds)

    def _asks_only_moments(self) -> bool:
        """Tell whether every part of the answer belongs to a moment."""
        document = self.execution_context.graphql_document
        name = self.execution_context.operation_name
        operation = get_operation_ast(document, name) if document else None
        return operation is not None and all(
            isinstance(one, FieldNode) and one.name.value == "at"
            for one in operation.selection_set.selections
        )


def _stopped(seconds: float) -> ExecutionResult:
    """Answer once that there was no time, in place of all that failed for it."""
    reason = TookTooLongError(seconds)
    return ExecutionResult(None, [GraphQLError(str(reason), original_error=reason)])
