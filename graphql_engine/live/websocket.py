"""WebSockets (graphql-transport-ws), closed when the client reads too slowly."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar, TypeGuard, cast

import orjson
from graphql import GraphQLError
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState
from strawberry.asgi import ASGIWebSocketAdapter, GraphQL
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message
from strawberry.types import ExecutionResult

from graphql_engine.errors import StoppingError
from graphql_engine.live.operation_stream import OperationStreams
from graphql_engine.operation import GraphQLRequest

if TYPE_CHECKING:
    from strawberry.schema import BaseSchema

TOO_SLOW = 4413
"""The code with which the connection of a slow client is closed."""

TOO_SLOW_REASON = "you read too slowly: connect again, after the last position you read"

SLOW_SECONDS = 20.0
"""How long a client may take to read a message."""

CLOSING_SECONDS = 1.0

REASON_BYTES = 123
"""The longest reason that a frame can give for closing. Source: RFC 6455, 5.5."""


class Socket(ASGIWebSocketAdapter):
    """A connection that may be closed at any time, by either side."""

    async def send_json(self, message: Mapping[str, object]) -> None:
        """Send a message.

        Raises:
            WebSocketDisconnected: the connection was closed.
        """
        if self._is_closed:
            raise WebSocketDisconnected
        await super().send_json(message)

    async def close(self, code: int, reason: str) -> None:
        """Close the connection, unless it is closed already."""
        if not self._is_closed:
            fitting = reason.encode()[:REASON_BYTES].decode(errors="ignore")
            with suppress(WebSocketDisconnect):
                await super().close(code, fitting)

    @property
    def _is_closed(self) -> bool:
        return self.ws.application_state is WebSocketState.DISCONNECTED


class SocketHandler(BaseGraphQLTransportWSHandler[Any, None]):
    """Handles one connection, and waits for no client for ever.

    Attributes:
        slow_seconds: how long a client may take to read a message.
    """

    slow_seconds: ClassVar[float] = SLOW_SECONDS

    async def handle_message(self, message: object) -> None:
        """Handle a message; close the connection if it is not of the protocol."""
        if is_well_formed(message):
            found = {
                name: value for name, value in message.items() if value is not None
            }
            await super().handle_message(cast("Message", found))
        else:
            await self.handle_invalid_message("Invalid message")

    async def send_message(self, message: Message) -> None:
        """Send a message, or close the connection if the client does not read it.

        Raises:
            WebSocketDisconnected: the connection was closed.
        """
        try:
            sending = self.websocket.send_json(message)
            await asyncio.wait_for(sending, self.slow_seconds)
        except TimeoutError as error:
            with suppress(TimeoutError):
                closing = self.websocket.close(TOO_SLOW, TOO_SLOW_REASON)
                await asyncio.wait_for(closing, CLOSING_SECONDS)
            raise WebSocketDisconnected from error

    async def handle_task_exception(self, error: Exception) -> None:
        """Log an error of an operation, unless its connection is closed."""
        if not isinstance(error, WebSocketDisconnected | StoppingError):
            await super().handle_task_exception(error)

    @staticmethod
    def _get_pre_execution_close_reason(error: GraphQLError) -> None:
        """Close for no mistake in a document: other operations go on.

        The library would close the connection, with all subscriptions, for a misspelt
        query. The protocol has a message for it.
        """


def is_well_formed(message: object) -> TypeGuard[dict[str, object]]:
    """Return whether a client's message has the fields that its type demands.

    Source: graphql-transport-ws, the WebSocket protocol of graphql-ws.
    """
    match message:
        case {
            "type": "subscribe",
            "id": str(one),
            "payload": {"query": str(), **others},
        }:
            variables, name = others.get("variables"), others.get("operationName")
            return (
                bool(one)
                and isinstance(variables, dict | None)
                and isinstance(name, str | None)
                and isinstance(others.get("extensions"), dict | None)
            )
        case {"type": "complete", "id": str(one)}:
            return bool(one)
        case {"type": "subscribe" | "complete"}:
            return False
        case {"type": str(), **others}:
            return isinstance(others.get("payload"), dict | None)
    return False


class WebSocketEndpoint(GraphQL[HTTPConnection, None]):
    """Accepts WebSockets: Strawberry's protocol, with results of the engine."""

    graphql_transport_ws_handler_class = SocketHandler
    websocket_adapter_class = Socket

    def __init__(self, streams: OperationStreams) -> None:
        self._streams = streams
        super().__init__(
            # The handler calls nothing else of a schema.
            cast("BaseSchema", SimpleNamespace(stream=self._stream)),
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection until it is closed."""
        await self.run(WebSocket(scope, receive, send))

    def is_websocket_origin_allowed(
        self,
        request: WebSocket,  # noqa: ARG002 - the library's signature
        origin: str,  # noqa: ARG002
    ) -> bool:
        """Accept every origin: the product decides, for all transports alike."""
        return True

    async def get_context(
        self,
        request: Request | WebSocket,
        response: Response | WebSocket,  # noqa: ARG002 - the library's signature
    ) -> HTTPConnection:
        """Return the connection, of which each operation gets a context of its own."""
        return request

    async def _stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None,
        context_value: HTTPConnection,
        root_value: None,  # noqa: ARG002 - the handler passes it
        operation_name: str | None,
    ) -> AsyncGenerator[ExecutionResult, None]:
        request = GraphQLRequest(
            query or "", variable_values or {}, operation_name or None
        )
        return self._streams.stream(request, context_value)

    def encode_json(self, data: object) -> str:
        """Write JSON as text: bytes would be sent in binary frames."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON; the depth of nesting is limited."""
        return orjson.loads(data)
