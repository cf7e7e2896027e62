"""Middleware for every request: security headers, GraphQL, body size."""

from collections.abc import Mapping

from starlette.datastructures import Headers
from starlette.middleware.gzip import DEFAULT_EXCLUDED_CONTENT_TYPES
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LARGEST_BODY = 1_000_000
"""The largest body of a request, in bytes."""

LARGEST_HEAD = 65_536
"""The largest head of a request, in bytes: its address and headers."""

COMPRESSED_TYPES = (
    *DEFAULT_EXCLUDED_CONTENT_TYPES,
    "application/octet-stream",
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
"""Media types of files that are compressed already, and of streams of events."""

STOP_STREAMS = "stop_streams"
"""The key of the application's state whose value ends all subscriptions."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
)
"""In the form in which ASGI sends them. No response sets these headers itself."""


class SecurityHeaders:
    """Adds headers: browsers load nothing from other sites and guess no media types."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and add the headers to its response."""

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = (*message.get("headers", ()), *HEADERS)
            await send(message)

        await self._app(scope, receive, sending)


class GraphQLRoute:
    """Passes requests for GraphQL on to its endpoint, and others to the application.

    FastAPI's own routing takes a tenth of the time of a cached response.

    Args:
        endpoints: address, which a slash may follow -> the name of the endpoint in the
            state of the application.
    """

    def __init__(self, app: ASGIApp, endpoints: Mapping[str, str]) -> None:
        self._app = app
        slashed = {f"{path}/": name for path, name in endpoints.items()}
        self._endpoints = {**endpoints, **slashed}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or a WebSocket until it is closed."""
        name = self._endpoints.get(scope.get("path", ""))
        app = getattr(scope["app"].state, name) if name else self._app
        await app(scope, receive, send)


class BodyTooLargeError(Exception):
    """The body of a request is larger than `LARGEST_BODY`."""


class SizeLimits:
    """Refuses a request whose headers or body are too large, before it is parsed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it with 431 or 413."""
        size = 0

        async def receiving() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > LARGEST_BODY:
                raise BodyTooLargeError
            return message

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        if _head_bytes(scope) > LARGEST_HEAD:
            message = f"the headers are larger than {LARGEST_HEAD:,} bytes"
            await refusal(message, 431, "TOO_LARGE")(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "")
        if declared.isdecimal() and int(declared) > LARGEST_BODY:
            await _refuse_body(scope, receive, send)
            return
        try:
            await self._app(scope, receiving, send)
        except BodyTooLargeError:
            await _refuse_body(scope, receive, send)
        except ClientDisconnect:
            return


def refusal(message: str, status: int, code: str) -> JSONResponse:
    """Refuse a request as GraphQL does; pages are only read, and seldom refused."""
    error = {"message": message, "extensions": {"code": code}}
    return JSONResponse({"errors": [error]}, status)


async def _refuse_body(scope: Scope, receive: Receive, send: Send) -> None:
    message = f"the request is larger than {LARGEST_BODY:,} bytes"
    await refusal(message, 413, "TOO_LARGE")(scope, receive, send)


def _head_bytes(scope: Scope) -> int:
    address = len(scope.get("raw_path") or b"") + len(scope["query_string"])
    return address + sum(len(name) + len(value) + 4 for name, value in scope["headers"])
