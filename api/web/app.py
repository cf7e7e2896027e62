"""Send pages over HTTP: format, status, language cookie and caching, once for all."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from api.web.errors import NO_STORE, error_page
from api.web.frame import render_page
from api.web.links import read_reference
from api.web.page import Redirect
from api.web.page_cache import CachedPage, PageCache, page_key
from api.web.reading import COOKIE, Reading, language_of
from api.web.refusals import PageError, UnreadableMomentError
from api.web.site import SITE, Address, link
from wording.languages import LANGUAGE_NAMES

YEAR = 365 * 24 * 60 * 60

OK = 200


def serve(request: Request, address: Address) -> Response:
    """Answer a request for a page."""
    cache: PageCache = request.app.state.pages
    key = page_key(request, language_of(request))
    found = cache.find(key)
    if found is None:
        reading = Reading(request, address.name, _parts(request.path_params), link)
        try:
            made = _make(reading, address)
        except PageError as error:
            return error_page(reading, error)
        if isinstance(made, Response):
            return _with_cookie(request, made)
        cache.add(key, made)
        found = made
    return _with_cookie(request, found.response(request))


def _make(reading: Reading, address: Address) -> CachedPage | Response:
    """Run the function of a page.

    Returns:
        a page that caches may keep, or a response that they may not.

    Raises:
        PageError: the page cannot be shown.
    """
    if reading.moment.problems:
        raise UnreadableMomentError
    page = address.page(reading)
    if isinstance(page, Redirect):
        return RedirectResponse(reading.link(page.page, **page.parts), 303)
    html = render_page(reading, page, address)
    if page.status != OK or not reading.is_storable:
        return HTMLResponse(html, page.status, NO_STORE)
    return CachedPage.of(html.encode(), "text/html; charset=utf-8")


def _parts(found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: read_reference(value) if isinstance(value, str) else value
        for name, value in found.items()
    }


def _with_cookie(request: Request, response: Response) -> Response:
    """Remember the language that the address names, for addresses that name none."""
    named = request.query_params.get("language", "")
    if named in LANGUAGE_NAMES and named != request.cookies.get(COOKIE):
        response.set_cookie(COOKIE, named, max_age=YEAR, httponly=True, samesite="lax")
    return response


def routes() -> list[Route]:
    """Return the routes of the site."""
    return [Route(one.path, partial(serve, address=one)) for one in SITE]
