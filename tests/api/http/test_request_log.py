"""Requests are logged when logging is switched on."""

import logging
import re
from collections.abc import Iterator

import pytest

from tests.support.graphql_queries import Asker
from tests.support.http_client import Browser, browsing_product

pytest_plugins = ("tests.support.graphql_ledgers",)

ACCEPT = {"accept": "application/graphql-response+json"}
LOGGER = "trilogue.requests"


@pytest.fixture
def browser(ask: Asker, caplog: pytest.LogCaptureFixture) -> Iterator[Browser]:
    """Serve a ledger with logging of requests and statements."""
    caplog.set_level(logging.DEBUG, logger="trilogue")
    with browsing_product(ask.services.settings, clock=ask.clock) as client:
        caplog.clear()
        yield client


def logged(caplog: pytest.LogCaptureFixture) -> list[str]:
    """List the records about requests."""
    return [one.getMessage() for one in caplog.records if one.name == LOGGER]


def test_request_is_logged_with_status_duration_and_statements(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """A slow or a refused request can be found in the log."""
    browser.post("/graphql", json={"query": "{ at { nothing } }"}, headers=ACCEPT)
    browser.post("/graphql", json={"query": "{ at { findings { sentence } } }"})
    browser.get("/nowhere")

    refused, answered, missing = logged(caplog)
    assert re.fullmatch(r"POST /graphql: 400 in [\d.]+ ms, \d+ statements?", refused)
    found = re.fullmatch(r"POST /graphql: 200 in [\d.]+ ms, (\d+) statements", answered)
    assert found is not None
    assert int(found[1]) > 0
    assert re.fullmatch(r"GET /nowhere: 404 in [\d.]+ ms, .+", missing)


def test_query_string_is_not_logged(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """Variables of a query may be personal values."""
    browser.get("/?as_of=2021-03-31&known_at=Ada+Example")

    assert [one for one in logged(caplog) if "Ada" in one or "?" in one] == []


def test_path_cannot_write_a_line_of_its_own(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    """A line break in a path is logged as it was sent, percent-encoded."""
    browser.get("/a%0Aforged%20line")

    (line,) = logged(caplog)
    assert line.startswith("GET /a%0Aforged%20line: 404 in ")


def test_requests_are_not_logged_by_default(
    ask: Asker, caplog: pytest.LogCaptureFixture
) -> None:
    """Without the setting no time is spent on building log lines."""
    caplog.set_level(logging.WARNING, logger="trilogue")
    with browsing_product(ask.services.settings, clock=ask.clock) as client:
        client.get("/health")

    assert logged(caplog) == []
