"""HTTP responses: status, headers and media type of a result or a refusal."""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graphql_engine.errors import BadRequestError, TooBusyError
from graphql_engine.http.content_negotiation import GRAPHQL_JSON, choose_media_type
from graphql_engine.http.execute import METHOD_NOT_ALLOWED, GraphQLResponse

METHODS = ("GET", "POST")

BUSY = 503
RETRY_AFTER_SECONDS = 1
"""After how many seconds a client may try again."""


def to_http(
    request: Request, response: GraphQLResponse, position_header: str
) -> Response:
    """Send a response, or tell the client that it has it already.

    Args:
        position_header: the name of the header that states the position of the data.
    """
    media_type = _media_type(request)
    headers = {
        "cache-control": response.cache_control,
        "vary": "accept",
        position_header: str(response.position),
    }
    if response.etag:
        suffix = "-g" if media_type == GRAPHQL_JSON else ""
        headers["etag"] = f'"{response.etag}{suffix}"'
        if request.method == "GET" and _has(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
    is_refused = response.is_request_error and media_type == GRAPHQL_JSON
    content_type = f"{media_type}; charset=utf-8"
    return Response(response.body, 400 if is_refused else 200, headers, content_type)


def bad_request(request: Request, error: BadRequestError) -> Response:
    """Say in JSON why a request cannot be executed."""
    extensions = {"code": error.code} if error.code else {}
    headers = {"allow": "POST"} if error.status == METHOD_NOT_ALLOWED else {}
    return _refusal(request, error.reason, error.status, extensions, headers)


def method_not_allowed(request: Request) -> Response:
    """Say which methods there are."""
    reason = f"{request.method} is not allowed: use GET or POST"
    headers = {"allow": ", ".join(METHODS)}
    return _refusal(request, reason, METHOD_NOT_ALLOWED, {}, headers)


def too_busy(request: Request, error: TooBusyError) -> Response:
    """Say that too many costly operations wait, and when to try again."""
    headers = {"retry-after": str(RETRY_AFTER_SECONDS), "cache-control": "no-store"}
    return _refusal(request, str(error), BUSY, {"rule": error.rule}, headers)


def _refusal(
    request: Request,
    reason: str,
    status: int,
    extensions: dict[str, str],
    headers: dict[str, str],
) -> Response:
    error: dict[str, object] = {"message": reason}
    if extensions:
        error["extensions"] = extensions
    content_type = f"{_media_type(request)}; charset=utf-8"
    body = orjson.dumps({"errors": [error]})
    return Response(body, status, headers, content_type)


def _media_type(request: Request) -> str:
    return choose_media_type(request.headers.get("accept", ""))


def _has(request: Request, etag: str) -> bool:
    """Return whether the client has the response already."""
    known = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") == etag for one in known)
