"""The application from outside: pages, GraphQL over HTTP, and what browsers may do."""

import re
from collections.abc import AsyncIterator, Iterator
from html import unescape
from pathlib import Path

import pytest

from api.http.middleware import LARGEST_BODY, LARGEST_HEAD
from api.web.explorer_examples import EXAMPLES
from devtools.paths import ROOT
from domain.texts import LANGUAGES
from graphql_engine.http.content_negotiation import GRAPHQL_JSON
from tests.support.copied_ledgers import empty_services
from tests.support.graphql_queries import TODAY, Asker
from tests.support.http_client import Browser, browsing_product
from tests.support.log_examples import Clock
from wording.words import heading, words

pytest_plugins = ("tests.support.graphql_ledgers",)

STATIC = ROOT / "api/web/static"
MOMENT = {"query": "{ at { moment { position } } }"}


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[Browser]:
    """Serve an empty ledger."""
    services = empty_services(tmp_path, Clock(TODAY))
    services.close()
    with browsing_product(services.settings, clock=Clock(TODAY)) as client:
        yield client


@pytest.fixture(scope="module")
def reader(founded: Asker) -> Iterator[Browser]:
    """Serve the founding history."""
    with browsing_product(founded.services.settings, clock=founded.clock) as client:
        yield client


async def chunked(content: bytes) -> AsyncIterator[bytes]:
    """Send a body in two parts, without saying how long it is."""
    half = len(content) // 2
    yield content[:half]
    yield content[half:]


def test_first_page_shows_the_areas(reader: Browser) -> None:
    """A reader sees the areas at a glance, in their language, without a script."""
    page = reader.get("/", params={"as_of": "2021-03-31", "language": "zh"})

    assert page.status_code == 200
    assert page.text.count('<th scope="row">') == 13
    assert "行政与财务管理" in page.text
    assert "截至2021年3月31日" in page.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_matrix_is_in_each_of_the_six_languages(reader: Browser, language: str) -> None:
    """Headings, states and the sentence on the moment are in the reader's language."""
    page = reader.get("/matrix", params={"as_of": "2021-03-31", "language": language})

    said = words(language)
    assert f'<html lang="{language}" dir="{said.direction}">' in page.text
    assert f'<th scope="col">{heading(language, "leads")}</th>' in page.text
    assert said.term("state/state/unnamed") in page.text
    assert said.term("page/moment_past").partition("{")[0] in unescape(page.text)


def test_matrix_shows_entities_by_their_short_names(reader: Browser) -> None:
    """The column of lead officers is narrow, so the short name is shown."""
    page = reader.get("/matrix", params={"as_of": "2021-03-31", "language": "en"})

    assert "Minamata secretariat: " in page.text
    assert "Secretariat of the Minamata Convention: " not in page.text


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "May have happened by then"), ("zh", "届时可能已发生")],
)
def test_matrix_lists_what_may_have_happened(
    reader: Browser, language: str, heading: str
) -> None:
    """In mid-August the terms of reference may have been final."""
    asked = {"as_of": "2018-08-15", "language": language}

    certain = reader.get("/matrix", params=asked)
    possible = reader.get("/matrix", params={**asked, "certainty": "possible"})

    assert "<h2" not in certain.text
    assert f'<h2 id="possible">{heading}</h2>' in possible.text
    assert ">#153</a>" in possible.text.partition('<h2 id="possible">')[2]


def test_pages_say_that_there_is_nothing_yet(browser: Browser) -> None:
    """An empty ledger is said to be empty."""
    for path in ("/", "/matrix"):
        page = browser.get(path, params={"language": "en"})

        assert page.status_code == 200
        assert "The record is empty" in page.text


def test_a_day_that_cannot_be_is_refused_at_its_field(browser: Browser) -> None:
    """What was typed stays, and the page says what is wrong with it."""
    asked = {"as_of": "2021-02-30", "known_at": "<now>", "language": "en"}
    page = browser.get("/", params=asked)

    assert page.status_code == 400
    assert "This moment is not clear" in page.text
    assert page.text.count('aria-invalid="true"') == 2
    assert 'value="2021-02-30"' in page.text
    assert 'value="&lt;now&gt;"' in page.text


def test_a_date_that_can_be_two_days_offers_both(browser: Browser) -> None:
    """The reader chooses the day by a link."""
    page = browser.get("/matrix", params={"as_of": "1/2/2018", "language": "en"})

    assert page.status_code == 400
    assert "/matrix?language=en&amp;as_of=2018-02-01" in page.text
    assert "/matrix?language=en&amp;as_of=2018-01-02" in page.text


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("31 March 2021", "31 March 2021"),
        ("31 mars 2021", "31 March 2021"),
        ("March 2021", "March 2021, that is up to its last day: 31 March 2021"),
        ("2021", "2021, that is up to its last day: 31 December 2021"),
    ],
)
def test_a_moment_is_typed_as_people_write_it(
    reader: Browser, typed: str, shown: str
) -> None:
    """The field says what was understood, and links keep the day."""
    page = reader.get("/", params={"as_of": typed, "language": "en"})

    (day,) = {*re.findall(r"as_of=(2021-\d\d-\d\d)&", unescape(page.text))}
    assert f'<output for="moment-as_of">{shown}</output>' in page.text
    assert day == ("2021-12-31" if typed == "2021" else "2021-03-31")


