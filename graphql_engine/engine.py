"""The engine: parses, checks and executes the operations of one schema."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from copy import copy
from time import monotonic
from typing import Any

import strawberry
from graphql import (
    ASTValidationRule,
    GraphQLError,
    GraphQLSyntaxError,
    specified_rules,
)
from strawberry.exceptions import MissingQueryError
from strawberry.extensions import SchemaExtension
from strawberry.schema.exceptions import (
    CannotGetOperationTypeError,
    InvalidOperationTypeError,
)
from strawberry.schema.validation_rules.maybe_null import MaybeNullValidationRule
from strawberry.schema.validation_rules.one_of import OneOfInputValidationRule
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType
from strawberry.utils.operation import get_operation_type

from graphql_engine.client_errors import ErrorMapping, drop_tracebacks, for_client
from graphql_engine.deadline import Clock, deadline
from graphql_engine.errors import TookTooLongError
from graphql_engine.executor import PlannedExecutor
from graphql_engine.operation import GraphQLRequest, PreparedOperation
from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.document_cache import DocumentCache
from graphql_engine.validation.query_limits import QueryLimits, refuse_unparsed

QUERY_SECONDS = 10.0
"""How long a query may take; a mutation is never stopped half done."""

COSTLY_MILLISECONDS = 10.0
"""Estimated processor time from which an operation is costly."""

COSTLY_CHARACTERS = 1_000
"""Characters from which a document is costly that has to be parsed and validated."""

ALL_OPERATION_TYPES = frozenset(OperationType)

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

    def is_costly(self, request: GraphQLRequest) -> bool:
        """Estimate whether an operation is costly, without parsing its document."""
        parsed = self._documents.find(request.document)
        if parsed is None:
            return len(request.document) > COSTLY_CHARACTERS
        milliseconds = self._limits.estimate(parsed, request.variables)
        return milliseconds > COSTLY_MILLISECONDS

    def prepare(
        self,
        request: GraphQLRequest,
        allowed_types: Iterable[OperationType] = ALL_OPERATION_TYPES,
    ) -> PreparedOperation:
        """Parse, measure and validate an operation.

        Raises:
            CannotGetOperationTypeError: the document has no operation of that name.
            InvalidOperationTypeError: the operation is of a type that is not allowed.
            MissingQueryError: there is no document.
        """
        document, variables, name, _ = request
        if not document:
            raise MissingQueryError
        if refusal := refuse_unparsed(document, name):
            return PreparedOperation(request, None, None, [refusal])
        try:
            parsed = self._documents.parse(document)
        except GraphQLSyntaxError as error:
            return PreparedOperation(request, None, None, [error])
        try:
            operation_type = get_operation_type(parsed.document, name)
        except RuntimeError as error:
            raise CannotGetOperationTypeError(name) from error
        if operation_type not in allowed_types:
            raise InvalidOperationTypeError(operation_type)
        errors = self._limits.check(parsed, variables)
        cost = self._limits.estimate(parsed, variables)
        return PreparedOperation(request, parsed, operation_type, errors, cost)

    def execute(
        self,
        operation: PreparedOperation,
        context: object,
        root_value: object = None,
    ) -> ExecutionResult:
        """Execute an operation, or return why it is not executed."""
        if operation.errors:
            return self._for_client(ExecutionResult(None, operation.errors))
        if operation.type is OperationType.MUTATION:
            return self._for_client(self._execute(operation, context, root_value))
        with deadline(self._query_seconds, self._clock) as limit:
            result = self._execute(operation, context, root_value)
            if limit.is_over and result.errors:
                drop_tracebacks(result.errors)
                late = TookTooLongError(limit.seconds)
                error = GraphQLError(str(late), original_error=late)
                result = ExecutionResult(None, [error])
        return self._for_client(result)

    def execute_sync(  # noqa: PLR0913, PLR0917 - the signature of Strawberry's method
        self,
        query: str,
        variable_values: Mapping[str, Any] | None = None,
        context_value: object = None,
        root_value: object = None,
        operation_name: str | None = None,
        allowed_operation_types: Iterable[OperationType] = ALL_OPERATION_TYPES,
    ) -> ExecutionResult:
        """Prepare and execute an operation, as ``strawberry.Schema.execute_sync``.

        Raises:
            CannotGetOperationTypeError: the document has no operation of that name.
            InvalidOperationTypeError: the operation is of a type that is not allowed.
            MissingQueryError: there is no document.
        """
        request = GraphQLRequest(query, variable_values or {}, operation_name)
        operation = self.prepare(request, allowed_operation_types)
        return self.execute(operation, context_value, root_value)

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
            operation_extensions={_PARSED: operation.parsed},
        )

    def _for_client(self, result: ExecutionResult) -> ExecutionResult:
        if result.errors:
            errors = result.errors
            result.errors = for_client(errors, self._error_mapping)
            drop_tracebacks(errors)
        return result


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
    return operation.milliseconds > COSTLY_MILLISECONDS
