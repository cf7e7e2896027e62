"""Names of the server: a page that gives its own name our address learns nothing."""

import asyncio

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Scope

from api.server.worker import restrict_hosts
from api.settings import Settings
from tests.support.graphql_queries import Asker
from tests.support.http_client import product_app

pytest_plugins = ("tests.support.graphql_ledgers",)

ADDRESS = "127.0.0.1"


def server(**settings: str) -> ASGIApp:
    """Give a server as it is set up to listen."""
    set_up = Settings().model_copy(update=settings)
    return restrict_hosts(PlainTextResponse("the record"), set_up)


def asked(app: ASGIApp, *hosts: str) -> httpx.Response:
    """Ask a server by names."""
    headers = [("host", one) for one in hosts]

    async def ask() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport) as client:
            request = httpx.Request("GET", "http://any/", headers=headers)
            return await client.send(request)

    return asyncio.run(ask())


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TRILOGUE_HOST_NAMES", raising=False)


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "evil.example:8000",
        "localhost.evil.example",
        "evillocalhost",
        "127.0.0.1.evil.example",
        "record.example",
        "[evil.example]:8000",
    ],
)
def test_a_name_of_somebody_else_is_not_answered(host: str) -> None:
    """A foreign page whose name leads to this machine reads and records nothing."""
    answer = asked(server(host=ADDRESS), host)

    assert answer.status_code == 421
    assert "TRILOGUE_HOST_NAMES" in answer.text
    assert "the record" not in answer.text


@pytest.mark.parametrize("second", ["evil.example", "127.0.0.1"])
def test_every_name_that_is_given_counts(second: str) -> None:
    """Of two names, one may be what somebody hides behind."""
    answer = asked(server(host=ADDRESS), "localhost", second)

    assert answer.status_code == (421 if second == "evil.example" else 200)


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:8000",
        "localhost",
        "LOCALHOST.:8000",
        "trilogue.localhost:8000",
        "[::1]:8000",
        "192.0.2.7",
    ],
)
def test_this_machine_is_asked_by_its_own_names(host: str) -> None:
    """Whoever opens the address that was told at the start sees the record."""
    answer = asked(server(host=ADDRESS), host)

    assert answer.text == "the record"


@pytest.mark.parametrize("host", ["Record.example", "record.example:443", "b.example."])
def test_names_that_are_set_are_answered(host: str) -> None:
    """What stands before the server passes on the name that people know."""
    app = server(host=ADDRESS, host_names="record.example, b.example")

    answer = asked(app, host)

    assert answer.text == "the record"


@pytest.mark.parametrize(
    ("names", "status"), [({}, 200), ({"host_names": "record.example"}, 421)]
)
def test_a_server_for_others_answers_to_any_name_unless_some_are_set(
    names: dict[str, str], status: int
) -> None:
    """Which names other machines have for it, only its keeper knows."""
    app = server(host="0.0.0.0", **names)  # noqa: S104 -- nothing listens

    answer = asked(app, "machine.example")

    assert answer.status_code == status


@pytest.mark.parametrize("host", ["::1", "127.0.0.53", "localhost", "LOCALHOST"])
def test_every_address_of_this_machine_alone_is_guarded(host: str) -> None:
    """It does not matter how the setting spells it."""
    answer = asked(server(host=host), "evil.example")

    assert answer.status_code == 421


def sent_to(scope: Scope) -> list[Message]:
    """Give what a server sends."""
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "nothing"}

    async def send(message: Message) -> None:
        sent.append(message)

    async def ask() -> None:
        await server(host=ADDRESS)(scope, receive, send)

    asyncio.run(ask())
    return sent


def test_a_connection_under_a_foreign_name_is_closed() -> None:
    """A socket would hear the whole log, and could record."""
    scope: Scope = {"type": "websocket", "headers": [(b"host", b"evil.example")]}

    sent = sent_to(scope)

    assert sent == [{"type": "websocket.close", "code": 1008}]


def test_who_gives_no_name_is_answered() -> None:
    """Browsers always give one; some monitors do not."""
    scope: Scope = {"type": "http", "method": "GET", "headers": []}

    sent = sent_to(scope)

    assert sent[0]["status"] == 200


def kinds_sent_to_a_page(ask: Asker, origin: str) -> list[str]:
    """Open a WebSocket from a page, and give the kinds of what is sent to it."""
    app = product_app(ask.services.settings, clock=ask.clock)
    names = {"host": "localhost:8000", "origin": origin}
    scope: Scope = {
        "type": "websocket",
        "path": "/graphql",
        "query_string": b"",
        "headers": [(key.encode(), value.encode()) for key, value in names.items()],
        "subprotocols": ["graphql-transport-ws"],
    }
    coming = [{"type": "websocket.connect"}, {"type": "websocket.disconnect"}]
    sent: list[str] = []

    async def receive() -> Message:
        return coming.pop(0)

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def open_socket() -> None:
        async with app.router.lifespan_context(app):
            await app(scope, receive, send)

    asyncio.run(open_socket())
    return sent


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ("http://localhost:8000", "websocket.accept"),
        ("http://localhost:8001", "websocket.close"),
        ("https://evil.example", "websocket.close"),
        ("null", "websocket.close"),
    ],
)
def test_a_page_of_somebody_else_opens_no_socket(
    ask: Asker, origin: str, expected: str
) -> None:
    """Browsers let any page open one; where the page is from tells ours apart."""
    sent = kinds_sent_to_a_page(ask, origin)

    assert sent[0] == expected
