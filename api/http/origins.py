"""Refuse requests that could record if a browser sends them for a page of another site.

The recorder is not authenticated: whatever reaches the server may record. Two headers
of browsers say for which page they send a request: ``Origin`` and ``Sec-Fetch-Site``.
Scripts and other programs send neither, and are accepted.
"""

import logging
from collections.abc import Iterable

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send
from strawberry.http.websocket_origin import is_same_origin

from api.http.middleware import refusal
from api.http.trusted_hosts import host_name

logger = logging.getLogger("trilogue.requests")

READING = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that record nothing. Browsers do not show their answers to other sites."""

FORBIDDEN = 403
POLICY_VIOLATION = 1008


class ForeignOrigins:
    """Refuses requests of foreign pages, other than reading ones, with 403.

    WebSockets are refused too: browsers show their messages to any page.

    Args:
        allowed: origins whose pages may do what the pages of this server may.
        names: host names of this server, in lower case: a proxy in front of it may
            state one of them as ``X-Forwarded-Host``, instead of keeping ``Host``.
    """

    def __init__(
        self, app: ASGIApp, allowed: Iterable[str], names: Iterable[str]
    ) -> None:
        self._app = app
        self._allowed = frozenset(allowed)
        self._names = frozenset(names)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it."""
        is_reading = scope["type"] == "lifespan" or scope.get("method") in READING
        headers = Headers(scope=scope) if not is_reading else Headers()
        if not self._is_foreign(headers):
            await self._app(scope, receive, send)
            return
        origin = headers.get("origin", "another site")[:100]
        logger.info("refused a request of a page of %r", origin)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        message = (
            f"pages of {origin} may not record here: use a page of this server, or "
            f"have the origin set in TRILOGUE_ALLOWED_ORIGINS"
        )
        await refusal(message, FORBIDDEN, "FOREIGN_ORIGIN")(scope, receive, send)

    def _is_foreign(self, headers: Headers) -> bool:
        origin = headers.get("origin")
        if origin in self._allowed:
            return False
        match headers.get("sec-fetch-site"):
            case None | "none":
                return origin is not None and not self._is_own(origin, headers)
            case site:
                return site != "same-origin"

    def _is_own(self, origin: str, headers: Headers) -> bool:
        forwarded = headers.get("x-forwarded-host", "")
        hosts = [headers.get("host", "")]
        if host_name(forwarded) in self._names:
            hosts.append(forwarded)
        return any(is_same_origin(origin, host) for host in hosts)
