"""Routes of files: those of editions of reports, and stored ones by their digest."""

import re
from functools import lru_cache
from importlib.metadata import version
from threading import Lock
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from api.container import Services
from domain.errors import DomainError
from reports.fonts import FontMissingError, GlyphMissingError
from reports.model import decode
from reports.untranslated import UntranslatedError
from reports.workflow.files import File, Form, write_file
from reports.workflow.reader import ReportReader
from reports.writers.errors import TemplateError
from store.artefacts import Artefacts, digest_of
from store.errors import ArtefactMissingError
from wording.messages import error_words

# A proxy may restrict access, so shared caches must not store a draft.
NEVER_CHANGES = "private, max-age=31536000, immutable"
MUST_ASK = "private, no-cache"
YES = ("1", "true", "yes", "on")
_WORD = r"[A-Za-z0-9!#$&^_.+-]+"
_MEDIA_TYPE = re.compile(f"{_WORD}/{_WORD}(; *{_WORD}={_WORD})*")
_turn = Lock()


def edition_file(request: Request) -> Response:
    """Return an edition as a file, such as ``/reports/MC-3/1/zh.docx``.

    The parameter ``annotated`` asks for the entries behind each statement.
    """
    services, address = request.app.state.services, request.path_params
    language, _, suffix = address["name"].partition(".")
    annotated = request.query_params.get("annotated", "").lower() in YES
    form = Form(suffix, language, annotated, fonts=services.settings.fonts)
    known = request.headers.get("if-none-match", "")
    try:
        return _edition(services, address["reference"], address["edition"], form, known)
    except UntranslatedError as error:
        raise HTTPException(409, str(error)) from error
    except (DomainError, ArtefactMissingError) as error:
        raise HTTPException(404, error_words(error)) from error
    except (FontMissingError, GlyphMissingError, TemplateError) as error:
        raise HTTPException(503, str(error)) from error


def stored_file(request: Request) -> Response:
    """Return a file that an entry refers to by its digest, such as an issued one."""
    digest = request.path_params["digest"]
    tag = _weak_tag(digest)
    try:
        kept = Artefacts(request.app.state.services.engine).get(digest)
    except ArtefactMissingError as error:
        raise HTTPException(404, str(error)) from error
    if _has(request.headers.get("if-none-match", ""), tag):
        return _not_modified({"etag": tag})
    file = File(kept.content, kept.media_type, digest)
    return _sent(file, {"etag": tag, "cache-control": NEVER_CHANGES})


REPORT_ROUTES = (
    Route("/reports/{reference:path}/{edition:int}/{name}", edition_file),
    Route("/files/{digest}", stored_file),
)


def _edition(
    services: Services, reference: str, number: int, form: Form, known: str
) -> Response:
    kept = Artefacts(services.engine)
    reports = ReportReader(services.reader, kept)
    life = reports.life(reference)
    edition = life.edition(number)
    wanted = form._replace(template=reports.template(edition))
    tag = _tag(edition.digest, edition.template, wanted)
    # The content never changes; the layout may change with the program's version.
    headers = {"etag": tag, "cache-control": MUST_ASK}
    if _has(known, tag):
        return _not_modified(headers)
    return _sent(_written(kept.get(edition.digest).content, wanted), headers)


@lru_cache(maxsize=16)
def _written(model: bytes, form: Form) -> File:
    """Write a file. One is written at a time, because writing occupies a processor."""
    with _turn:
        return write_file(decode(model), form, digest=digest_of(model))


def _tag(digest: str, template: str, form: Form) -> str:
    made_of = (digest, template, *form[:3], version("trilogue"))
    return _weak_tag(digest_of(repr(made_of).encode()))


def _weak_tag(digest: str) -> str:
    """Return an ETag: a weak one, because the file may be sent compressed or not."""
    return f'W/"{digest}"'


def _has(known: str, tag: str) -> bool:
    """Return whether a client has a file already, by its ``If-None-Match`` header."""
    return tag.removeprefix("W/") in known


def _not_modified(headers: dict[str, str]) -> Response:
    return Response(status_code=304, headers={**headers, "vary": "Accept-Encoding"})


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
