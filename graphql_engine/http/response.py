"""HTTP responses: status, headers and media type of a result or a refusal."""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graphql_engine.errors import BadRequestError
from graphql_engine.http.content_negotiation import (
    GRAPHQL_JSON,
    accepts_gzip,
    choose_media_type,
)
from graphql_engine.http.response_cache import GraphQLResponse


def to_http(
    request: Request, response: GraphQLResponse, position_header: str
) -> Response:
    """Send a response, or tell the client that it has it already.

    Args:
        position_header: the name of the header that states the position of the data.
    """
    media_type = _media_type(request)
    headers = {
        "cache-control": _cache_control(response),
        "vary": "accept, accept-encoding",
        position_header: str(response.position),
    }
    is_gzipped = is_gzip_wanted(request, response)
    if response.etag:
        # Each form of a response has its own ETag.
        suffix = "-g" if media_type == GRAPHQL_JSON else ""
        suffix += "-z" if is_gzipped else ""
        headers["etag"] = f'"{response.etag}{suffix}"'
        if request.method != "POST" and _has(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
    is_refused = response.is_request_error and media_type == GRAPHQL_JSON
    content_type = f"{media_type}; charset=utf-8"
    if response.retry_after:
        headers["retry-after"] = str(response.retry_after)
        return Response(response.body, 503, headers, content_type)
    if is_gzipped:
        headers["content-encoding"] = "gzip"
    body = response.gzipped if is_gzipped else response.body
    return Response(body, 400 if is_refused else 200, headers, content_type)


def is_gzip_wanted(request: Request, response: GraphQLResponse) -> bool:
    """Return whether a response is sent compressed."""
    accepted = request.headers.get("accept-encoding", "")
    return response.is_compressible and accepts_gzip(accepted)


def refusal(request: Request, error: BadRequestError) -> Response:
    """Say in JSON why a request is refused."""
    content = {"message": str(error), "extensions": error.extensions}
    content_type = f"{_media_type(request)}; charset=utf-8"
    body = orjson.dumps({"errors": [content]})
    return Response(body, error.status, error.headers, content_type)


def _cache_control(response: GraphQLResponse) -> str:
    if response.is_immutable:
        return "private, max-age=31536000, immutable"
    return "private, no-cache" if response.etag else "no-store"


def _media_type(request: Request) -> str:
    return choose_media_type(request.headers.get("accept", ""))


def _has(request: Request, etag: str) -> bool:
    """Return whether the client has the response already."""
    known = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") == etag for one in known)
