"""The engine: parses, checks and executes the operations of one schema."""

from collections.abc import Collection, Iterator, Mapping
from copy import copy
from time import monotonic
from typing import Any

import strawberry
from graphql import ASTValidationRule, GraphQLError, GraphQLSyntaxError, specified_rules
from strawberry.extensions import SchemaExtension
from strawberry.http.types import HTTPMethod
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_engine.client_errors import (
    ErrorMapping,
    drop_tracebacks,
    for_client,
    retry_after,
)
from graphql_engine.deadline import Clock, time_limit
from graphql_engine.errors import METHOD_NOT_ALLOWED, BadRequestError, TookTooLongError
from graphql_engine.executor import PlannedExecutor
from graphql_engine.executor.plan import PLANS
from graphql_engine.operation import GraphQLRequest, PreparedOperation
from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.document_cache import DocumentCache
from graphql_engine.validation.limit_table import COSTLY_MILLISECONDS, QUERY_SECONDS
from graphql_engine.validation.query_limits import QueryLimits, refuse_unparsed

COSTLY_CHARACTERS = 1_000
"""Characters from which a document is costly that has to be parsed and validated."""

HOW_TO_SUBSCRIBE = (
    "a subscription has many results: open a WebSocket (graphql-transport-ws), or send "
    "the header Accept: text/event-stream"
)

_PARSED = "parsed document"


class GraphQLEngine:
    """Executes the operations of a schema: within limits, and by plans.

    Args:
        cost_table: what the fields cost that a document does not show.
        error_mapping: turns an error into what a client may see.
        validation_rules: the rules of the specification, or others in place of some.
        query_seconds: see `QUERY_SECONDS`.
        clock: gives seconds that never decrease, for the deadline of queries.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        schema: strawberry.Schema,
        *,
        cost_table: CostTable,
        error_mapping: ErrorMapping,
        validation_rules: Collection[type[ASTValidationRule]] = specified_rules,
        query_seconds: float = QUERY_SECONDS,
        clock: Clock = monotonic,
    ) -> None:
        self._schema = copy(schema)
        self._schema.execution_context_class = PlannedExecutor
        self._schema.extensions = (_ParsedDocumentExtension, *schema.extensions)
        self._documents = DocumentCache()
        rules = (*validation_rules, MaybeNullValidationRule, OneOfInputValidationRule)
        self._limits = QueryLimits(schema._schema, cost_table, rules)  # noqa: SLF001 - the library gives it by no other name
        self._error_mapping = error_mapping
        self._query_seconds = query_seconds
        self._clock = clock

    def is_costly_to_prepare(self, request: GraphQLRequest) -> bool:
        """Estimate by its length whether it is costly to parse and validate a document.

        Whether its operation is costly shows once it is prepared.
        """
        is_long = len(request.document) > COSTLY_CHARACTERS
        return is_long and self._documents.find(request.document) is None

    def prepare(
        self,
        request: GraphQLRequest,
        method: HTTPMethod = "POST",
        *,
        may_subscribe: bool = True,
    ) -> PreparedOperation:
        """Parse, measure and validate an operation.

        Args:
            method: a mutation must not be sent by GET.

        Raises:
            BadRequestError: there is no such operation, or it is not allowed here.
        """
        document, variables, name, _ = request
        if not document:
            reason = "there is no query in the request"
            raise BadRequestError(reason)
        if refusal := refuse_unparsed(document, name):
            return PreparedOperation(request, None, None, [refusal])
        try:
            parsed = self._documents.parse(document)
        except GraphQLSyntaxError as error:
            return PreparedOperation(request, None, None, [error])
        operation_type = OperationType(parsed.find_operation_type(name).value)
        if operation_type is OperationType.SUBSCRIPTION and not may_subscribe:
            raise BadRequestError(HOW_TO_SUBSCRIBE)
        if operation_type not in OperationType.from_http(method):
            reason = f"mutations are not allowed when using {method}: use POST"
            raise BadRequestError(reason, 405, allow="POST", code=METHOD_NOT_ALLOWED)
        errors, milliseconds = self._limits.check(parsed, variables)
        return PreparedOperation(request, parsed, operation_type, errors, milliseconds)

    def execute(
        self, operation: PreparedOperation, context: object, root_value: object = None
    ) -> ExecutionResult:
        """Execute an operation, or return why it is not executed."""
        if operation.errors:
            return self._for_client(ExecutionResult(None, operation.errors))
        if operation.type is OperationType.MUTATION:
            return self._for_client(self._execute(operation, context, root_value))
        with time_limit(self._query_seconds, self._clock) as limit:
            result = self._for_client(self._execute(operation, context, root_value))
            if limit.is_over and result.errors and not retry_after(result.errors):
                late = TookTooLongError(limit.seconds)
                error = GraphQLError(str(late), original_error=late)
                result = self._for_client(ExecutionResult(None, [error]))
        return result

    def execute_sync(
        self,
        query: str,
        variable_values: Mapping[str, Any] | None = None,
        context_value: object = None,
        root_value: object = None,
        operation_name: str | None = None,
    ) -> ExecutionResult:
        """Prepare and execute an operation, as ``strawberry.Schema.execute_sync``.

        Raises:
            BadRequestError: there is no such operation.
        """
        request = GraphQLRequest(query, variable_values or {}, operation_name)
        return self.execute(self.prepare(request), context_value, root_value)

    def _execute(
        self, operation: PreparedOperation, context: object, root_value: object
    ) -> ExecutionResult:
        request = operation.request
        return self._schema.execute_sync(
            request.document,
            variable_values=dict(request.variables),
            context_value=context,
            root_value=root_value,
            operation_name=request.operation_name,
            operation_extensions=_extensions(operation),
        )

    def to_client_error(self, error: Exception) -> GraphQLError:
        """Return what a client may see of an exception that no field raised."""
        return self._error_mapping(GraphQLError(str(error), original_error=error))

    def _for_client(self, result: ExecutionResult) -> ExecutionResult:
        if result.errors:
            errors = result.errors
            result.errors = for_client(errors, self._error_mapping)
            drop_tracebacks(errors)
        return result


def _extensions(operation: PreparedOperation) -> dict[str, Any]:
    parsed = operation.parsed
    if parsed is None or operation.type is OperationType.MUTATION:
        return {_PARSED: parsed}
    return {_PARSED: parsed, PLANS: parsed.plans}


class _ParsedDocumentExtension(SchemaExtension):
    """Gives Strawberry the document that the engine has parsed and validated."""

    def on_parse(self) -> Iterator[None]:
        execution = self.execution_context
        parsed = (execution.operation_extensions or {})[_PARSED]
        execution.graphql_document = parsed.document
        execution.pre_execution_errors = []
        yield


def is_costly(operation: PreparedOperation) -> bool:
    """Return whether an operation is estimated to be costly."""
    return not operation.errors and operation.milliseconds > COSTLY_MILLISECONDS
