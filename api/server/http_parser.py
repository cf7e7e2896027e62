"""Reads HTTP requests in C, and limits the size of their headers."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 65_536
"""Bytes of a request before its body: address and headers."""


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
        """Stop counting: the size of bodies is limited where they are read."""
        self._is_in_head = False
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Read data, unless the headers are too large."""
        super().data_received(data)
        if self._is_in_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._is_in_head = False
                self.send_400_response("The headers are too large.")
