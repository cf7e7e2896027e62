"""The address of GraphQL: one route, for every method and for WebSockets."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.container import Services
from api.graphql.context import Context
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock

NOW = "{ at { moment { position asOf } } }"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Make an empty ledger."""
    services = empty_services(tmp_path, Clock(TODAY))
    yield services
    services.close()


@pytest.fixture
def browser(services: Services) -> Iterator[Browser]:
    """Serve it."""
    with browsing_product(services.settings, clock=Clock(TODAY)) as client:
        yield client


def test_what_another_process_records_is_seen(
    browser: Browser, services: Services
) -> None:
    """A response is cached only until any process records something."""
    act = 'mutation { bodyFormed(entry: {subject: "jtf"}) { __typename } }'
    before = browser.post("/graphql", json={"query": NOW})
    with browsing_product(services.settings, clock=Clock(TODAY)) as other:
        other.post("/graphql", json={"query": act})

    after = browser.post("/graphql", json={"query": NOW})

    positions = [one.headers["trilogue-position"] for one in (before, after)]
    assert positions == ["0", "1"]
    assert after.text != before.text


def test_other_addresses_are_passed_on(browser: Browser) -> None:
    """Pages and health are served by the application."""
    paths = ("/", "/health", "/graphql/nowhere", "/graphqlx")

    found = [browser.get(path).status_code for path in paths]

    assert found == [200, 200, 404, 404]


def test_slash_at_the_end_makes_no_difference(browser: Browser) -> None:
    """Some clients add one."""
    plain, slash = (
        browser.post(f"/graphql{e}", json={"query": NOW}) for e in ("", "/")
    )

    assert slash.json() == plain.json()


METHODS = "GET, HEAD, OPTIONS, POST"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "QUERY"])
def test_other_methods_are_refused_with_those_allowed(
    browser: Browser, method: str
) -> None:
    """The header says which methods there are, as HTTP demands."""
    answer = browser.request(method, "/graphql")

    assert answer.status_code == 405
    assert answer.headers["allow"] == METHODS


def test_options_says_which_methods_there_are(browser: Browser) -> None:
    """Without a body."""
    answer = browser.request("OPTIONS", "/graphql")

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == METHODS


@pytest.mark.parametrize("accept", ["*/*", "text/event-stream"])
def test_head_has_the_headers_of_get(browser: Browser, accept: str) -> None:
    """Also where GET would send events, which may go on for ever."""
    params = {"query": NOW}
    got = browser.get("/graphql", params=params)

    head = browser.head("/graphql", params=params, headers={"accept": accept})
    again = browser.head(
        "/graphql", params=params, headers={"if-none-match": head.headers["etag"]}
    )

    assert head.status_code == 200
    assert dict(head.headers) == dict(got.headers)
    assert again.status_code == 304


def test_mutation_by_a_link_is_refused(browser: Browser) -> None:
    """A link records nothing; the header says how to send the mutation."""
    act = 'mutation { bodyFormed(entry: {subject: "jtf"}) { __typename } }'

    answer = browser.get("/graphql", params={"query": act})

    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"


BOTH = """
mutation A { bodyFormed(entry: {subject: "a"}) { __typename } }
mutation B { bodyFormed(entry: {subject: "b"}) { __typename } }
"""


def test_ambiguous_document_records_nothing(
    browser: Browser, services: Services
) -> None:
    """Two mutations without a name that says which: neither is executed."""
    answer = browser.post("/graphql", json={"query": BOTH})

    assert answer.status_code == 400
    assert "several operations" in answer.json()["errors"][0]["message"]
    assert services.log.reader.head().position == 0


def test_ambiguous_document_records_nothing_without_our_engine(
    services: Services,
) -> None:
    """Strawberry would execute the first one."""
    from api.graphql.stock import ENGINE  # noqa: PLC0415 - building the schema takes seconds

    result = ENGINE.execute_sync(BOTH, context_value=Context(services))

    assert [str(one) for one in result.errors or []] == [
        "the document has no such operation, or several without a name"
    ]
    assert services.log.reader.head().position == 0
