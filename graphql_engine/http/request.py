"""Reading a GraphQL request from HTTP, as GraphQL over HTTP specifies it."""

from collections.abc import Mapping
from typing import Any

import orjson
from starlette.requests import Request

from graphql_engine.errors import BadRequestError
from graphql_engine.operation import GraphQLRequest


async def read_request(request: Request) -> GraphQLRequest:
    """Read a request of GET, HEAD or POST.

    Raises:
        BadRequestError: it is not as the specification demands.
    """
    if request.method != "POST":
        content: Any = dict(request.query_params)
        for name in ("variables", "extensions"):
            if content.get(name):
                content[name] = _read_json(content[name], name)
            else:
                content.pop(name, None)
    else:
        content = _read_json(await _read_body(request), "the body")
    if isinstance(content, list):
        reason = "ask one operation at a time: there are no batches"
        raise BadRequestError(reason)
    if not isinstance(content, dict):
        reason = "the body must be an object with a query"
        raise BadRequestError(reason)
    return _read_fields(content)


async def _read_body(request: Request) -> bytes:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != "application/json":
        reason = "send application/json"
        raise BadRequestError(reason)
    name, _, charset = parameters.strip().lower().partition("=")
    if name == "charset" and charset.strip('"') not in {"utf-8", "utf8"}:
        reason = "send it in UTF-8"
        raise BadRequestError(reason)
    return await request.body()


def _read_json(text: str | bytes, name: str) -> object:
    try:
        found: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        reason = f"{name} cannot be read as JSON: {error}"
        raise BadRequestError(reason) from error
    return found


def _read_fields(content: dict[str, Any]) -> GraphQLRequest:
    extensions = _read_field(content, "extensions", dict) or {}
    request = GraphQLRequest(
        document=_read_field(content, "query", str) or "",
        variables=_read_field(content, "variables", dict) or {},
        operation_name=_read_field(content, "operationName", str) or None,
        document_id=_read_field(content, "documentId", str)
        or _persisted_query_hash(extensions),
    )
    if not (request.document or request.document_id):
        reason = "there is no query in the request"
        raise BadRequestError(reason)
    return request


def _read_field(content: Mapping[str, Any], name: str, of_type: type) -> Any:  # noqa: ANN401 - of the type that is given
    value = content.get(name)
    if value is not None and not isinstance(value, of_type):
        wanted = "a text" if of_type is str else "an object"
        reason = f"{name} must be {wanted}"
        raise BadRequestError(reason)
    return value


def _persisted_query_hash(extensions: Mapping[str, Any]) -> str:
    """Read a hash as Apollo's clients send it."""
    persisted = extensions.get("persistedQuery")
    found = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return f"sha256:{found}" if isinstance(found, str) else ""
