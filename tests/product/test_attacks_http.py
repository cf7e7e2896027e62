"""Attacks over HTTP: refused early, with a short response."""

from collections.abc import Iterator, Mapping

import pytest

from api.http.middleware import LARGEST_BODY
from tests.attacks import ATTACKS
from tests.attacks.documents import DOCUMENTS
from tests.support.graphql_queries import Asker
from tests.support.http_client import Browser, browsing_product

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.support.graphql_ledgers",)

JSON = {"content-type": "application/json"}
FEW_BYTES = 2_000

BODIES: Mapping[str, tuple[bytes, int]] = {
    "larger than any": (b" " * (LARGEST_BODY + 1), 413),
    "of spaces": (b" " * LARGEST_BODY, 400),
    "of brackets": (b"[" * LARGEST_BODY, 400),
    "of brackets that close": (b"[" * 100_000 + b"]" * 100_000, 400),
    "of braces": (b'{"query":' * 100_000, 400),
    "of digits": (b"9" * LARGEST_BODY, 400),
    "of a number with an exponent": (b'{"query": 1e999999999}', 400),
    "of a batch": (b'[{"query": "{ __typename }"}]', 400),
    "of a large batch": (b"[" + b'{"query": "{ a }"},' * 40_000 + b"{}]", 400),
    "of the same key": (b"{" + b'"query": "a",' * 60_000 + b'"query": "{ b }"}', 200),
    "of half a character": (b'{"query": "\xff\xfe"}', 400),
    "of half a pair": (b'{"query": "{ a(b: \\"\\ud800\\") }"}', 400),
    "of a query that is a number": (b'{"query": 1}', 400),
    "of a hash that is long": (b'{"documentId": "' + b"x" * 900_000 + b'"}', 400),
    "of a name that is long": (
        b'{"query": "{ a }", "operationName": "' + b"x" * 900_000 + b'"}',
        200,
    ),
}


@pytest.fixture(scope="module")
def server(founded: Asker) -> Iterator[Browser]:
    """Serve the founding history."""
    with browsing_product(founded.services.settings, clock=founded.clock) as client:
        yield client


@pytest.mark.parametrize("body", BODIES)
def test_body_is_refused_in_few_words(server: Browser, body: str) -> None:
    """Whatever the body is, the response is short and no error of ours."""
    content, status = BODIES[body]

    answer = server.post("/graphql", content=content, headers=JSON)

    assert answer.status_code == status
    assert answer.json()["errors"]
    assert len(answer.content) <= FEW_BYTES


@pytest.mark.parametrize("attack", DOCUMENTS)
@pytest.mark.parametrize("accept", ["application/graphql-response+json", "*/*"])
def test_attack_is_answered_over_http(
    server: Browser, attack: str, accept: str
) -> None:
    """A refusal has a status of HTTP for clients' errors, never a 5xx."""
    sent = {
        "query": ATTACKS[attack].document,
        "operationName": ATTACKS[attack].operation_name,
    }

    answer = server.post("/graphql", json=sent, headers={"accept": accept})

    assert answer.status_code in {200, 400}
    assert len(answer.content) <= 100_000


def test_long_link_is_refused(server: Browser) -> None:
    """A query in a link has the same limits."""
    link = {"query": "{ __typename } #" + "x" * 60_000}

    answer = server.get("/graphql", params=link)

    assert "60,016 characters, and 50,000 are allowed" in answer.text
