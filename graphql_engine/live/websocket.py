"""WebSockets (graphql-transport-ws) whose slow readers are dropped."""

import asyncio
from asyncio import CancelledError
from contextlib import suppress

from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.subscriptions.protocols.graphql_transport_ws.handlers import (
    BaseGraphQLTransportWSHandler,
)
from strawberry.subscriptions.protocols.graphql_transport_ws.types import Message

from api.graphql.context import Context

TOO_SLOW = 4413
"""The code with which the connection of a slow reader is closed."""

REASON = "you read too slowly: connect again, after the last position you read"

SLOW_SECONDS = 20.0
"""How long a message may wait for its reader."""

CLOSING_SECONDS = 1.0


class SocketHandler(BaseGraphQLTransportWSHandler[Context, None]):
    """Sends what is asked for, and waits for no reader for ever."""

    async def send_message(self, message: Message) -> None:
        """Send a message, or close the connection of who does not read it.

        Raises:
            WebSocketDisconnected: it was closed.
        """
        try:
            await asyncio.wait_for(self.websocket.send_json(message), SLOW_SECONDS)
        except TimeoutError as error:
            with suppress(TimeoutError):
                closing = self.websocket.close(TOO_SLOW, REASON)
                await asyncio.wait_for(closing, CLOSING_SECONDS)
            if self._is_operation(asyncio.current_task()):
                raise CancelledError from error
            raise WebSocketDisconnected from error

    def _is_operation(self, task: asyncio.Task[object] | None) -> bool:
        return any(one.task is task for one in self.operations.values())
