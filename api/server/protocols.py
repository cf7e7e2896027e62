"""How a connection is read: HTTP in C, with a limit on headers, and WebSockets."""

from uvicorn._types import ASGISendEvent
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.protocols.utils import ClientDisconnected
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from api.http.middleware import LARGEST_HEAD, STOP_STREAMS

INVALID_TEXT = 1007
"""The code with which a WebSocket is closed whose text is not UTF-8."""


BAD_REQUEST = (
    b"HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n"
)


class BoundedProtocol(HttpToolsProtocol):
    """Closes a connection that sends endless headers, which are kept in memory."""

    _is_in_head = False
    _head = 0

    def on_message_begin(self) -> None:
        """Start counting."""
        self._is_in_head = True
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Stop counting: the application limits the size of complete headers."""
        self._is_in_head = False
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Read data, unless the headers are too large.

        Data in which the headers begin are not counted: they may begin with the body
        of an earlier request.
        """
        was_in_head = self._is_in_head
        super().data_received(data)
        if was_in_head and self._is_in_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._is_in_head = False
                self.send_400_response("The headers are too large.")

    def shutdown(self) -> None:
        """Finish the request of this connection, and end subscriptions.

        The server calls this of each connection when it stops.
        """
        if stop_streams := self.app_state.get(STOP_STREAMS):
            stop_streams()
        super().shutdown()


class WebSocketProtocol(WebSocketsSansIOProtocol):
    """Refuses what the library leaves open, and logs no error of a client as ours."""

    def data_received(self, data: bytes) -> None:
        """Read data, unless the headers are none that the library reads."""
        super().data_received(data)
        if self.conn.handshake_exc and not self.handshake_initiated:
            self.transport.write(BAD_REQUEST)
            self.transport.close()

    async def send(self, message: ASGISendEvent) -> None:
        """Send a message.

        Raises:
            ClientDisconnected: the connection is closed. The library raises an error of
                the application if the client closed it.
        """
        if self.close_sent:
            raise ClientDisconnected
        await super().send(message)

    def send_receive_event_to_app(self) -> None:
        """Pass a message on, or close the connection if it is no text in UTF-8."""
        if self.curr_msg_data_type == "text" and not self.close_sent:
            try:
                b"".join(self.frames).decode()
            except UnicodeDecodeError:
                self.conn.fail(INVALID_TEXT)
                self.handle_parser_exception()
                return
        super().send_receive_event_to_app()
