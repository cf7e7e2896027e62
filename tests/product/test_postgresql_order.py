"""Order and search do not depend on where the record is kept.

The server orders words as English does, as most servers do; SQLite knows no language.
"""

from typing import Any

import pytest

from api.container import Services
from tests.attacks import Attack
from tests.support.engine_twins import MOMENTS, NAMES, Twins, answer, clean

pytest_plugins = (
    "tests.support.graphql_ledgers",
    "tests.support.ledgers",
    "tests.support.twin_ledgers",
)
pytestmark = pytest.mark.postgresql

PAGES = {
    "subjects": 'node { ref name { words } past(field: "name") { value } }',
    "timeline": "node { position kind occurred { display } }",
    "calendar": "node { subject { ref } date { display } }",
    "mandates": "node { subject { ref } }",
    "coverage": "node { subject { ref } }",
    "agreements": "node { subject { ref } }",
    "roles": "node { subject { ref } }",
    "contributions": "node { subject { ref } }",
    "changes": "node { position kind reason }",
    "amendments": "node { subject { ref } entry { position } }",
    "lateEntries": "node { days entry { position } }",
    "ties": "node { subject { ref } field { name } entries { position } }",
}
INFO = "pageInfo { hasNextPage endCursor }"
WORDS = (*NAMES, "100%_", "GROUP", "工作", "العمل", "ГРУППА", "basel  group", "a\x00b")


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("field", PAGES)
def test_pages_are_alike(twins: Twins, field: str, moment: str) -> None:
    """Order and cursors are the same, to the last page."""
    here = pages(twins.sqlite, field, moment)

    there = pages(twins.postgresql, field, moment)

    assert there == here
    cursors = [edge["cursor"] for edge in here]
    assert len(cursors) == len(set(cursors))


def pages(services: Services, field: str, moment: str) -> list[Any]:
    """Read every page of a question."""
    found: list[Any] = []
    rest = f"{{ edges {{ cursor {PAGES[field]} }} {INFO} }}"
    asked = f"{field}(first: 97, after: $after) {rest}"
    document = f"query ($after: String) {{ at{moment} {{ {asked} }} }}"
    info = {"hasNextPage": True, "endCursor": None}
    while info["hasNextPage"]:
        told = answer(services, Attack(document, {"after": info["endCursor"]}))
        page = clean(told)["at"][field]
        found += page["edges"]
        info = page["pageInfo"]
    return found


@pytest.mark.parametrize("word", WORDS)
def test_words_are_found_alike(twins: Twins, word: str) -> None:
    """In every script; signs that mean something to a database mean themselves."""
    document = """query ($word: String!) { at {
        timeline(first: 9, filter: { text: $word }) {
            edges { cursor } facets { total families { family count } }
        }
        subjects(first: 9, filter: { text: $word }) { edges { node { ref } } }
        subject(reference: $word) { ref references related { subject { ref } } }
    } }"""

    here, there = twins.answers(Attack(document, {"word": word}))

    assert there == here
