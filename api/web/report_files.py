"""Routes of reports: pages, files of editions, and stored files by their digest."""

import re
from functools import lru_cache
from importlib.metadata import version
from threading import Lock
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Header
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from api.container import Services
from api.graphql.context import Context, context_of
from api.web.report_page import report_page, reports_page
from api.web.templating import NO_STORE, choose_language
from domain.errors import DomainError
from reports.desk.files import File, Form, write_file
from reports.desk.reader import ReadingDesk
from reports.fonts import FontMissingError, GlyphMissingError
from reports.model import decode
from reports.writers.docx.template import TemplateError
from store.artefacts import Artefacts, digest_of
from store.errors import ArtefactMissingError

report_files = APIRouter()

RequestContext = Annotated[Context, Depends(context_of)]
IfNoneMatch = Annotated[str, Header()]

# A proxy may restrict access, so shared caches must not store a draft.
NEVER_CHANGES = "private, max-age=31536000, immutable"
MUST_ASK = "private, no-cache"
_WORD = r"[A-Za-z0-9!#$&^_.+-]+"
_MEDIA_TYPE = re.compile(f"{_WORD}/{_WORD}(; *{_WORD}={_WORD})*")
_turn = Lock()


@report_files.get("/reports/{reference:path}/{edition:int}/{name}")
def _(  # noqa: PLR0913 - what the address says
    context: RequestContext,
    reference: str,
    edition: int,
    name: str,
    *,
    annotated: bool = False,
    if_none_match: IfNoneMatch = "",
) -> Response:
    """Return an edition as a file, such as ``/reports/MC-3/1/zh.docx``."""
    language, _, suffix = name.partition(".")
    form = Form(suffix, language, annotated, fonts=context.services.settings.fonts)
    try:
        return _edition(context.services, reference, edition, form, if_none_match)
    except (DomainError, ArtefactMissingError) as error:
        return PlainTextResponse(f"{error}\n", 404)
    except (FontMissingError, GlyphMissingError, TemplateError) as error:
        return PlainTextResponse(f"{error}\n", 503)


@report_files.get("/reports", response_class=HTMLResponse)
@report_files.get("/reports/", response_class=HTMLResponse)
def _(
    context: RequestContext, language: str = "", after: str | None = None
) -> HTMLResponse:
    """List the reports."""
    chosen = choose_language(language, context.services.settings.language)
    status, page = reports_page(context, chosen, after)
    return HTMLResponse(page, status, NO_STORE)


@report_files.get("/reports/{name:path}", response_class=HTMLResponse)
def _(context: RequestContext, name: str, language: str = "") -> HTMLResponse:
    """Show the state of a report and links to its files."""
    chosen = choose_language(language, context.services.settings.language)
    status, page = report_page(context, name, chosen)
    return HTMLResponse(page, status, NO_STORE)


@report_files.get("/files/{digest}")
def _(
    context: RequestContext, digest: str, if_none_match: IfNoneMatch = ""
) -> Response:
    """Return a file that an entry refers to by its digest, such as an issued one."""
    tag = f'"{digest}"'
    try:
        kept = Artefacts(context.services.engine).get(digest)
    except ArtefactMissingError as error:
        return PlainTextResponse(f"{error}\n", 404)
    if if_none_match == tag:
        return Response(status_code=304, headers={"etag": tag})
    file = File(kept.content, kept.media_type, digest)
    return _sent(file, {"etag": tag, "cache-control": NEVER_CHANGES})


def _edition(
    services: Services, reference: str, number: int, form: Form, known: str
) -> Response:
    kept = Artefacts(services.engine)
    desk = ReadingDesk(services.reader, kept)
    life = desk.life(reference)
    edition = life.edition(number)
    wanted = form._replace(template=desk.template(edition))
    tag = _tag(edition.digest, edition.template, wanted)
    # The content never changes; the layout may change with the program's version.
    headers = {"etag": tag, "cache-control": MUST_ASK}
    if known == tag:
        return Response(status_code=304, headers=headers)
    return _sent(_written(kept.get(edition.digest).content, wanted), headers)


@lru_cache(maxsize=16)
def _written(model: bytes, form: Form) -> File:
    """Write a file. One is written at a time, because writing occupies a processor."""
    with _turn:
        return write_file(decode(model), form, digest=digest_of(model))


def _tag(digest: str, template: str, form: Form) -> str:
    made_of = (digest, template, *form[:3], version("trilogue"))
    return f'"{digest_of(repr(made_of).encode())}"'


def _sent(file: File, headers: dict[str, str]) -> Response:
    plain = file.name.encode("ascii", "replace").decode().replace("?", "-")
    # As an attachment, an HTML file cannot run scripts in the context of this site.
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(file.name)}"
    return Response(
        file.content,
        media_type=_media_type(file),
        headers={**headers, "content-disposition": named},
    )


def _media_type(file: File) -> str:
    """Return the media type; an imported folder may contain an invalid one."""
    named = _MEDIA_TYPE.fullmatch(file.media_type)
    return file.media_type if named else "application/octet-stream"
