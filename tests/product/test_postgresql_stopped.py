"""A server over PostgreSQL that is stopped: every route says so, and then goes on."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from api.graphql.live.head_watcher import HeadWatcher
from api.settings import Settings
from tests.support.engine_twins import OFFICER, services_for
from tests.support.examples import formed
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock
from tests.support.postgresql_server import (
    made_database,
    running_server,
    start_server,
    stop_server,
)

pytestmark = pytest.mark.postgresql

PAGES = ("/", "/reports", "/reports/MC-3", "/files/" + "0" * 64, "/health")
QUERY = "{ at { timeline { facets { total } } } }"
RECORD = """mutation { bodyFormed(key: "once", confirm: true, entry: {
    subject: "group", name: { en: "Group" }, occurred: { date: "2018-07" }
}) { __typename } }"""
SENTENCE = "the ledger did not answer"
OF_PAGES = "The record cannot be read at the moment"
STREAM = {"accept": "text/event-stream"}


class Served(NamedTuple):
    """A product over a server of its own."""

    browser: Browser
    folder: Path
    address: str


@pytest.fixture
def served() -> Iterator[Served]:
    """Serve a ledger with one body."""
    clock = Clock(TODAY)
    with TemporaryDirectory() as name, running_server(Path(name)) as server:
        address = made_database(server)
        services = services_for(address, clock)
        services.ledger.record([formed("A", "2019")], OFFICER, confirmed=True)
        services.close()
        with browsing_product(Settings(database=address), clock=clock) as browser:
            yield Served(browser, Path(name), address)


def test_every_route_says_so_and_then_goes_on(served: Served) -> None:
    """503 with the sentence and when to try again; an act is recorded once."""
    browser = served.browser
    asked = {"json": {"query": QUERY}}
    recorded = {"json": {"query": RECORD}}
    before = browser.post("/graphql", **asked)
    assert before.status_code == 200, before.text

    stop_server(served.folder)
    answers = [browser.get(page) for page in PAGES]
    answers += [browser.post("/graphql", **one) for one in (asked, asked, recorded)]
    accept = {"accept": "application/graphql-response+json"}
    answers.append(browser.post("/graphql", headers=accept, **asked))
    events = browser.post("/graphql", headers=STREAM, **asked)
    start_server(served.folder)

    for one in answers:
        assert one.status_code == 503, (one.url, one.text)
        assert SENTENCE in one.text or OF_PAGES in one.text
        assert int(one.headers["retry-after"]) >= 1
    assert events.status_code == 200
    assert SENTENCE in events.text
    again = [browser.post("/graphql", **one) for one in (recorded, recorded, asked)]
    assert [one.status_code for one in again] == [200, 200, 200]
    assert again[2].json()["data"]["at"]["timeline"]["facets"]["total"] == 2


def test_whoever_follows_the_log_waits_until_the_server_is_back(
    served: Served,
) -> None:
    """Nobody is told of an end, and the next entry is heard of."""
    services = services_for(served.address, Clock(TODAY))
    is_stopped = [False]

    async def pause(_: float) -> None:
        is_stopped[0] = False
        await asyncio.to_thread(start_server, served.folder)
        services.ledger.record([formed("B", "2019")], OFFICER, confirmed=True)

    async def follow() -> None:
        watcher = HeadWatcher(services.log, pause=pause)
        await asyncio.to_thread(stop_server, served.folder)
        is_stopped[0] = True
        await watcher.wait_beyond(1)

    asyncio.run(follow())

    assert not is_stopped[0]
    services.close()
