"""Trusted documents: requested by hash, and by a setting the only ones."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from api.settings import SettingsError, load_settings
from graphql_engine.persisted_documents import NOT_FOUND, hash_of
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock

TRUSTED = "{ at { moment { position } } }\n"
OTHER = "{ at { moment { asOf } } }"
ANSWER = {"data": {"at": {"moment": {"position": 0}}}}


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Serve a ledger that answers only trusted documents."""
    folder = tmp_path / "documents" / "mine"
    folder.mkdir(parents=True)
    (folder / "position.graphql").write_text(TRUSTED, encoding="utf-8")
    services = empty_services(tmp_path, Clock(TODAY))
    services.close()
    settings = services.settings.model_copy(
        update={
            "trusted_documents": str(folder.parent),
            "only_trusted_documents": True,
        }
    )
    with browsing_product(settings, clock=Clock(TODAY)) as client:
        yield client


@pytest.mark.parametrize(
    "asked",
    [
        {"documentId": hash_of(TRUSTED)},
        {"extensions": {"persistedQuery": {"sha256Hash": hash_of(TRUSTED)[7:]}}},
        {"query": TRUSTED},
        {"query": TRUSTED, "documentId": hash_of(TRUSTED)},
    ],
)
def test_trusted_document_is_answered(
    browser: Browser, asked: dict[str, object]
) -> None:
    """A document is requested by its hash, in either notation, or in full."""
    answer = browser.post("/graphql", json=asked)

    assert answer.json() == ANSWER


def test_trusted_document_is_answered_by_a_link(browser: Browser) -> None:
    """A short link sends a long query, and its response can be cached."""
    answer = browser.get("/graphql", params={"documentId": hash_of(TRUSTED)})

    assert answer.json() == ANSWER
    assert "etag" in answer.headers


@pytest.mark.parametrize("accept", ["application/json", "text/event-stream"])
def test_other_document_is_refused(browser: Browser, accept: str) -> None:
    """If only trusted documents are executed, no transport executes others."""
    headers = {"accept": accept}

    answer = browser.post("/graphql", json={"query": OTHER}, headers=headers)

    assert answer.status_code == 400
    assert "only trusted documents" in answer.json()["errors"][0]["message"]


def test_unknown_hash_is_told(browser: Browser) -> None:
    """A code tells the client that the server does not know its document."""
    answer = browser.post("/graphql", json={"documentId": hash_of(OTHER)})

    [error] = answer.json()["errors"]
    assert error["extensions"] == {"code": NOT_FOUND}


def test_hash_must_be_that_of_the_document(browser: Browser) -> None:
    """A document cannot be sent under the hash of another."""
    asked = {"query": OTHER, "documentId": hash_of(TRUSTED)}

    answer = browser.post("/graphql", json=asked)

    assert "the hash is not that of the document" in answer.text


def test_folder_that_is_missing_is_told() -> None:
    """A wrong setting is refused before anything is served."""
    with pytest.raises(SettingsError, match="an existing folder"):
        load_settings(trusted_documents="nowhere")


def test_pages_go_on(browser: Browser) -> None:
    """The documents of our own pages are trusted."""
    assert browser.get("/").status_code == 200
