"""An operation: as a client requests it, and once it is parsed and checked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from graphql import (
    DocumentNode,
    GraphQLError,
    OperationDefinitionNode,
    get_operation_ast,
)
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_engine.errors import BadRequestError
from graphql_engine.validation.document_cache import ParsedDocument

UNRESOLVED = "OPERATION_RESOLUTION_FAILURE"
"""The code by which clients learn that `operationName` selects no operation."""

NO_VARIABLES: Mapping[str, Any] = {}


class GraphQLRequest(NamedTuple):
    """What a client requests.

    Attributes:
        document: the text of the document; "" if the client sent a hash alone.
        document_id: the hash of a persisted document; "" if the client sent none.
    """

    document: str
    variables: Mapping[str, Any] = NO_VARIABLES
    operation_name: str | None = None
    document_id: str = ""


class PreparedOperation(NamedTuple):
    """An operation that was parsed, measured and validated.

    Attributes:
        parsed: None if the text is not a document.
        type: None if the text is not a document.
        errors: why the operation is not executed.
        milliseconds: processor time of executing it, estimated.
    """

    request: GraphQLRequest
    parsed: ParsedDocument | None
    type: OperationType | None
    errors: list[GraphQLError]
    milliseconds: float = 0


def find_operation_type(document: DocumentNode, name: str | None) -> OperationType:
    """Find the operation of a document that is to be executed; return its type.

    Source: ``GetOperation`` of the GraphQL specification, section 6.1.

    Raises:
        BadRequestError: the document has no such operation, or several and no name
            says which.
    """
    found = get_operation_ast(document, name)
    if found:
        return OperationType(found.operation.value)
    if name:
        reason = f'the document has no operation named "{name}"'
    elif any(isinstance(one, OperationDefinitionNode) for one in document.definitions):
        reason = "the document has several operations: say in operationName which one"
    else:
        reason = "the document has no operation"
    raise BadRequestError(reason, code=UNRESOLVED)


def is_request_error(result: ExecutionResult) -> bool:
    """Return whether a result says why its operation was not executed."""
    errors = result.errors or []
    return bool(errors) and not result.data and all(one.path is None for one in errors)


def to_json(result: ExecutionResult) -> bytes:
    """Write a result as GraphQL over HTTP specifies it."""
    content: dict[str, object] = {}
    if not is_request_error(result):
        content["data"] = result.data
    if result.errors:
        content["errors"] = [error.formatted for error in result.errors]
    return orjson.dumps(content)
