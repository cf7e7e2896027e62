"""Whatever bytes a WebSocket receives, the server logs no error of its own."""

import asyncio
import json
from contextlib import closing

from hypothesis import example, given
from hypothesis import strategies as st
from uvicorn.server import ServerState

from tests.support.logged_lines import logged_lines
from tests.support.patience import PATIENCE_SECONDS
from tests.support.small_product import Data, small_endpoint
from tests.support.wire import HANDSHAKE, connect

PROTOCOL = b"Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"
MASK = b"\x00\x00\x00\x00"
MOST_BYTES = 125
TURNS = 10


def frame(content: bytes, opcode: int = 1, *, is_final: bool = True) -> bytes:
    """Write a frame of a client; its mask changes nothing."""
    first = (0x80 if is_final else 0) | opcode
    return bytes([first, 0x80 | len(content)]) + MASK + content


def message(kind: str, one: str = "1", query: str = "") -> bytes:
    """Write a message of the protocol."""
    content = {"type": kind, "id": one, "payload": {"query": query}}
    return frame(json.dumps(content).encode())


async def take_turns(number: int) -> None:
    """Let the server go on."""
    for _ in range(number):
        await asyncio.sleep(0)


def converse(frames: list[bytes], turns: int) -> list[str]:
    """Open a WebSocket, send frames and disconnect; return what is logged.

    Args:
        turns: of the server between two frames; it reads several at once if 0.
    """

    async def talk() -> None:
        state = ServerState()
        wire = connect(endpoint, state)
        wire.protocol.data_received(HANDSHAKE + PROTOCOL)
        await asyncio.wait_for(wire.answered.wait(), PATIENCE_SECONDS)
        for one in frames:
            if not wire.is_closing():
                wire.protocol.data_received(one)
                await take_turns(turns)
        await take_turns(TURNS)
        wire.protocol.connection_lost(None)
        await asyncio.gather(*state.tasks)

    data = Data()
    data.gate.set()
    with logged_lines() as logged, closing(small_endpoint(data)) as endpoint:
        asyncio.run(talk())
    return logged


INIT = message("connection_init")
CLOSE = frame(b"\x03\xe8", opcode=8)
BROKEN = frame(b"", opcode=3)
MESSAGES = st.builds(
    message,
    st.sampled_from(["connection_init", "ping", "subscribe", "subscribe", "complete"]),
    st.sampled_from(["1", "2", ""]),
    st.sampled_from(["{ number }", "{ gated }", "{", "query A { a } query B { a }"]),
)
FRAMES = st.builds(
    frame,
    st.binary(max_size=MOST_BYTES),
    st.sampled_from([0, 1, 2, 3, 8, 9, 10]),
    is_final=st.booleans(),
)


ANY = MESSAGES | FRAMES | st.just(CLOSE) | st.binary(max_size=50)


@given(
    frames=st.lists(ANY, max_size=8),
    is_open=st.booleans(),
    turns=st.integers(0, TURNS),
)
@example(frames=[BROKEN], is_open=True, turns=0)
def test_no_bytes_are_an_error_of_the_server(
    frames: list[bytes],
    is_open: bool,  # noqa: FBT001 - drawn
    turns: int,
) -> None:
    """Frames of any kind, broken ones, and an end while an answer is sent."""
    assert converse([INIT, *frames] if is_open else frames, turns) == []
