"""Reading requests: in C, and no more of their headers than anybody needs."""

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

LARGEST_HEAD = 65_536
"""Bytes of a request before its body: its address, and its headers."""


class BoundedProtocol(HttpToolsProtocol):
    """Hangs up on who sends headers without end: all of them stay in memory."""

    _is_in_head = False
    _head = 0

    def on_message_begin(self) -> None:
        """Begin to count."""
        self._is_in_head = True
        self._head = 0
        super().on_message_begin()

    def on_headers_complete(self) -> None:
        """Count no more: bodies are bounded where they are read."""
        self._is_in_head = False
        super().on_headers_complete()

    def data_received(self, data: bytes) -> None:
        """Read on, unless too much came."""
        super().data_received(data)
        if self._is_in_head:
            self._head += len(data)
            if self._head > LARGEST_HEAD:
                self._is_in_head = False
                self.send_400_response("The headers are too large.")
