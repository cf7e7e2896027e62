"""How differences are asked: page by page, with few statements, of any question."""

from typing import Any

import pytest

from tests.support.diffs import differing
from tests.support.graphql_queries import Asker
from tests.support.statement_counter import scanned, watched

pytest_plugins = ("tests.support.graphql_ledgers",)

QUESTIONS = (
    "MATRIX",
    "TIMELINE",
    "CALENDAR",
    "MANDATES",
    "COVERAGE",
    "AGREEMENTS",
    "ROLES",
    "CONTRIBUTIONS",
    "DOCUMENTS",
    "ACTIVITIES",
    "ACTORS",
    "AREAS",
    "BODIES",
    "ENTITIES",
)


@pytest.mark.parametrize("of", ["TIMELINE", "DOCUMENTS", "MATRIX"])
def test_pages_neither_repeat_nor_skip(founded: Asker, of: str) -> None:
    """All pages together are what one large page holds."""
    when = '(asOf: "2019-06-30")'
    cursors_only = "edges { cursor } pageInfo { hasNextPage endCursor }"

    def asked(first: int, after: str) -> Any:  # noqa: ANN401 - an answer in JSON
        page = f"first: {first}, after: {after}"
        question = f'diff(with: {{asOf: "2021-03-31"}}, of: {of}, {page})'
        return founded.at(f"{question} {{ {cursors_only} }}", when)["diff"]

    large = asked(500, "null")

    cursors, after = [], "null"
    while after:
        page = asked(5, after)
        cursors += [edge["cursor"] for edge in page["edges"]]
        end = page["pageInfo"]["endCursor"]
        after = f'"{end}"' if page["pageInfo"]["hasNextPage"] else ""

    assert len(cursors) > 5
    assert cursors == [edge["cursor"] for edge in large["edges"]]


def test_subject_has_to_be_named(ask: Asker) -> None:
    """A plain sentence says what is missing."""
    [complaint] = ask.complaints(
        "{ at { diff(of: SUBJECT, with: {}) { edges { cursor } } } }"
    )

    assert complaint == "name the subject whose fields are compared"


def test_unknown_subject_is_refused(founded: Asker) -> None:
    """Neither moment knows it: nothing is compared."""
    [complaint] = founded.complaints(
        '{ at { diff(of: ROLES, subject: "nobody", with: {}) { edges { cursor } } } }'
    )

    assert complaint.startswith("the log knows no subject 'nobody'")


def test_nothing_differs_from_itself(founded: Asker) -> None:
    """The same moment twice gives an empty page, whatever the question."""
    for of in (*QUESTIONS, "FINDINGS"):
        assert differing(founded, f"with: {{}}, of: {of}", "") == []


@pytest.mark.parametrize(
    "of", [q for q in QUESTIONS if q not in ("MATRIX", "ENTITIES")]
)
def test_differences_are_read_by_indexes(founded: Asker, of: str) -> None:
    """However long the record grows, only what lies between the moments is read.

    Short answers are given twice, at the cost that they have.
    """
    with watched(founded) as found:
        differing(
            founded, f'with: {{asOf: "2021-03-31"}}, of: {of}', '(asOf: "2021-01-31")'
        )

    assert [name for one in list(found) for name in scanned(founded, one)] == []


@pytest.mark.parametrize("of", QUESTIONS)
def test_more_differences_ask_no_more(founded: Asker, of: str) -> None:
    """What a page names is read together: statements do not grow with its size."""
    counts = []
    for first in (3, 30):
        with watched(founded) as found:
            differing(
                founded,
                f'with: {{asOf: "2021-03-31"}}, of: {of}, first: {first}',
                '(asOf: "2010-01-31")',
            )
        counts.append(len(found))

    assert counts[0] == counts[1]
