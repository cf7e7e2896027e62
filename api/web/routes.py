"""Routes beside the pages: files that they load, schemas, and ``/health``."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from api.web.static_files import FILES, GRAPHIQL_FILES, TYPES, static_content
from projections.queries.unreadable_entries import count_unreadable_entries

KEPT = "max-age=86400"
"""Browsers keep the large files of GraphiQL for a day."""

_API = Path(__file__).parents[1]
SCHEMAS = {
    "/graphql/schema.graphql": _API / "schema.graphql",
    "/graphql/read/schema.graphql": _API / "reader_schema.graphql",
}
"""Address -> the file of the schema that is executed one level above it."""


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


ROUTES = (
    Route("/static/{name}", static),
    Route("/health", health),
    *(Route(path, schema_text) for path in SCHEMAS),
)
