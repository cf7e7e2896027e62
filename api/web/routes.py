"""Routes of pages: the matrix at ``/``, ``/explorer``, their files, and ``/health``."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.graphql.context import Context, context_of
from api.web.explorer_examples import EXAMPLES
from api.web.matrix_page import MatrixRequest, matrix_page
from api.web.templating import NO_STORE, choose_language, render
from projections.queries.unreadable_entries import count_unreadable_entries

pages = APIRouter(default_response_class=HTMLResponse)

RequestContext = Annotated[Context, Depends(context_of)]
Words = Annotated[str, Query(max_length=100)]

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FILES = {file.name: file for file in STATIC.iterdir() if file.suffix in TYPES}
"""The files that pages load. No other file is served."""


@pages.get("/")
def _(
    context: RequestContext,
    as_of: Words = "",
    known_at: Words = "",
    certainty: Words = "",
    language: Words = "",
) -> HTMLResponse:
    """Show the matrix."""
    chosen = choose_language(language, context.services.settings.language)
    question = MatrixRequest(as_of.strip(), known_at.strip(), certainty.strip(), chosen)
    status, page = matrix_page(context, question)
    return HTMLResponse(page, status, NO_STORE)


@pages.get("/explorer")
def _(context: RequestContext, language: Words = "") -> HTMLResponse:
    """Show the explorer."""
    chosen = choose_language(language, context.services.settings.language)
    examples = [example.in_language(chosen) for example in EXAMPLES]
    return HTMLResponse(render("explorer.html", chosen, examples=examples))


@pages.get("/static/{name}")
def _(name: str) -> Response:
    """Return a file that a page loads."""
    file = FILES.get(name)
    if file is None:
        return Response(status_code=404)
    headers = {"cache-control": "no-cache"}
    return Response(file.read_bytes(), headers=headers, media_type=TYPES[file.suffix])


@pages.get("/health")
def _(context: RequestContext) -> JSONResponse:
    """Return the state of the ledger, its last position and the unreadable entries."""
    services = context.services
    position = services.log.reader.head().position
    unreadable = count_unreadable_entries(services.reader)
    status = "damaged" if unreadable else "ok"
    return JSONResponse(
        {"status": status, "position": position, "set_aside": unreadable}
    )
