"""A server over PostgreSQL: pages, acts, kept answers and who follows the log."""

from collections.abc import Iterator

import pytest

from tests.api.graphql.live.test_feed import FOLLOW, followed, hear
from tests.support.engine_twins import OFFICER, Twins, services_for
from tests.support.examples import formed
from tests.support.exports import copy
from tests.support.graphql_queries import Asker
from tests.support.http_client import Browser, browsing_product

pytest_plugins = (
    "tests.support.graphql_ledgers",
    "tests.support.ledgers",
    "tests.support.twin_ledgers",
)
pytestmark = pytest.mark.postgresql

PATHS = (
    "/",
    "/?as_of=2021-03-31&lang=zh",
    "/?as_of=2018-12-31&certainty=possible",
    "/reports",
    "/reports/UNEP/MC/COP.4/INF/17",
    "/health",
    "/nowhere",
)
RECORD = """mutation ($subject: String!) {
    bodyFormed(key: "once", confirm: true, entry: {
        subject: $subject, name: { zh: "工作组" }, occurred: { date: "2018-07" }
    }) { __typename }
}"""
COUNT = "{ at { timeline { facets { total } } } }"


@pytest.fixture
def served(twins: Twins, postgresql_address: str) -> Iterator[Browser]:
    """Serve a log of PostgreSQL's to which anything may be added."""
    services = services_for(postgresql_address, twins.clock)
    copy(twins.sqlite.engine, services.engine)
    services.close()
    with browsing_product(services.settings, clock=twins.clock) as browser:
        yield browser


def test_pages_are_the_same(twins: Twins) -> None:
    """Byte for byte, and with the same status."""
    told = []

    for services in twins[:2]:
        with browsing_product(services.settings, clock=twins.clock) as browser:
            found = [browser.get(path) for path in PATHS]
            told.append([(one.status_code, one.content) for one in found])

    assert told[1] == told[0]


def total(browser: Browser) -> int:
    """Ask how many entries there are in the timeline of everything."""
    answer = browser.post("/graphql", json={"query": COUNT}).json()
    return int(answer["data"]["at"]["timeline"]["facets"]["total"])


def test_an_act_is_answered_and_then_seen(served: Browser) -> None:
    """Sent twice under one key, it is recorded once."""
    before = total(served)
    sent = {"query": RECORD, "variables": {"subject": "body:new"}}

    answers = [served.post("/graphql", json=sent).json() for _ in range(2)]

    assert all("errors" not in one for one in answers), answers
    assert total(served) == before + 1


def test_what_another_process_records_is_seen(
    served: Browser, twins: Twins, postgresql_address: str
) -> None:
    """An answer that was kept is not given once the log has gone on."""
    before = [total(served) for _ in range(2)]
    other = services_for(postgresql_address, twins.clock)

    other.ledger.record([formed("Another", "2019")], OFFICER, confirmed=True)

    other.close()
    assert [*before, total(served)] == [before[0], before[0], before[0] + 1]


def test_followers_hear_the_same(twins: Twins) -> None:
    """Each entry of the log, once, in order, whatever it is about."""
    asked = followed(FOLLOW, after=700)
    services_of = twins.sqlite, twins.postgresql

    here, there = (hear(Asker(one, twins.clock), asked, 90) for one in services_of)

    assert there == here
    assert len(here) == 90
