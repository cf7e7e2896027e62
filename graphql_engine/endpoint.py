"""The endpoint: an ASGI application for GraphQL over HTTP and WebSockets."""

import asyncio
from functools import partial
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from strawberry.http.types import HTTPMethod

from graphql_engine.client_errors import retry_after
from graphql_engine.context import ContextFactory, DataSource
from graphql_engine.engine import GraphQLEngine
from graphql_engine.errors import METHOD_NOT_ALLOWED, BadRequestError, TooBusyError
from graphql_engine.http.http_operation import HTTPOperation
from graphql_engine.http.request import read_request
from graphql_engine.http.response import is_gzip_wanted, refusal, to_http
from graphql_engine.http.response_cache import (
    MOST_BYTES,
    GraphQLResponse,
    ResponseCache,
)
from graphql_engine.live.operation_stream import OperationStreams, Subscribe
from graphql_engine.live.sse import event_stream
from graphql_engine.live.websocket import WebSocketEndpoint
from graphql_engine.persisted_documents import ALL_DOCUMENTS, PersistedDocuments
from graphql_engine.worker_threads import (
    LANE_QUEUE,
    LANE_THREADS,
    THREADS,
    ClientDisconnectedError,
    WorkerThreads,
)

METHODS = ("GET", "HEAD", "OPTIONS", "POST")

RETRY_AFTER_SECONDS = 1
"""After how many seconds a client that was refused may try again."""

CLIENT_DISCONNECTED = 499
"""The status of a response that nobody reads."""

LOOKUP_BYTES = 20_000
"""Bytes of a request that the event loop looks up in the cache by itself."""


class EndpointSettings(NamedTuple):
    """What may differ between endpoints; the numbers are limits of one process.

    Attributes:
        position_header: the header that states the position of the data.
        explorer: where to send a browser that opens the address; "" for nowhere.
        unavailable: exceptions which mean that the data cannot be read for the moment.
    """

    position_header: str = "graphql-position"
    explorer: str = ""
    unavailable: tuple[type[Exception], ...] = ()
    threads: int = THREADS
    lane_threads: int = LANE_THREADS
    lane_queue: int = LANE_QUEUE
    cache_bytes: int = MOST_BYTES


class GraphQLEndpoint:
    """Serves an engine at one address.

    Args:
        context_factory: makes the context of one operation.
        data: tells the version of the data.
        subscribe: yields the results of a subscription.
        documents: the persisted documents.
    """

    def __init__(  # noqa: PLR0913 - all by name
        self,
        engine: GraphQLEngine,
        *,
        context_factory: ContextFactory,
        data: DataSource,
        subscribe: Subscribe,
        documents: PersistedDocuments = ALL_DOCUMENTS,
        settings: EndpointSettings = EndpointSettings(),  # noqa: B008 - immutable
    ) -> None:
        self._engine = engine
        self._context_factory = context_factory
        self._data = data
        self._documents = documents
        self._settings = settings
        self._cache = ResponseCache(settings.cache_bytes)
        self._workers = WorkerThreads(
            settings.threads, settings.lane_threads, settings.lane_queue
        )
        self._stopping = asyncio.Event()
        self._streams = OperationStreams(
            engine,
            self._workers,
            documents,
            context_factory,
            subscribe,
            self._stopping,
            settings.unavailable,
        )
        self._websockets = WebSocketEndpoint(self._streams)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve a request, or a WebSocket until it is closed."""
        if scope["type"] == "websocket":
            await self._websockets(scope, receive, send)
            return
        request = Request(scope, receive)
        response = await self._respond(request)
        await response(scope, receive, send)

    def stop_streams(self) -> None:
        """End the subscriptions: their clients connect again, to another process."""
        self._stopping.set()

    def close(self) -> None:
        """Start no more work."""
        self._workers.close()

    async def _respond(self, request: Request) -> Response:
        if self._settings.explorer and _is_browser(request):
            return RedirectResponse(self._settings.explorer)
        try:
            return await self._serve(request)
        except BadRequestError as error:
            return refusal(request, error)
        except TooBusyError as error:
            busy = BadRequestError(str(error), 503, code=error.code)
            busy.headers = {"retry-after": str(RETRY_AFTER_SECONDS)}
            return refusal(request, busy)
        except self._settings.unavailable as error:
            return refusal(request, self._failure(error))
        except ClientDisconnectedError:
            return Response(status_code=CLIENT_DISCONNECTED)

    def _failure(self, error: Exception) -> BadRequestError:
        shown = self._engine.to_client_error(error)
        seconds = retry_after([shown])
        status = 503 if seconds else 500
        refused = BadRequestError(shown.message, status, **(shown.extensions or {}))
        refused.headers = {"retry-after": str(seconds)} if seconds else {}
        return refused

    async def _serve(self, request: Request) -> Response:
        if request.method not in METHODS:
            reason = f"{request.method} is not allowed: use GET or POST"
            allow = ", ".join(METHODS)
            raise BadRequestError(reason, 405, allow=allow, code=METHOD_NOT_ALLOWED)
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"allow": ", ".join(METHODS)})
        graphql = await read_request(request)
        if graphql.document_id or self._documents.only:
            graphql = self._documents.resolve(graphql)
        is_head = request.method == "HEAD"  # of which only the headers are sent
        accept = request.headers.get("accept", "")
        if prefers_event_stream(accept) and not is_head:
            results = self._streams.stream(graphql, request, _method(request))
            return event_stream(results)
        context = self._context_factory(request)
        operation = HTTPOperation(
            self._engine, self._cache, self._data, graphql, context, _method(request)
        )
        response = await self._find_or_execute(request, operation)
        if not response.gzipped and is_gzip_wanted(request, response):
            work = partial(operation.compress, response)
            response = await self._workers.run(work, request, costly=False)
        return to_http(request, response, self._settings.position_header)

    async def _find_or_execute(
        self, request: Request, operation: HTTPOperation
    ) -> GraphQLResponse:
        if operation.may_be_cached and len(await request.body()) <= LOOKUP_BYTES:
            version = self._data.peek_version()
            found = operation.find_cached(version) if version else None
            if found:
                return found
        if not self._engine.is_costly_to_prepare(operation.request):
            work = partial(operation.respond, may_be_costly=False)
            response = await self._workers.run(work, request, costly=False)
            if response:
                return response
        work = partial(operation.respond, may_be_costly=True)
        response = await self._workers.run(work, request, costly=True)
        assert response  # noqa: S101 - it may be costly now
        return response


def _method(request: Request) -> HTTPMethod:
    return "POST" if request.method == "POST" else "GET"


def prefers_event_stream(accept: str) -> bool:
    """Return whether a client names events before all other media types.

    Some clients name them last in every request, and want JSON.
    """
    return accept.partition(",")[0].partition(";")[0].strip() == "text/event-stream"


def _is_browser(request: Request) -> bool:
    """Return whether somebody opened the address in a browser."""
    accept = request.headers.get("accept", "")
    return (
        request.method in {"GET", "HEAD"}
        and not request.query_params
        and "text/html" in accept
    )
