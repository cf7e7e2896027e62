"""Transports of subscriptions: text frames, server-sent events, slow clients."""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from datetime import timedelta
from typing import Any

import pytest
from strawberry.http.exceptions import WebSocketDisconnected
from strawberry.types import ExecutionResult

from graphql_engine.endpoint import prefers_event_stream
from graphql_engine.live.operation_stream import read_until
from graphql_engine.live.sse import event_stream
from graphql_engine.live.websocket import (
    TOO_SLOW,
    TOO_SLOW_REASON,
    SocketHandler,
    WebSocketEndpoint,
)
from tests.support.small_product import SCHEMA


def endpoint() -> WebSocketEndpoint:
    """Make an endpoint to which nobody connects."""
    streams: Any = None
    return WebSocketEndpoint(streams)


class StuckSocket:
    """A connection whose client reads nothing."""

    def __init__(self) -> None:
        self.closed: list[tuple[int, str]] = []

    async def send_json(self, _message: Mapping[str, object]) -> None:
        """Wait for ever."""
        await asyncio.Event().wait()

    async def close(self, code: int, reason: str) -> None:
        """Note how it was closed."""
        self.closed.append((code, reason))


class ImpatientHandler(SocketHandler):
    """A handler that gives clients no time to read."""

    slow_seconds = 0.0


def test_slow_reader_is_dropped() -> None:
    """A client that reads nothing gets a reason, and how to continue."""
    socket: Any = StuckSocket()

    async def send() -> None:
        handler = ImpatientHandler(
            view=endpoint(),
            websocket=socket,
            context=None,
            root_value=None,
            schema=SCHEMA,
            connection_init_wait_timeout=timedelta(minutes=1),
        )
        await handler.send_message({"type": "pong"})

    with pytest.raises(WebSocketDisconnected):
        asyncio.run(send())
    assert socket.closed == [(TOO_SLOW, TOO_SLOW_REASON)]


def test_frames_are_text() -> None:
    """JSON in bytes would go out in binary frames, which clients do not read."""
    written = endpoint().encode_json({"title": "合作"})

    assert written == '{"title":"合作"}'


def test_old_protocol_is_not_spoken() -> None:
    """Only graphql-transport-ws is supported: the older protocol has known flaws."""
    assert endpoint().websocket_subprotocols == ["graphql-transport-ws"]


@pytest.mark.parametrize(
    ("accept", "prefers"),
    [
        ("text/event-stream", True),
        ("text/event-stream;q=1, application/json", True),
        (
            "application/graphql-response+json, application/json, text/event-stream",
            False,
        ),
        ("*/*", False),
        ("", False),
    ],
)
def test_events_are_for_who_prefers_them(accept: str, prefers: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Some clients name events last in every request, and want JSON."""
    assert prefers_event_stream(accept) is prefers


async def read(results: AsyncGenerator[ExecutionResult, None]) -> str:
    """Read results as events until their end."""
    parts = [
        part if isinstance(part, str) else bytes(part).decode()
        async for part in event_stream(results).body_iterator
    ]
    return "".join(parts)


def test_events_end_with_the_results() -> None:
    """Each result is an event; the last one says that there are no more."""

    async def results() -> AsyncGenerator[ExecutionResult, None]:
        yield ExecutionResult(data={"n": 1}, errors=None)
        yield ExecutionResult(data={"n": 2}, errors=None)

    assert asyncio.run(read(results())) == (
        'event: next\ndata: {"data":{"n":1}}\n\n'
        'event: next\ndata: {"data":{"n":2}}\n\n'
        "event: complete\ndata:\n\n"
    )


def test_events_end_when_the_server_stops() -> None:
    """The last event does not say that there are no more, so clients connect again."""
    stopping, closed = asyncio.Event(), []

    async def results() -> AsyncGenerator[ExecutionResult, None]:
        try:
            yield ExecutionResult(data={"n": 1}, errors=None)
            stopping.set()
            await asyncio.Event().wait()
        finally:
            closed.append("results")

    text = asyncio.run(read(read_until(stopping, results())))

    assert text == 'event: next\ndata: {"data":{"n":1}}\n\n'
    assert closed == ["results"]
