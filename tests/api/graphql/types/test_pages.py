"""Pages: their sizes, and cursors that belong to one question."""

from typing import Any

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


ORDERED = [
    ("timeline", "position", ("DAY", "DAY_DESC", "RECORDED", "RECORDED_DESC")),
    ("changes", "position", ("RECORDED", "RECORDED_DESC")),
    ("lateEntries(days: 2000)", "entry { position }", ("DELAY", "DAY", "RECORDED")),
    ("calendar", "subject { ref }", ("DAY", "NAME_DESC", "RECORDED")),
    ("roles", "subject { ref }", ("REFERENCE", "NAME", "DAY_DESC", "RECORDED_DESC")),
    ("contributions", "subject { ref }", ("REFERENCE_DESC", "DAY", "RECORDED")),
    ("mandates", "subject { ref }", ("NAME", "DAY_DESC")),
    ("subjects(family: MEETING)", "ref", ("NAME_DESC", "RECORDED")),
]


def asked(ask: Asker, query: str, selected: str, arguments: str) -> Any:  # noqa: ANN401 - JSON
    """Ask for a page of a query with further arguments."""
    name, _, own = query.partition("(")
    given = f"{own.removesuffix(')')} {arguments}"
    page = "pageInfo { hasNextPage hasPreviousPage startCursor endCursor }"
    return ask.at(f"{name}({given}) {{ totalCount {page} nodes {{ {selected} }} }}")[
        name
    ]


@pytest.mark.parametrize(
    ("query", "selected", "order"),
    [(query, selected, one) for query, selected, some in ORDERED for one in some],
)
def test_pages_from_either_end_have_every_row_once(
    founded: Asker, query: str, selected: str, order: str
) -> None:
    """Forward and backward, pages add up to the whole list, in its order."""
    by = f"orderBy: {order}"
    whole = asked(founded, query, selected, f"first: 1000, {by}")
    size = whole["totalCount"] // 3 + 1
    forward: list[Any] = []
    after = before = ""
    for _ in range(3):
        page = asked(founded, query, selected, f"first: {size}, {by} {after}")
        forward += page["nodes"]
        after = f'after: "{page["pageInfo"]["endCursor"]}"'
    assert not page["pageInfo"]["hasNextPage"]
    backward: list[Any] = []
    for _ in range(3):
        page = asked(founded, query, selected, f"last: {size}, {by} {before}")
        backward = page["nodes"] + backward
        before = f'before: "{page["pageInfo"]["startCursor"]}"'
    assert not page["pageInfo"]["hasPreviousPage"]

    assert forward == backward == whole["nodes"]
    assert len(forward) == whole["totalCount"]


def test_descending_is_the_other_way_round(founded: Asker) -> None:
    """The newest first is the oldest last."""
    pages = [
        asked(founded, "timeline", "position", f"first: 1000, orderBy: {order}")
        for order in ("RECORDED", "RECORDED_DESC")
    ]

    rising, falling = ([one["position"] for one in page["nodes"]] for page in pages)
    assert rising == sorted(rising)
    assert falling == rising[::-1]


def test_cursor_of_another_order_is_refused(founded: Asker) -> None:
    """It would skip rows, or repeat them."""
    page = asked(founded, "roles", "state", "first: 2, orderBy: NAME")
    cursor = page["pageInfo"]["endCursor"]

    complaints = founded.complaints(
        f'{{ at {{ roles(after: "{cursor}") {{ totalCount }} }} }}'
    )

    assert complaints == [OTHER]


def test_counts_alone_need_no_rows(founded: Asker) -> None:
    """A dashboard of numbers asks for empty pages."""
    found = founded.at(
        "timeline(first: 0) { totalCount } roles(first: 0) { totalCount } "
        "held: roles(first: 0, filter: { state: VACANT }) { totalCount }"
    )

    assert found["timeline"]["totalCount"] > 600
    assert 0 < found["held"]["totalCount"] < found["roles"]["totalCount"]
