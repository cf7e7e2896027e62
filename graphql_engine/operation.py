"""An operation: as a client requests it, and once it is parsed and checked."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from graphql import GraphQLError
from strawberry.types import ExecutionResult
from strawberry.types.graphql import OperationType

from graphql_engine.validation.document_cache import ParsedDocument

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
