"""The explorer in Chromium: the path of a dashboard author, step by step."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.graphql_queries import Asker
from tests.support.worker_server import free_port, serving, wait_until

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.browser

CHROMIUM = "/usr/bin/chromium"
OWN = "{ at { moment { position } } } # mine"
EDITOR = ".graphiql-query-editor .CodeMirror"
ANSWER = ".result-window"


@pytest.fixture(scope="module")
def address(founded: Asker) -> Iterator[str]:
    """Serve the founding history."""
    database = founded.services.settings.database
    with serving(str(database), free_port(), workers=1) as server:
        yield server.address


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """Start Chromium, without the sandbox that a container cannot have."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox"]
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """Open the explorer, and check that the browser complained of nothing."""
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.extend(foreign(request.url, address)))
    page.goto("/explorer")
    yield page
    context.close()
    assert said == []


def foreign(url: str, address: str) -> list[str]:
    """List a request if it goes to another site."""
    return [] if url.startswith((address, "data:")) else [url]


def write(page: Page, text: str) -> None:
    """Replace the text of the editor, as a person does, but all at once."""
    page.locator(EDITOR).click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(text)


@pytest.mark.parametrize(
    ("wanted", "path", "shown"),
    [
        ("place", "MeetingHeld.place", "place"),
        ("donor", "RoleFunction.DONOR", "RoleFunction"),
        ("asof", "Query.at(asOf:)", "at"),
    ],
)
def test_search_finds_fields_arguments_and_values(
    page: Page, wanted: str, path: str, shown: str
) -> None:
    """What is found opens in the documentation."""
    page.fill("#search", wanted)
    page.locator("#found").get_by_role("button", name=path, exact=True).click()

    title = page.locator(".graphiql-doc-explorer-title")
    expect(title).to_have_text(shown)


def test_text_is_completed_and_is_there_after_a_reload(page: Page) -> None:
    """A name is completed from the schema, and the text also stands in the address."""
    page.fill("#search", "donor")
    expect(page.locator("#found li")).to_have_count(1)
    write(page, "{ at { matri")
    page.keyboard.press("Control+Space")
    page.locator(".CodeMirror-hints li", has_text="matrixByGroup").click()
    expect(page.locator(EDITOR)).to_contain_text("at { matrixByGroup")
    page.wait_for_url("**matrixByGroup*")

    page.reload()

    expect(page.locator(EDITOR)).to_contain_text("at { matrixByGroup")


def test_example_leaves_the_own_text_in_its_tab(page: Page) -> None:
    """An example opens beside the reader's text, and Back returns to the text."""
    write(page, OWN)
    page.get_by_text("Examples", exact=True).click()
    page.locator("#examples button").nth(1).click()
    expect(page.locator(EDITOR)).to_contain_text("matrixByGroup")

    page.go_back()

    expect(page.locator(EDITOR)).to_contain_text("# mine")


def test_address_opens_an_operation(page: Page, address: str) -> None:
    """A link to an operation opens it, beside what the reader had."""
    write(page, OWN)
    kept = "localStorage.getItem('graphiql:tabState')?.includes('mine')"
    wait_until(lambda: bool(page.evaluate(kept)))

    page.goto("about:blank")
    page.goto(f"{address}/explorer#query=%7B+kinds+%7B+name+%7D+%7D")

    expect(page.locator(EDITOR)).to_contain_text("{ kinds { name } }")
    expect(page.locator(".graphiql-tab")).to_have_count(2)


def test_moment_is_put_into_the_operation(page: Page) -> None:
    """The arguments of `at` are written where the author sees them."""
    write(page, OWN)
    page.fill("[name=asOf]", "2018-07-31")
    page.fill("[name=knownAt]", "#7")
    page.get_by_role("button", name="Put this moment").click()

    expected = '{ at(asOf: "2018-07-31", knownAt: "#7", language: EN) { moment'
    expect(page.locator(EDITOR)).to_contain_text(expected)


def test_subscription_runs(page: Page) -> None:
    """Each line of the log arrives."""
    write(page, "subscription { entries(after: 0) { __typename position } }")
    page.keyboard.press("Control+Enter")

    expect(page.locator(ANSWER)).to_contain_text('"position"')


def test_one_of_two_operations_is_chosen(page: Page) -> None:
    """The button lists the operations by name."""
    write(page, "query First { a: __typename }\nquery Second { b: __typename }")
    page.wait_for_url("**operationName=First")
    page.get_by_role("button", name="Execute query").click()
    page.get_by_role("menuitem", name="Second").click()

    expect(page.locator(ANSWER)).to_contain_text('"b": "Query"')


def test_keyboard_leaves_the_editor(page: Page) -> None:
    """Tab moves on, so that nobody without a mouse is caught."""
    write(page, OWN)
    page.keyboard.press("Tab")

    expect(page.locator(f"{EDITOR} textarea")).not_to_be_focused()


def test_reader_schema_can_be_explored(page: Page) -> None:
    """The other schema opens with the same text."""
    write(page, OWN)
    page.get_by_role("link", name="Schema for readers").click()
    expect(page.locator(EDITOR)).to_contain_text("# mine")
    page.keyboard.press("Control+Enter")

    page.fill("#search", "RecordedKind")
    expect(page.locator("#count")).not_to_be_empty()


@pytest.mark.parametrize("width", [360, 1280])
def test_page_fits_its_window(page: Page, width: int) -> None:
    """Nothing is wider than a telephone."""
    page.set_viewport_size({"width": width, "height": 800})

    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_a_server_that_is_gone_is_named(chromium: Browser, address: str) -> None:
    """In one sentence; the browser itself complains of the network."""
    context = chromium.new_context(base_url=address)
    page = context.new_page()
    page.goto("/explorer")
    write(page, OWN)
    context.set_offline(True)

    page.keyboard.press("Control+Enter")

    expect(page.locator(ANSWER)).to_contain_text("The server does not answer.")
    context.close()
