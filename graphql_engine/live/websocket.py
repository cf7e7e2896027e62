"""WebSockets (graphql-transport-ws), closed when the client reads too slowly."""

import asyncio
from asyncio import CancelledError
from collections.abc import AsyncGenerator
from contextlib import suppress
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, ClassVar, cast

import orjson
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions import GRAPHQL_TRANSPORT_WS_PROTOCOL
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message
from strawberry.types import ExecutionResult

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


class SocketHandler(BaseGraphQLTransportWSHandler[Any, None]):
    """Handles one connection, and waits for no client for ever.

    Attributes:
        slow_seconds: how long a client may take to read a message.
    """

    slow_seconds: ClassVar[float] = SLOW_SECONDS

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
            if self._is_operation(asyncio.current_task()):
                raise CancelledError from error
            raise WebSocketDisconnected from error

    def _is_operation(self, task: asyncio.Task[object] | None) -> bool:
        return any(one.task is task for one in self.operations.values())


class WebSocketEndpoint(GraphQL[HTTPConnection, None]):
    """Accepts WebSockets: Strawberry's protocol, with results of the engine."""

    graphql_transport_ws_handler_class = SocketHandler

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
        request = GraphQLRequest(query or "", variable_values or {}, operation_name)
        return self._streams.stream(request, context_value)

    def encode_json(self, data: object) -> str:
        """Write JSON as text: bytes would be sent in binary frames."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON; the depth of nesting is limited."""
        return orjson.loads(data)
