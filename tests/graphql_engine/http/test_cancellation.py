"""Who hangs up has the work stopped, whatever carried the question."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import partialmethod
from threading import Event
from typing import Any

import orjson
import pytest
import sqlalchemy as sa
from fastapi import FastAPI
from starlette.types import Message

from api.app import create_app
from graphql_engine import deadline
from graphql_engine.errors import TookTooLongError
from projections.reader import Reader
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) "
    "SELECT count(*) FROM n"
)
QUESTION = "{ at { matrix { stage } } }"
LONGER_THAN_A_TEST = 10_000.0
SECONDS = 20.0


class Work:
    """A question that would go on for ever: when it began, and what ended it."""

    def __init__(self) -> None:
        self.began = Event()
        self.ended = Event()
        self.was_stopped = False

    def do(self, reader: Reader, *_: object) -> None:
        """Ask the database something that has no end."""
        self.began.set()
        try:
            with reader.log.reader.engine.connect() as connection:
                connection.exec_driver_sql(ENDLESS)
        except (sa.exc.OperationalError, TookTooLongError):
            self.was_stopped = True
            raise
        finally:
            self.ended.set()


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Let every question go on for ever, with all the time there is."""
    work = Work()
    monkeypatch.setattr(Reader, "rows", partialmethod(_begin, work))
    monkeypatch.setattr(deadline, "LONGEST_SECONDS", LONGER_THAN_A_TEST)
    return work


@pytest.fixture
def app(ask: Asker) -> FastAPI:
    """Serve an empty ledger."""
    return create_app(ask.services.settings, clock=ask.clock)


def _begin(reader: Reader, work: Work, *given: object) -> None:
    work.do(reader, *given)


class Client:
    """One end of a connection: sends messages, then waits for work, then hangs up."""

    def __init__(self, work: Work, messages: list[Message], last: Message) -> None:
        self._work = work
        self._messages = iter(messages)
        self._last = last
        self.heard: list[Message] = []

    async def receive(self) -> Message:
        """Give the next message; the last one once the work began."""
        for message in self._messages:
            return message
        await asyncio.to_thread(self._work.began.wait, SECONDS)
        return self._last

    async def send(self, message: Message) -> None:
        """Note what is answered."""
        self.heard.append(message)


async def connect(app: FastAPI, scope: Mapping[str, Any], client: Client) -> None:
    """Connect to an application until the work ended."""
    async with app.router.lifespan_context(app):
        given = {"asgi": {"version": "3.0", "spec_version": "2.3"}, **scope}
        serving = asyncio.ensure_future(app(given, client.receive, client.send))
        await asyncio.to_thread(client._work.ended.wait, SECONDS)  # noqa: SLF001 - of this module
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
    """Give each way to ask: what is connected to, and what is sent."""
    asked, gone = {"query": QUESTION}, {"type": "http.disconnect"}
    json, events = "application/json", "text/event-stream"
    link = b"query=%7Bat%7Bmatrix%7Bstage%7D%7D%7D"
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


@pytest.mark.timeout(60)
@pytest.mark.parametrize(("connection", "messages", "last"), [*carriers()])
def test_work_stops_when_nobody_waits_for_it(
    app: FastAPI,
    work: Work,
    connection: Mapping[str, Any],
    messages: list[Message],
    last: Message,
) -> None:
    """A statement that would go on for ever is interrupted when its client leaves."""
    client = Client(work, messages, last)

    asyncio.run(connect(app, connection, client))

    assert work.was_stopped