def test_language_is_taken_from_address_cookie_and_browser(browser: Browser) -> None:
    """The address comes first, then the choice made before, then the browser's."""
    accepting = {"accept-language": "de, es;q=0.8, fr;q=0.3"}
    remembering = {**accepting, "cookie": "language=ar"}

    pages = [
        browser.get("/", headers=accepting),
        browser.get("/", headers=remembering),
        browser.get("/", headers={"accept-language": "*;q=0, xx, ;;"}),
        browser.get("/?language=zh", headers=remembering),
    ]

    found = [re.findall(r'<html lang="(\w+)"', page.text)[0] for page in pages]
    assert found == ["es", "ar", "en", "zh"]
    assert "language=zh" in pages[-1].headers["set-cookie"]


def test_a_page_is_sent_once_to_a_browser_that_keeps_it(reader: Browser) -> None:
    """The same page again is answered by its tag alone."""
    first = reader.get("/matrix?language=en")
    again = reader.get(
        "/matrix?language=en", headers={"if-none-match": first.headers["etag"]}
    )

    assert first.headers["cache-control"] == "private, no-cache"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("language", LANGUAGES)
def test_explorer_offers_every_example(browser: Browser, language: str) -> None:
    """The explorer has its examples at hand, titled in the reader's language."""
    page = browser.get("/explorer", params={"language": language})

    assert page.status_code == 200
    assert all(one.name in page.text for one in EXAMPLES)
    assert words(language).term("page/run_hint") in page.text


def test_no_page_loads_anything_from_elsewhere(browser: Browser) -> None:
    """The pages work behind a firewall, and the policy forbids the rest."""
    pages = [browser.get("/"), browser.get("/explorer")]
    texts = [page.text for page in pages]
    texts += [file.read_text(encoding="utf-8") for file in STATIC.iterdir()]

    elsewhere = [re.findall(r"https?://(?!www\.w3\.org/2000/svg)\S+", t) for t in texts]

    assert not any(elsewhere)
    assert "default-src 'none'" in pages[0].headers["content-security-policy"]


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("explorer.js", "text/javascript"),
        ("base.css", "text/css"),
        ("icon.svg", "image/svg+xml"),
    ],
)
def test_file_has_its_type(browser: Browser, name: str, media_type: str) -> None:
    """Browsers guess no types here, so each file says its own."""
    file = browser.get(f"/static/{name}")

    assert file.headers["content-type"].startswith(media_type)
    assert file.headers["x-content-type-options"] == "nosniff"


def test_nothing_but_our_files_is_given(browser: Browser) -> None:
    """There is no way from the files of the pages to any other."""
    answers = [browser.get(f"/static/{one}") for one in ("pages.py", "..%2fpages.py")]

    assert [one.status_code for one in answers] == [404, 404]


@pytest.mark.parametrize(
    ("method", "path", "status", "reason"),
    [
        ("GET", "/nothing", 404, "There is no page at this address"),
        ("GET", "/static/none", 404, "There is no page at this address"),
        ("GET", "/files/none", 404, "the ledger keeps nothing with the digest none"),
        ("POST", "/", 405, "This page can only be read"),
        ("DELETE", "/reports/MC-3", 405, "This page can only be read"),
        ("GET", f"/reports?after={'1' * 501}", 400, "at most 500 characters"),
    ],
)
def test_an_error_is_a_page(
    browser: Browser, method: str, path: str, status: int, reason: str
) -> None:
    """People who open a wrong address read a sentence, and find links onward."""
    answer = browser.request(method, path, headers={"accept-language": "en"})

    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert reason in unescape(answer.text)
    assert 'href="/matrix?language=en"' in answer.text
    allowed = answer.headers.get("allow", "").split(", ")
    assert allowed == (["GET", "HEAD", "OPTIONS"] if status == 405 else [""])


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page_is_said_in_each_language(
    browser: Browser, language: str
) -> None:
    """Under a Chinese heading nothing is refused in English."""
    page = browser.get("/nothing", params={"language": language})

    assert words(language).term("page/unknown_page") in unescape(page.text)


def test_error_of_a_json_address_is_json(browser: Browser) -> None:
    """A program that asks for JSON reads the same facts as JSON."""
    error = browser.get("/nothing.json?language=en").json()["error"]

    assert error["code"] == "UNKNOWN_PAGE"
    assert error["message"] == "There is no page at this address"


