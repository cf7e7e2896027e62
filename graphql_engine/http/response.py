"""Responses: status, headers and media type of an answer, or of a refusal."""

import orjson
from starlette.requests import Request
from starlette.responses import Response

from graphql_engine.http.content_negotiation import GRAPHQL_JSON, media_type_for
from graphql_engine.http.execute import NOT_ALLOWED, Answer
from graphql_engine.http.request import BadRequestError

POSITION = "trilogue-position"
"""The header that says at which position of the log an answer was given."""


def response_to(request: Request, given: Answer) -> Response:
    """Send an answer, or say that the client has it already."""
    media_type = _media_type(request)
    headers = {
        "cache-control": given.cache_control,
        "vary": "accept",
        POSITION: str(given.position),
    }
    if given.etag:
        headers["etag"] = f'"{given.etag}{"-g" if media_type == GRAPHQL_JSON else ""}"'
        if request.method == "GET" and _has(request, headers["etag"]):
            return Response(status_code=304, headers=headers)
    is_refused = given.never_ran and media_type == GRAPHQL_JSON
    return Response(
        given.body, 400 if is_refused else 200, headers, f"{media_type}; charset=utf-8"
    )


def refusal_of(request: Request, error: BadRequestError) -> Response:
    """Say in JSON why there is no answer."""
    told: dict[str, object] = {"message": error.reason}
    if error.code:
        told["extensions"] = {"code": error.code}
    headers = {"allow": "POST"} if error.status == NOT_ALLOWED else None
    media_type = f"{_media_type(request)}; charset=utf-8"
    return Response(orjson.dumps({"errors": [told]}), error.status, headers, media_type)


def _media_type(request: Request) -> str:
    return media_type_for(request.headers.get("accept", ""))


def _has(request: Request, etag: str) -> bool:
    """Tell whether a client has the very answer already."""
    known = request.headers.get("if-none-match", "").split(",")
    return any(one.strip().removeprefix("W/") == etag for one in known)
