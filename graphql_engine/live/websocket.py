"""WebSockets (graphql-transport-ws), closed when the client reads too slowly."""

import asyncio
from asyncio import CancelledError
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, ClassVar, Generic, TypeVar, cast

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

from graphql_engine.context import OperationContext
from graphql_engine.live.operation_stream import OperationStreams
from graphql_engine.operation import GraphQLRequest

if TYPE_CHECKING:
    from strawberry.schema import BaseSchema

C = TypeVar("C", bound=OperationContext)

TOO_SLOW = 4413
"""The code with which the connection of a slow client is closed."""

TOO_SLOW_REASON = "you read too slowly: connect again, after the last position you read"

SLOW_SECONDS = 20.0
"""How long a client may take to read a message."""

CLOSING_SECONDS = 1.0

MakeContext = Callable[[], C]
"""Makes a context for one operation of a connection."""


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


class StreamedSchema(Generic[C]):
    """What Strawberry's handler calls in place of a schema."""

    def __init__(self, streams: OperationStreams[C]) -> None:
        self._streams = streams

    async def stream(
        self,
        query: str | None,
        variable_values: dict[str, Any] | None,
        context_value: MakeContext[C],
        root_value: None = None,  # noqa: ARG002 - the handler passes it
        operation_name: str | None = None,
    ) -> AsyncGenerator[ExecutionResult, None]:
        """Return the results of an operation."""
        request = GraphQLRequest(query or "", variable_values or {}, operation_name)
        return self._streams.stream(request, context_value(), may_mutate=True)


class WebSocketEndpoint(GraphQL[Any, None], Generic[C]):
    """Accepts WebSockets: Strawberry's protocol, with results of the engine."""

    graphql_transport_ws_handler_class = SocketHandler

    def __init__(
        self,
        streams: OperationStreams[C],
        context_factory: Callable[[HTTPConnection], C],
    ) -> None:
        super().__init__(
            cast("BaseSchema", StreamedSchema(streams)),
            subscription_protocols=(GRAPHQL_TRANSPORT_WS_PROTOCOL,),
        )
        self._context_factory = context_factory

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one connection until it is closed."""
        await self.run(WebSocket(scope, receive, send))

    async def get_context(
        self,
        request: Request | WebSocket,
        response: Response | WebSocket,  # noqa: ARG002 - the library's signature
    ) -> MakeContext[C]:
        """Return what makes a context for each operation of a connection."""
        return lambda: self._context_factory(request)

    def encode_json(self, data: object) -> str:
        """Write JSON as text: bytes would be sent in binary frames."""
        return orjson.dumps(data).decode()

    def decode_json(self, data: str | bytes) -> object:
        """Read JSON; the depth of nesting is limited."""
        return orjson.loads(data)
