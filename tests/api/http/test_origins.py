"""Pages of other sites record nothing, unless a setting allows their origin."""

import asyncio
from collections.abc import Iterator, Mapping
from pathlib import Path

import httpx
import pytest
from starlette.responses import PlainTextResponse
from starlette.types import Message, Scope

from api.container import Services
from api.http.origins import ForeignOrigins
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock

EVIL = "http://evil.example"
DASHBOARD = "https://dashboard.example"
FORM = 'mutation { bodyFormed(entry: {subject: "jtf"}) { __typename } }'
MOMENT = "{ at { moment { position } } }"
PREFLIGHT = {
    "access-control-request-method": "POST",
    "access-control-request-headers": "content-type, apollographql-client-name",
}


def sent(method: str, headers: Mapping[str, str]) -> httpx.Response:
    """Send a request to a server whose name is record.example."""
    app = ForeignOrigins(
        PlainTextResponse("the record"), [DASHBOARD], ["record.example"]
    )

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport) as client:
            return await client.request(
                method, "http://127.0.0.1:8000/", headers=headers
            )

    return asyncio.run(send())


FOREIGN: tuple[Mapping[str, str], ...] = (
    {"origin": EVIL},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:5173"},
    {"origin": "http://127.0.0.1"},
    {"origin": "http://localhost:8000"},
    {"origin": f"{DASHBOARD}.evil.example"},
    {"origin": "http://dashboard.example"},
    {"origin": f"{DASHBOARD}:8443"},
    {"origin": "https://["},
    {"origin": ""},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"sec-fetch-site": "elsewhere"},
    {"sec-fetch-site": "none", "origin": EVIL},
    {"sec-fetch-site": "cross-site", "origin": EVIL},
    {"origin": EVIL, "x-forwarded-host": "evil.example"},
    {"origin": EVIL, "x-forwarded-host": "record.example"},
)
OWN: tuple[Mapping[str, str], ...] = (
    {},
    {"origin": "http://127.0.0.1:8000"},
    {"origin": "https://127.0.0.1:8000"},
    {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "same-origin"},
    {"sec-fetch-site": "none"},
    {"origin": DASHBOARD},
    {"origin": DASHBOARD, "sec-fetch-site": "cross-site"},
    # A proxy that does not keep the host name: browsers say that it is their own site.
    {"origin": "https://record.example", "sec-fetch-site": "same-origin"},
    {"origin": "https://record.example", "x-forwarded-host": "record.example"},
    {"origin": "https://record.example:444", "x-forwarded-host": "record.example:444"},
    {"origin": "https://record.example", "host": "record.example"},
)


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_foreign_page_may_not_record(method: str, headers: Mapping[str, str]) -> None:
    """One header that shows it is enough."""
    answer = sent(method, headers)

    assert answer.status_code == 403
    [error] = answer.json()["errors"]
    assert "may not record here" in error["message"]
    assert error["extensions"] == {"code": "FOREIGN_ORIGIN"}


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_foreign_page_may_link(method: str, headers: Mapping[str, str]) -> None:
    """A link records nothing, and a browser shows the answer to no other site."""
    answer = sent(method, headers)

    assert answer.status_code == 200
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("headers", OWN)
def test_own_page_and_program_may_record(headers: Mapping[str, str]) -> None:
    """So may the pages of an origin that is allowed."""
    assert sent("POST", headers).status_code == 200


