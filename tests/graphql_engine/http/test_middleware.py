"""The front: what is kept is given at once, and nothing gets around a guarantee."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.app import create_app
from api.container import Services
from graphql_engine.http import endpoint
from graphql_engine.http.middleware import Front
from tests.support.graphql_queries import TODAY, empty_services
from tests.support.http_client import Browser, browsing
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
    with browsing(create_app(services.settings, clock=Clock(TODAY))) as client:
        yield client


def test_kept_answer_waits_for_no_thread(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many questions are at work, an answer that is kept is given at once."""
    first = browser.post("/graphql", json={"query": NOW})
    monkeypatch.delattr(endpoint, "run_in_worker")

    again = browser.post("/graphql", json={"query": NOW})

    assert again.text == first.text


def test_long_request_is_looked_up_in_a_thread(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is held up by what takes long to look up."""
    long = {"query": f"{NOW} #{'x' * endpoint.SHORT}"}
    browser.post("/graphql", json=long)
    monkeypatch.delattr(endpoint, "run_in_worker")

    with pytest.raises(NameError, match="run_in_worker"):
        browser.post("/graphql", json=long)


def test_what_another_process_records_is_seen(
    browser: Browser, services: Services
) -> None:
    """An answer is kept only as long as the log ends where it did, whoever writes."""
    act = 'mutation { bodyFormed(entry: {subject: "jtf"}) { __typename } }'
    before = browser.post("/graphql", json={"query": NOW})
    with browsing(create_app(services.settings, clock=Clock(TODAY))) as other:
        other.post("/graphql", json={"query": act})

    after = browser.post("/graphql", json={"query": NOW})

    positions = [one.headers["trilogue-position"] for one in (before, after)]
    assert positions == ["0", "1"]
    assert after.text != before.text


def test_other_addresses_are_passed_on(browser: Browser) -> None:
    """Pages, health and addresses that are nearly right are no affair of the front."""
    found = [browser.get(path).status_code for path in ("/", "/health", "/graphql/")]

    assert found == [200, 200, 307]


@pytest.mark.parametrize(
    "asked",
    [
        {"json": {"query": NOW}},
        {"json": {"query": "{ nothing }"}},
        {"json": {"query": "subscription { changes { position } }"}},
        {"content": b"{"},
    ],
)
def test_route_behind_answers_alike(
    browser: Browser, services: Services, asked: dict[str, object]
) -> None:
    """Whichever way a request comes by, the same holds for it."""
    bare = create_app(services.settings, clock=Clock(TODAY))
    bare.user_middleware = [
        one for one in bare.user_middleware if Front.__name__ not in repr(one)
    ]
    fronted = browser.post("/graphql", **asked)

    with browsing(bare) as behind:
        answer = behind.post("/graphql", **asked)

    assert (answer.status_code, answer.content) == (
        fronted.status_code,
        fronted.content,
    )
    assert answer.headers == fronted.headers
