"""Reading what a request asks: a document or its hash, variables, a name."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import orjson
from starlette.requests import Request


class BadRequestError(Exception):
    """A request that asks nothing that can be answered."""

    def __init__(self, reason: str, status: int = 400, *, code: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status
        self.code = code


class Posed(NamedTuple):
    """What a request asks.

    Attributes:
        document: the text of the operation, or empty.
        document_id: the hash of a trusted document, or empty.
    """

    document: str
    variables: Mapping[str, Any]
    operation_name: str | None
    document_id: str


async def posed_in(request: Request) -> Posed:
    """Read what a request asks.

    Raises:
        BadRequestError: it is not as the specification wants it.
    """
    if request.method == "GET":
        given: Any = dict(request.query_params)
        for name in ("variables", "extensions"):
            if given.get(name):
                given[name] = _json(given[name], name)
            else:
                given.pop(name, None)
    else:
        given = _json(await _body(request), "the body")
    if isinstance(given, list):
        reason = "ask one operation at a time: there are no batches"
        raise BadRequestError(reason)
    if not isinstance(given, dict):
        reason = "the body must be an object with a query"
        raise BadRequestError(reason)
    return _posed(given)


async def _body(request: Request) -> bytes:
    media_type, _, parameters = request.headers.get("content-type", "").partition(";")
    if media_type.strip().lower() != "application/json":
        reason = "send application/json"
        raise BadRequestError(reason)
    name, _, charset = parameters.strip().lower().partition("=")
    if name == "charset" and charset.strip('"') not in {"utf-8", "utf8"}:
        reason = "send it in UTF-8"
        raise BadRequestError(reason)
    return await request.body()


def _json(text: str | bytes, what: str) -> object:
    try:
        found: object = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        reason = f"{what} cannot be read as JSON: {error}"
        raise BadRequestError(reason) from error
    return found


def _posed(given: dict[str, Any]) -> Posed:
    extensions = _typed(given, "extensions", dict) or {}
    posed = Posed(
        document=_typed(given, "query", str) or "",
        variables=_typed(given, "variables", dict) or {},
        operation_name=_typed(given, "operationName", str) or None,
        document_id=_typed(given, "documentId", str) or _persisted(extensions),
    )
    if not (posed.document or posed.document_id):
        reason = "there is no query in the request"
        raise BadRequestError(reason)
    return posed


def _typed(given: Mapping[str, Any], name: str, kind: type) -> Any:  # noqa: ANN401 - of the type that was given
    value = given.get(name)
    if value is not None and not isinstance(value, kind):
        wanted = "a text" if kind is str else "an object"
        reason = f"{name} must be {wanted}"
        raise BadRequestError(reason)
    return value


def _persisted(extensions: Mapping[str, Any]) -> str:
    """Read the hash as clients of persisted queries send it."""
    persisted = extensions.get("persistedQuery")
    found = persisted.get("sha256Hash") if isinstance(persisted, dict) else None
    return f"sha256:{found}" if isinstance(found, str) else ""