@pytest.mark.parametrize("path", ["/", "/reports", "/reports/MC-3", "/files/none"])
def test_options_says_how_a_page_is_read(browser: Browser, path: str) -> None:
    """Without a body."""
    answer = browser.request("OPTIONS", path)

    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["allow"] == "GET, HEAD, OPTIONS"


def test_health_says_how_far_the_log_goes(browser: Browser) -> None:
    """Whoever watches over the server learns that the ledger answers."""
    answer = browser.get("/health")

    assert answer.json() == {"status": "ok", "position": 0, "set_aside": 0}


@pytest.mark.parametrize(
    ("accept", "media_type", "status"),
    [
        (GRAPHQL_JSON, GRAPHQL_JSON, 400),
        (f"{GRAPHQL_JSON}, application/json;q=0.9", GRAPHQL_JSON, 400),
        (f"application/json, {GRAPHQL_JSON};q=0.5", "application/json", 200),
        ("*/*", "application/json", 200),
    ],
)
def test_client_chooses_its_media_type(
    browser: Browser, accept: str, media_type: str, status: int
) -> None:
    """A mistake in a document is a bad request only to those who know the new type."""
    headers = {"accept": accept}

    answer = browser.post("/graphql", json={"query": "{ nope }"}, headers=headers)

    assert answer.headers["content-type"].startswith(media_type)
    assert answer.status_code == status
    assert "Cannot query field 'nope'" in answer.json()["errors"][0]["message"]


def test_words_leave_unescaped(browser: Browser) -> None:
    """Chinese goes out as itself, in UTF-8."""
    query = '{ at { subject(reference: "合作") { id } } }'

    answer = browser.post("/graphql", json={"query": query})

    assert "合作".encode() in answer.content


def test_get_asks_and_never_acts(browser: Browser) -> None:
    """A link can ask a question; it can record nothing."""
    asked = browser.get("/graphql", params=MOMENT)
    acted = browser.get(
        "/graphql", params={"query": "mutation { record(entries: []) { __typename } }"}
    )

    assert asked.json() == {"data": {"at": {"moment": {"position": 0}}}}
    assert acted.status_code == 405
    assert acted.headers["allow"] == "POST"


def test_form_of_another_site_cannot_act(browser: Browser) -> None:
    """Only JSON is taken, which no form of another site can send unasked."""
    answer = browser.post(
        "/graphql",
        content='{"query": "{ at { moment { asOf } } }"}',
        headers={"content-type": "text/plain"},
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("declared", [True, False])
def test_large_body_is_refused_unread(browser: Browser, declared: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A request of more than a megabyte is refused, said its size or not."""
    content = b" " * (LARGEST_BODY + 1)
    sent = content if declared else chunked(content)

    answer = browser.post(
        "/graphql", content=sent, headers={"content-type": "application/json"}
    )

    assert answer.status_code == 413
    assert "1,000,000 bytes" in answer.json()["errors"][0]["message"]


@pytest.mark.parametrize("path", ["/", "/explorer", "/static/base.css"])
def test_page_is_compressed_for_who_accepts_it(browser: Browser, path: str) -> None:
    """Caches are told that there are two forms."""
    plain = browser.get(path, headers={"accept-encoding": "identity"})
    packed = browser.get(path, headers={"accept-encoding": "br, gzip"})

    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert int(packed.headers["content-length"]) < len(packed.content) / 2
    assert packed.content == plain.content
    assert plain.headers["vary"] == packed.headers["vary"]
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize("path", ["/", "/graphql", "/health"])
def test_large_headers_are_refused(browser: Browser, path: str) -> None:
    """One header or many: all together have at most 65,536 bytes."""
    many = {f"x-{number}": "a" * 1_000 for number in range(75)}

    answers = [
        browser.get(path, headers=one)
        for one in ({"x": "a" * (LARGEST_HEAD + 1)}, many, {"x": "a" * 60_000})
    ]

    assert [one.status_code == 431 for one in answers] == [True, True, False]
    assert "65,536 bytes" in answers[0].json()["errors"][0]["message"]


def test_browser_is_sent_to_the_explorer(browser: Browser) -> None:
    """Who opens the address of GraphQL in a browser finds our own explorer."""
    answer = browser.get(
        "/graphql", headers={"accept": "text/html"}, follow_redirects=False
    )

    assert answer.headers["location"] == "/explorer"


def test_nested_json_is_no_fault(browser: Browser) -> None:
    """A body nested thousands deep is a bad request like any other."""
    answer = browser.post(
        "/graphql",
        content="[" * 100_000,
        headers={"content-type": "application/json"},
    )

    assert answer.status_code == 400


@pytest.mark.parametrize("path", ["/", "/health", "/reports", "/static/base.css"])
def test_a_monitor_sends_head(reader: Browser, path: str) -> None:
    """The headers are those of GET; the server leaves out the body."""
    whole, head = reader.get(path), reader.head(path)

    assert head.status_code == whole.status_code == 200
    assert head.headers["content-type"] == whole.headers["content-type"]
