"""The pages: the matrix at ``/``, the explorer at ``/explorer``, and their files."""

from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from starlette.responses import HTMLResponse, JSONResponse, Response

from api.graphql.context import Context, context_of
from api.web.explorer_examples import EXAMPLES
from api.web.matrix_page import Question, matrix_page
from api.web.templating import NOT_KEPT, language_of, render
from projections.queries.unreadable_entries import count_unreadable_entries

pages = APIRouter(default_response_class=HTMLResponse)

Asking = Annotated[Context, Depends(context_of)]
Words = Annotated[str, Query(max_length=100)]

STATIC = Path(__file__).parent / "static"
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
FILES = {file.name: file for file in STATIC.iterdir() if file.suffix in TYPES}
"""The files that pages load: nothing else can be asked for."""


@pages.get("/")
def _(
    context: Asking,
    as_of: Words = "",
    known_at: Words = "",
    certainty: Words = "",
    language: Words = "",
) -> HTMLResponse:
    """Show the matrix."""
    chosen = language_of(language, context.services.settings.language)
    question = Question(as_of.strip(), known_at.strip(), certainty.strip(), chosen)
    status, page = matrix_page(context, question)
    return HTMLResponse(page, status, NOT_KEPT)


@pages.get("/explorer")
def _(context: Asking, language: Words = "") -> HTMLResponse:
    """Show the explorer."""
    chosen = language_of(language, context.services.settings.language)
    examples = [one.shown(chosen) for one in EXAMPLES]
    return HTMLResponse(render("explorer.html", chosen, examples=examples))


@pages.get("/static/{name}")
def _(name: str) -> Response:
    """Give a file that a page loads."""
    file = FILES.get(name)
    if file is None:
        return Response(status_code=404)
    headers = {"cache-control": "no-cache"}
    return Response(file.read_bytes(), headers=headers, media_type=TYPES[file.suffix])


@pages.get("/health")
def _(context: Asking) -> JSONResponse:
    """Say that the ledger answers, how far it goes, and what of it cannot be read."""
    services = context.services
    position = services.log.reader.head().position
    aside = count_unreadable_entries(services.reader)
    status = "damaged" if aside else "ok"
    return JSONResponse({"status": status, "position": position, "set_aside": aside})
