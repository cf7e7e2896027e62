"""Work is cancelled when its client disconnects, whatever the transport."""

import asyncio
import gc
from collections.abc import Iterator, Mapping
from contextlib import closing, suppress
from threading import Event
from typing import Any

import orjson
import pytest
from starlette.types import Message

from graphql_engine.endpoint import CLIENT_DISCONNECTED, EndpointSettings
from graphql_engine.errors import BadRequestError
from graphql_engine.worker_threads import WorkerThreads
from tests.support.logged_lines import logged_lines
from tests.support.patience import PATIENCE_SECONDS
from tests.support.small_product import Data, small_endpoint

ENDLESS = "{ endless }"


class Client:
    """One end of a connection: sends messages, waits for the work, and disconnects."""

    def __init__(self, data: Data, messages: list[Message], last: Message) -> None:
        self._data = data
        self._messages = iter(messages)
        self._last = last
        self.heard: list[Message] = []

    async def receive(self) -> Message:
        """Give the next message; the last one once the work began."""
        for message in self._messages:
            return message
        await asyncio.to_thread(self._data.began.wait, PATIENCE_SECONDS)
        return self._last

    async def send(self, message: Message) -> None:
        """Note what is sent back."""
        self.heard.append(message)


async def connect(data: Data, scope: Mapping[str, Any], client: Client) -> None:
    """Connect to an endpoint until the work has ended."""
    with closing(small_endpoint(data)) as endpoint:
        given = {"asgi": {"version": "3.0", "spec_version": "2.3"}, **scope}
        serving = asyncio.ensure_future(endpoint(given, client.receive, client.send))
        await asyncio.to_thread(data.ended.wait, PATIENCE_SECONDS)
        serving.cancel()
        with suppress(asyncio.CancelledError):
            await serving


def scope(method: str, query: bytes = b"", **headers: str) -> Mapping[str, Any]:
    """Describe a request."""
    return {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": "/graphql",
        "raw_path": b"/graphql",
        "root_path": "",
        "query_string": query,
        "headers": [
            (name.replace("_", "-").encode(), value.encode())
            for name, value in headers.items()
        ],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
    }


def body(content: object = None) -> Message:
    """Send the body of a request."""
    return {
        "type": "http.request",
        "body": orjson.dumps(content) if content else b"",
        "more_body": False,
    }


def carriers() -> Iterator[Any]:
    """Yield each way to send an operation: the connection, and what is sent over it."""
    asked, gone = {"query": ENDLESS}, {"type": "http.disconnect"}
    json, events = "application/json", "text/event-stream"
    link = b"query=%7Bendless%7D"
    post = scope("POST", content_type=json)
    yield pytest.param(post, [body(asked)], gone, id="POST")
    yield pytest.param(scope("GET", link), [body()], gone, id="GET")
    streamed = scope("POST", content_type=json, accept=events)
    yield pytest.param(streamed, [body(asked)], gone, id="events")
    socket = {
        **scope("GET"),
        "type": "websocket",
        "scheme": "ws",
        "subprotocols": ["graphql-transport-ws"],
    }
    del socket["method"]
    subscribed = {"type": "subscribe", "id": "1", "payload": asked}
    told = [{"type": "websocket.connect"}, _text({"type": "connection_init"})]
    told.append(_text(subscribed))
    left = {"type": "websocket.disconnect", "code": 1001}
    yield pytest.param(socket, told, left, id="WebSocket closed")
    complete = _text({"type": "complete", "id": "1"})
    yield pytest.param(socket, told, complete, id="WebSocket operation ended")


def _text(message: Mapping[str, object]) -> Message:
    return {"type": "websocket.receive", "text": orjson.dumps(message).decode()}


@pytest.mark.parametrize(("connection", "messages", "last"), [*carriers()])
def test_work_stops_when_nobody_waits_for_it(
    connection: Mapping[str, Any], messages: list[Message], last: Message
) -> None:
    """What the work is doing is interrupted when its client leaves."""
    data = Data()
    client = Client(data, messages, last)

    asyncio.run(connect(data, connection, client))

    assert data.was_stopped


def test_waiting_work_never_begins_when_nobody_waits_for_it() -> None:
    """An operation that waits for a thread makes room when its client leaves."""
    data, gone = Data(), {"type": "http.disconnect"}
    post = scope("POST", content_type="application/json")
    first, second = (
        Client(data, [body({"query": query})], gone)
        for query in ("{ gated }", "{ number }")
    )

    async def connect_both() -> None:
        settings = EndpointSettings(threads=1)
        with closing(small_endpoint(data, settings)) as endpoint:
            waiting = asyncio.ensure_future(
                endpoint(dict(post), first.receive, first.send)
            )
            await asyncio.to_thread(data.began.wait, PATIENCE_SECONDS)
            await endpoint(dict(post), second.receive, second.send)
            data.gate.set()
            await waiting

    asyncio.run(connect_both())

    assert second.heard[0]["status"] == CLIENT_DISCONNECTED
    assert data.executed == []


def test_error_of_cancelled_work_is_not_logged() -> None:
    """Nobody waits for the work any more, so nobody is told of its errors."""
    began, gate = Event(), Event()

    def fail() -> None:
        began.set()
        assert gate.wait(PATIENCE_SECONDS)
        message = "too late"
        raise BadRequestError(message)

    async def leave() -> None:
        with closing(WorkerThreads()) as workers:
            waiting = asyncio.ensure_future(workers.run(fail, costly=False))
            await asyncio.to_thread(began.wait, PATIENCE_SECONDS)
            waiting.cancel()
            asyncio.get_running_loop().call_soon(gate.set)
            with suppress(asyncio.CancelledError):
                await waiting

    with logged_lines() as logged:
        asyncio.run(leave())
        gc.collect()

    assert logged == []
