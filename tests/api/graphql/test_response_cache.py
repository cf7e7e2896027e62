"""Cached responses are never stale and contain nothing that can be erased."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from graphql_engine.http.content_negotiation import GRAPHQL_JSON
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock

NOW = "{ at { moment { position asOf } } }"
PAST = '{ at(asOf: "2021-07-05", knownAt: "#1") { moment { position asOf } } }'


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Serve a ledger with one entry."""
    services = empty_services(tmp_path, Clock(TODAY))
    services.close()
    with browsing_product(services.settings, clock=Clock(TODAY)) as client:
        record(client, "joint-task-force")
        yield client


def record(browser: Browser, subject: str) -> httpx.Response:
    """Record that a body was formed."""
    act = f'mutation {{ bodyFormed(entry: {{subject: "{subject}"}}) {{ __typename }} }}'
    return browser.post("/graphql", json={"query": act})


def ask(browser: Browser, query: str, **headers: str) -> httpx.Response:
    """Send a query by GET."""
    return browser.get("/graphql", params={"query": query}, headers=headers)


def position_in(answer: httpx.Response) -> Any:  # noqa: ANN401 - a value of JSON
    """Read the position in a response."""
    return answer.json()["data"]["at"]["moment"]["position"]


def test_unchanged_answer_is_not_sent_again(browser: Browser) -> None:
    """A dashboard that sends its query again without news gets an empty response."""
    first = ask(browser, NOW)

    again = ask(browser, NOW, **{"if-none-match": f'"x", W/{first.headers["etag"]}'})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert again.headers["cache-control"] == "private, no-cache"


def test_equal_answers_have_one_etag(browser: Browser) -> None:
    """An ETag names the bytes alone: other workers and later versions know it too."""
    first = ask(browser, NOW)

    again = ask(browser, f"{NOW} # again", **{"if-none-match": first.headers["etag"]})

    assert again.status_code == 304


def test_answer_is_never_stale_after_a_write(browser: Browser) -> None:
    """A client that recorded something sees it in the next response."""
    before = ask(browser, NOW)

    written = record(browser, "green-group")
    after = ask(browser, NOW, **{"if-none-match": before.headers["etag"]})

    assert written.headers["trilogue-position"] == "2"
    assert (after.status_code, position_in(after)) == (200, 2)
    assert after.headers["trilogue-position"] == "2"


def test_answer_about_the_past_stays(browser: Browser) -> None:
    """What was known of a past day at a past moment never changes."""
    before = ask(browser, PAST)

    record(browser, "green-group")
    after = ask(browser, PAST, **{"if-none-match": before.headers["etag"]})

    assert "immutable" in before.headers["cache-control"]
    assert after.status_code == 304


@pytest.mark.parametrize(
    "when",
    [
        '(asOf: "2021-07-05")',
        '(knownAt: "#1")',
        '(asOf: "2021-07-05", knownAt: "2026-11-22")',
    ],
)
def test_answer_that_can_change_is_asked_for_again(browser: Browser, when: str) -> None:
    """Only a response with two past moments is stored without revalidation."""
    answer = ask(browser, f"{{ at{when} {{ moment {{ position }} }} }}")

    assert answer.headers["cache-control"] == "private, no-cache"


def test_answer_is_kept_for_all_that_it_depends_on(browser: Browser) -> None:
    """Another operation, variable or media type has another response."""
    query = (
        "query A($d: Date) { at(asOf: $d) { moment { asOf } } } "
        "query B { kinds { name } }"
    )
    asked: list[dict[str, Any]] = [
        {"operationName": "A", "variables": {"d": "2021-07-05"}},
        {"operationName": "A", "variables": {"d": "2021-07-06"}},
        {"operationName": "A"},
        {"operationName": "B"},
    ]

    answers = [browser.post("/graphql", json={"query": query, **one}) for one in asked]
    other = browser.post(
        "/graphql", json={"query": query, **asked[0]}, headers={"accept": GRAPHQL_JSON}
    )

    assert len({one.headers["etag"] for one in [*answers, other]}) == 5
    assert len({one.text for one in [*answers, other]}) == 4


def test_mistake_is_not_kept(browser: Browser) -> None:
    """A response with errors may differ next time."""
    answer = ask(browser, '{ at(knownAt: "#99") { moment { position } } }')

    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_personal_value_is_not_kept(browser: Browser) -> None:
    """A personal value is stored in no cache, so that it can be erased."""
    act = 'actorRegistered(entry: {subject: "officer", personalName: "A. Person"})'
    browser.post("/graphql", json={"query": f"mutation {{ {act} {{ __typename }} }}"})
    query = "entry(position: 2) { ... on ActorRegistered { personalName } }"

    answer = ask(browser, f'{{ at(asOf: "2021-07-05", knownAt: "#2") {{ {query} }} }}')

    assert "A. Person" in answer.text
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_answers_of_one_time_are_not_mixed(browser: Browser) -> None:
    """Each response has its own headers, also when requests overlap."""
    days = [f"2021-07-{day:02}" for day in range(1, 31)]
    query = '{{ at(asOf: "{}") {{ moment {{ asOf }} }} }}'

    answers = browser.together("/graphql", [{"query": query.format(d)} for d in days])

    answered = [one.json()["data"]["at"]["moment"]["asOf"] for one in answers]
    assert answered == days
    assert len({one.headers["etag"] for one in answers}) == 30