@pytest.mark.parametrize(
    ("headers", "types"),
    [
        ({}, ["websocket.accept"]),
        ({"origin": DASHBOARD}, ["websocket.accept"]),
        ({"origin": EVIL}, ["websocket.close"]),
        ({"sec-fetch-site": "cross-site"}, ["websocket.close"]),
    ],
)
def test_foreign_page_may_open_no_websocket(
    headers: Mapping[str, str], types: list[str]
) -> None:
    """A browser would show what it receives to any page."""
    told: list[str] = []

    async def accept(_scope: Scope, _receive: object, send: object) -> None:
        assert callable(send)
        await send({"type": "websocket.accept"})

    async def send(message: Message) -> None:
        told.append(message["type"])

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    scope = {
        "type": "websocket",
        "headers": [(name.encode(), text.encode()) for name, text in headers.items()],
    }
    app = ForeignOrigins(accept, [DASHBOARD], [])

    asyncio.run(app(scope, receive, send))

    assert told == types


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Make an empty ledger."""
    services = empty_services(tmp_path, Clock(TODAY))
    yield services
    services.close()


@pytest.fixture
def browser(services: Services) -> Iterator[Browser]:
    """Serve it, and allow no origin."""
    with browsing_product(services.settings, clock=Clock(TODAY)) as client:
        yield client


@pytest.fixture
def open_browser(services: Services) -> Iterator[Browser]:
    """Serve it, and allow one."""
    settings = services.settings.model_copy(update={"allowed_origins": DASHBOARD})
    with browsing_product(settings, clock=Clock(TODAY)) as client:
        yield client


@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
def test_mutation_of_a_foreign_page_records_nothing(
    browser: Browser, services: Services, accept: str
) -> None:
    """Neither by a plain request nor as events; without a header it is recorded."""
    headers = {"accept": accept}

    refused = browser.post(
        "/graphql", json={"query": FORM}, headers={**headers, "origin": EVIL}
    )
    recorded = browser.post("/graphql", json={"query": FORM}, headers=headers)

    assert refused.status_code == 403
    assert "Recorded" in recorded.text
    assert services.log.reader.head().position == 1


def test_no_origin_is_allowed_by_default(browser: Browser) -> None:
    """A browser shows no answer to a page of another site."""
    asked = browser.get("/graphql", params={"query": MOMENT}, headers={"origin": EVIL})
    preflight = browser.request(
        "OPTIONS", "/graphql", headers={**PREFLIGHT, "origin": EVIL}
    )

    assert (asked.status_code, preflight.status_code) == (200, 204)
    for answer in (asked, preflight):
        assert not [one for one in answer.headers if one.startswith("access-control")]


def test_allowed_origin_may_read_and_record(
    open_browser: Browser, services: Services
) -> None:
    """Its pages see the answers and the position; cookies are not sent."""
    headers = {"origin": DASHBOARD, "sec-fetch-site": "cross-site"}

    preflight = open_browser.request(
        "OPTIONS", "/graphql", headers={**PREFLIGHT, **headers}
    )
    answer = open_browser.post("/graphql", json={"query": FORM}, headers=headers)

    assert preflight.status_code == 200
    assert preflight.headers["access-control-allow-methods"] == "GET, POST"
    asked = PREFLIGHT["access-control-request-headers"]
    assert preflight.headers["access-control-allow-headers"] == asked
    for one in (preflight, answer):
        assert one.headers["access-control-allow-origin"] == DASHBOARD
        assert "Origin" in one.headers["vary"]
        assert "access-control-allow-credentials" not in one.headers
    assert "trilogue-position" in answer.headers["access-control-expose-headers"]
    assert services.log.reader.head().position == 1


def test_another_origin_stays_foreign(open_browser: Browser) -> None:
    """Origins are compared exactly, and caches keep the answers apart."""
    headers = {"origin": EVIL}

    asked = open_browser.get("/graphql", params={"query": MOMENT}, headers=headers)
    refused = open_browser.post("/graphql", json={"query": FORM}, headers=headers)
    preflight = open_browser.request(
        "OPTIONS", "/graphql", headers={**PREFLIGHT, **headers}
    )

    statuses = [one.status_code for one in (asked, refused, preflight)]
    assert statuses == [200, 403, 400]
    for answer in (asked, refused, preflight):
        assert "access-control-allow-origin" not in answer.headers
        assert "Origin" in answer.headers["vary"]
