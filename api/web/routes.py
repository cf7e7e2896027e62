"""Routes of pages: the matrix at ``/``, ``/explorer``, their files, and ``/health``."""

from pathlib import Path

from graphql import GraphQLError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
)
from starlette.routing import Route

from api.graphql.error_formatting import retry_after, to_client_error
from api.web.explorer_examples import EXAMPLES
from api.web.matrix_page import MatrixRequest, matrix_page
from api.web.static_files import FILES, GRAPHIQL_FILES, TYPES, static_content
from api.web.templating import check_length, render, requested_language
from projections.queries.unreadable_entries import count_unreadable_entries

LONGEST_VALUE = 100
"""The longest value of a parameter of a page, in characters."""

REASONS = {
    "Not Found": "there is no such page",
    "Method Not Allowed": "pages can only be read",
}
"""What the framework says of an error -> what we say."""

METHOD_NOT_ALLOWED = 405
ALLOWED = "GET, HEAD, OPTIONS"

KEPT = "max-age=86400"
"""Browsers keep the large files of GraphiQL for a day."""

_API = Path(__file__).parents[1]
SCHEMAS = {
    "/graphql/schema.graphql": _API / "schema.graphql",
    "/graphql/read/schema.graphql": _API / "reader_schema.graphql",
}
"""Address -> the file of the schema that is executed one level above it."""


def matrix(request: Request) -> Response:
    """Show the matrix."""
    as_of, known_at, certainty = (
        check_length(name, request.query_params.get(name, ""), LONGEST_VALUE)
        for name in ("as_of", "known_at", "certainty")
    )
    language = requested_language(request)
    question = MatrixRequest(as_of, known_at, certainty, language)
    return matrix_page(request, question)


def explorer(request: Request) -> Response:
    """Show the explorer of the whole schema, or with `schema=read` that for readers."""
    chosen = requested_language(request)
    examples = [example.in_language(chosen) for example in EXAMPLES]
    is_read = request.query_params.get("schema") == "read"
    endpoint = "/graphql/read" if is_read else "/graphql"
    page = render("explorer.html", chosen, examples=examples, endpoint=endpoint)
    return HTMLResponse(page)


def static(request: Request) -> Response:
    """Return a file that a page loads."""
    name = request.path_params["name"]
    if name not in FILES:
        raise HTTPException(404)
    headers = {"cache-control": KEPT if name in GRAPHIQL_FILES else "no-cache"}
    media_type = TYPES[FILES[name].suffix]
    return Response(static_content(name), headers=headers, media_type=media_type)


def schema_text(request: Request) -> Response:
    """Return a schema in GraphQL's own language: the whole one, or that for readers."""
    file = SCHEMAS[request.url.path]
    return PlainTextResponse(file.read_bytes(), media_type="application/graphql")


def health(request: Request) -> Response:
    """Return the state of the ledger, its last position and the unreadable entries."""
    services = request.app.state.services
    position = services.log.reader.head().position
    unreadable = count_unreadable_entries(services.reader)
    status = "damaged" if unreadable else "ok"
    return JSONResponse(
        {"status": status, "position": position, "set_aside": unreadable}
    )


async def error_text(request: Request, error: Exception) -> Response:
    """Return an error of a page as plain text, and answer OPTIONS.

    The framework's own answer is JSON, which people who open a page would see.
    """
    if not isinstance(error, HTTPException):
        raise error
    if error.status_code == METHOD_NOT_ALLOWED:
        headers = {"allow": ALLOWED}
        if request.method == "OPTIONS":
            return Response(status_code=204, headers=headers)
        error = HTTPException(error.status_code, error.detail, headers)
    reason = REASONS.get(error.detail, error.detail)
    return PlainTextResponse(f"{reason}\n", error.status_code, error.headers)


async def ledger_error(request: Request, error: Exception) -> Response:
    """Return a fault of the ledger as plain text: 503 if it may pass, otherwise 500."""
    shown = to_client_error(GraphQLError(str(error), original_error=error))
    seconds = retry_after([shown])
    headers = {"retry-after": str(seconds)} if seconds else None
    status = 503 if seconds else 500
    return await error_text(request, HTTPException(status, shown.message, headers))


PAGE_ROUTES = (
    Route("/", matrix),
    Route("/explorer", explorer),
    Route("/static/{name}", static),
    Route("/health", health),
    *(Route(path, schema_text) for path in SCHEMAS),
)
