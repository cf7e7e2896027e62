"""Pages for requests that cannot be answered, in the reader's language."""

import logging
from uuid import uuid4

from graphql import GraphQLError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.graphql.error_formatting import retry_after, to_client_error
from api.web.frame import render_error
from api.web.reading import Reading
from api.web.refusals import (
    MethodNotAllowedError,
    NotReadableError,
    PageError,
    RefusedError,
    UnforeseenError,
    UnknownPageError,
)
from api.web.site import link
from wording.messages import message_words

logger = logging.getLogger("trilogue.pages")

ALLOWED = "GET, HEAD, OPTIONS"
NO_STORE = {"cache-control": "no-store"}
"""For pages that may contain personal values, and for errors."""

NOT_FOUND, METHOD_NOT_ALLOWED = 404, 405


def error_page(reading: Reading, error: PageError) -> Response:
    """Return the page that says why another cannot be shown."""
    said = message_words(error, language=reading.language)
    facts = {"said": said, "problems": error.problems, "status": error.status}
    html = render_error(reading, "error.html", facts)
    return HTMLResponse(html, error.status, {**NO_STORE, **error.headers})


def error_json(reading: Reading, error: PageError) -> Response:
    """Return the same as JSON, for an address that ends in ``.json``."""
    said = message_words(error, language=reading.language)
    code = error.key.partition("/")[2].upper()
    body = {"error": {"code": code, "message": said, "problems": [*error.problems]}}
    return JSONResponse(body, error.status, {**NO_STORE, **error.headers})


def _respond(request: Request, error: PageError) -> Response:
    reading = Reading(request, "overview", {}, link)
    is_json = request.url.path.endswith(".json")
    return (error_json if is_json else error_page)(reading, error)


async def http_error(request: Request, error: Exception) -> Response:
    """Answer a request that no page answers: an unknown address, or a wrong method."""
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == METHOD_NOT_ALLOWED:
        headers = {"allow": ALLOWED}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        return _respond(request, MethodNotAllowedError(headers=headers))
    is_unknown = error.status_code == NOT_FOUND and error.detail == "Not Found"
    if is_unknown:
        return _respond(request, UnknownPageError())
    return _respond(request, RefusedError(error.status_code, error.detail))


async def ledger_error(request: Request, error: Exception) -> Response:
    """Answer while the ledger has a fault: 503 if it may pass, otherwise 500."""
    shown = to_client_error(GraphQLError(str(error), original_error=error))
    seconds = retry_after([shown])
    if seconds:
        return _respond(request, NotReadableError(seconds))
    return _respond(request, RefusedError(500, shown.message))


async def unforeseen_error(request: Request, error: Exception) -> Response:
    """Answer after a fault that we did not foresee; the log has its number."""
    number = uuid4().hex[:12]
    logger.error("fault %s", number, exc_info=error)
    return _respond(request, UnforeseenError(number=number))
