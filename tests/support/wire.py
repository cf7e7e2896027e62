"""A connection to a server in this process, without a port: bytes in, bytes out."""

import asyncio

import uvicorn
from starlette.types import ASGIApp
from uvicorn.server import ServerState

from api.server.protocols import BoundedProtocol
from api.server.worker import OPTIONS


class Wire(asyncio.Transport):
    """The other end of a connection."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.answered = asyncio.Event()
        self.closed = asyncio.Event()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Note what is answered."""
        self.written += data
        self.answered.set()

    def set_protocol(self, protocol: asyncio.BaseProtocol) -> None:
        """Pass on what is sent to another protocol."""
        assert isinstance(protocol, asyncio.Protocol)
        self.protocol = protocol

    def pause_reading(self) -> None:
        """Send no less: what is sent waits at the server."""

    def resume_reading(self) -> None:
        """Send on."""

    def is_closing(self) -> bool:
        """Tell whether the server hung up."""
        return self.closed.is_set()

    def close(self) -> None:
        """Note that it did."""
        self.closed.set()


HANDSHAKE = (
    b"GET / HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
    b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
)


def connect(app: ASGIApp, state: ServerState) -> Wire:
    """Connect to an application, as the product is served."""
    # Setting up its loggers would remove the handlers of a test.
    options = {**OPTIONS, "lifespan": "off", "log_config": None}
    config = uvicorn.Config(app, **options)
    config.load()
    wire = Wire()
    connection = BoundedProtocol(config, state, {})
    connection.connection_made(wire)
    wire.set_protocol(connection)
    return wire
