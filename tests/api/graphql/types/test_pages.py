"""Pages: their sizes, and cursors that belong to one question."""

import pytest

from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

OTHER = (
    "the cursor belongs to another question, or to this one with other filters: give "
    "one of the same question and the same filters"
)


def test_whole_history_is_one_page(founded: Asker) -> None:
    """A dashboard reads every entry with its sources in one request."""
    entry = "position sources { document { reference } paragraph words }"
    page = f"edges {{ node {{ {entry} }} }} pageInfo {{ hasNextPage }}"

    timeline = founded.at(f"timeline(first: 10000) {{ {page} }}")["timeline"]

    assert len(timeline["edges"]) > 600
    assert not timeline["pageInfo"]["hasNextPage"]


@pytest.mark.parametrize(
    "other",
    [
        "agreements",
        "roles(filter: { state: VACANT })",
        "mandates",
        "timeline",
        "calendar",
        'diff(with: { knownAt: "#9" }, of: ROLES)',
    ],
)
def test_cursor_of_another_question_is_refused(founded: Asker, other: str) -> None:
    """It would give a wrong page, or an empty one."""
    page = "pageInfo { endCursor }"
    cursor = founded.at(f"roles(first: 2) {{ {page} }}")["roles"]["pageInfo"][
        "endCursor"
    ]
    name, _, arguments = other.partition("(")
    within = f'{arguments.removesuffix(")")} after: "{cursor}"'

    complaints = founded.complaints(f"{{ at {{ {name}({within}) {{ {page} }} }} }}")
    own = founded.at(f'roles(first: 2, after: "{cursor}") {{ edges {{ cursor }} }}')

    assert complaints == [OTHER]
    assert len(own["roles"]["edges"]) == 2


def test_page_can_be_empty(founded: Asker) -> None:
    """It says only whether there is anything."""
    page = "edges { cursor } pageInfo { hasNextPage }"

    timeline = founded.at(f"timeline(first: 0) {{ {page} }}")["timeline"]

    assert timeline == {"edges": [], "pageInfo": {"hasNextPage": True}}
