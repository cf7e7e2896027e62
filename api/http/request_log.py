"""Log each request that was answered: method, path, status and duration."""

import logging
from time import perf_counter
from urllib.parse import quote

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from store.database.statement_log import count_statements

logger = logging.getLogger("trilogue.requests")


class RequestLog:
    """Logs one line per request or WebSocket, when it has ended.

    The query string is left out: it may contain variables with personal values. The
    path is percent-encoded, so that no request can write a line of its own.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, then log it."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        status = "no response"

        async def sending(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = str(message["status"])
            elif message["type"] == "websocket.accept":
                status = "accepted"
            await send(message)

        started = perf_counter()
        with count_statements() as statements:
            try:
                await self._app(scope, receive, sending)
            finally:
                logger.info(
                    "%s %s: %s in %.1f ms%s",
                    scope.get("method", "WebSocket"),
                    quote(scope["path"]),
                    status,
                    1000 * (perf_counter() - started),
                    statements,
                )
