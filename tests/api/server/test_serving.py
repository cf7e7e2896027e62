"""Serving: what reads requests, and waits for them, is what we mean it to be."""

import asyncio
import sys

import pytest
import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol
from uvicorn.server import ServerState

from api.server.worker import OPTIONS
from tests.support.logged_lines import logged_lines
from tests.support.patience import PATIENCE_SECONDS
from tests.support.wire import HANDSHAKE, connect


async def answer_all(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer whatever comes, once it has come."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        while (await receive())["type"] != "websocket.disconnect":
            pass
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"the body"})


def sent(*parts: bytes) -> bytes:
    """Send a request to a server in parts, and give all that it answers."""

    async def ask() -> bytes:
        wire = connect(answer_all, ServerState())
        for one in parts:
            if not wire.is_closing():
                wire.protocol.data_received(one)
                await asyncio.sleep(0)
        await asyncio.wait_for(wire.closed.wait(), PATIENCE_SECONDS)
        return wire.written

    return asyncio.run(ask())


def test_requests_are_read_in_c() -> None:
    """Reading HTTP in Python takes longer than giving an answer that is kept."""
    config = uvicorn.Config(answer_all, **OPTIONS)

    config.load()

    assert issubclass(config.http_protocol_class, HttpToolsProtocol)


@pytest.mark.parametrize(
    "endless", [b"X: " + b"a" * 300_000, b"X: a\r\n" * 50_000, b"a" * 70_000]
)
def test_headers_without_end_are_not_read(endless: bytes) -> None:
    """One connection cannot fill the memory; it is told, and hung up on."""
    answer = sent(b"GET / HTTP/1.1\r\nHost: localhost\r\n", endless)

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert answer.endswith(b"The headers are too large.")


def test_headers_of_any_length_that_one_needs_are_read() -> None:
    """A link holds a question of tens of thousands of characters."""
    link = b"GET /?query=" + b"a" * 50_000 + b" HTTP/1.1\r\n"

    answer = sent(link, b"Host: localhost\r\n", b"Connection: close\r\n\r\n")

    assert answer.startswith(b"HTTP/1.1 200 ")


def test_head_is_answered_without_a_body() -> None:
    """Programs that watch over a server send such requests."""
    rest = b" / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

    whole, head = sent(b"GET" + rest), sent(b"HEAD" + rest)

    assert b"the body" in whole
    assert b"the body" not in head


def test_a_body_is_no_header() -> None:
    """What comes after the headers is bounded where it is read."""
    head = b"POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 200000"

    answer = sent(head, b"\r\n\r\n", b"a" * 100_000, b"a" * 100_000)

    assert answer.startswith(b"HTTP/1.1 200 ")


def test_headers_after_a_large_body_are_read() -> None:
    """They may arrive together with the end of the body of the request before."""
    first = b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n"
    second = b"GET / HTTP/1.1\r\nHost: a\r\n"

    answer = sent(first, b"a" * 200_000 + second, b"Connection: close\r\n\r\n")

    assert answer.count(b"HTTP/1.1 200 ") == 2


def test_text_that_is_no_text_is_the_mistake_of_the_client() -> None:
    """A WebSocket is closed with the code for it, and no error of ours is logged."""
    text_of_two_bytes = b"\x81\x82\x00\x00\x00\x00\xff\xfe"
    close_1007 = b"\x88\x02\x03\xef"

    with logged_lines() as logged:
        answer = sent(HANDSHAKE + b"\r\n", text_of_two_bytes)

    assert answer.endswith(close_1007)
    assert not logged


@pytest.mark.parametrize(
    "headers", [b"X: " + b"a" * 10_000 + b"\r\n", b"X: a\r\n" * 200]
)
def test_websocket_with_large_headers_is_refused(headers: bytes) -> None:
    """The library neither answers nor closes the connection."""
    with logged_lines() as logged:
        answer = sent(HANDSHAKE + headers + b"\r\n")

    assert answer.startswith(b"HTTP/1.1 400 ")
    assert not logged


def test_requests_are_waited_for_in_c() -> None:
    """The event loop is uvloop's wherever there is one."""
    wanted = "asyncio" if sys.platform == "win32" else "uvloop"

    with asyncio.Runner(
        loop_factory=uvicorn.Config(answer_all, **OPTIONS).get_loop_factory()
    ) as runner:
        loop = runner.get_loop()

    assert type(loop).__module__.partition(".")[0] == wanted
