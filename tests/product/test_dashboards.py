"""The page of dashboard questions shows what is really asked and answered."""

import json
import re
import shlex
from collections.abc import Iterator
from subprocess import CalledProcessError
from urllib.request import urlopen

import pytest

from tests.support.dashboards import (
    FOLDER,
    HERE,
    PAGE,
    Question,
    questions,
    ran,
    rows_from,
    serving,
    written,
)

TEXT = PAGE.read_text(encoding="utf-8")
QUESTIONS = questions(TEXT)
each = pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: one.name)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Serve the founding history with the page's documents."""
    with serving() as found:
        yield found


def asked(link: str) -> dict[str, object]:
    """Follow a link and read the answer."""
    with urlopen(link) as answer:  # noqa: S310 - our own server
        found: dict[str, object] = json.load(answer)
    return found


def test_there_are_ten() -> None:
    """Every document of the folder is on the page, once, in order."""
    files = sorted(file.stem for file in FOLDER.glob("*.graphql"))

    shown = [one.name for one in QUESTIONS]

    assert shown == files
    assert len(shown) == 10


def test_page_shows_what_is_answered(address: str) -> None:
    """Operation, rows and links are real: python -m tests.support.dashboards."""
    rows = rows_from(address)

    fresh = written(TEXT, rows)

    assert fresh == TEXT


@each
def test_python_line_works(address: str, question: Question) -> None:
    """Whoever copies the line gets the answer that the link gives."""
    _, *words = shlex.split(question.python.replace(HERE, address))

    found = json.loads(ran(*words))

    assert found == asked(f"{address}{question.link}")["data"]


@each
def test_link_of_the_browser_works(address: str, question: Question) -> None:
    """What a page of the same server fetches is an answer without errors."""
    [link] = re.findall(r'fetch\("(.+)"\)', question.browser)

    found = asked(f"{address}{link}")

    assert found.keys() == {"data"}


def test_refusal_is_told(address: str) -> None:
    """Who forgot to let the server trust the documents reads what is wrong."""
    words = ("docs/dashboards/rows.py", f"{address}/graphql?documentId=none", "data")

    with pytest.raises(CalledProcessError) as caught:
        ran(*words)

    assert caught.value.stderr.decode().startswith("no trusted document has the hash")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ("LINK data.at.matrixx", "the answer has no 'matrixx' at that place; it has m"),
        ("LINK data.at.matrix.area.words.x", "the answer has no 'x' at that place"),
        ("LINK", "Ask one question and write its rows as CSV"),
        ("http://127.0.0.1:9/graphql data", "no answer from http://127.0.0.1:9/"),
    ],
)
def test_slip_on_the_way_to_rows_is_told(
    address: str, arguments: str, told: str
) -> None:
    """Who fills a spreadsheet reads a sentence, not the insides of a program."""
    words = arguments.replace("LINK", f"{address}{QUESTIONS[0].link}").split()

    with pytest.raises(CalledProcessError) as caught:
        ran("docs/dashboards/rows.py", *words)

    assert caught.value.stderr.decode().startswith(told)


def test_what_is_not_there_makes_no_rows(address: str) -> None:
    """A contribution without an amount spoils none of the other amounts."""
    [link] = [one.link for one in QUESTIONS if one.name == "07-contributions"]
    path = "data.at.contributionTotals.total"

    found = [
        ran("docs/dashboards/rows.py", f"{address}{link}", f"{path}{field}")
        for field in ("", ".amount")
    ]

    whole, amounts = ([row for row in one.splitlines()[1:] if row] for one in found)
    assert amounts == [row.partition(",")[0] for row in whole if row.strip(",")]
    assert amounts


def test_day_can_be_chosen(address: str) -> None:
    """A dashboard sends its own day; the day of the page is only the default."""
    [_, co_chairs, *_] = QUESTIONS
    [example] = re.findall(r"`(&variables=[^`]+)`", TEXT)

    found = asked(f"{address}{co_chairs.link}{example}")

    assert found == {"data": {"at": {"roles": {"edges": []}}}}
