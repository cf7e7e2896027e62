"""What an auditor asks: all changes, corrections, late entries, ties, one identity."""

from typing import Any

import pytest

from tests.support.graphql_mutations import FORMED, act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

CORRECTION = (
    'correct(target: "#1", reason: "misread", patch: {bodyFormed: '
    '{occurred: {date: "2019"}}})'
)

LATE = "days entry { position }"


def nodes(asker: Asker, question: str, selection: str) -> list[Any]:
    """Give what a question lists, as of the day of the report."""
    asked = f"found: {question}) {{ edges {{ node {{ {selection} }} }} }}"
    found = asker.at(asked, '(asOf: "2021-07-05")')
    return [one["node"] for one in found["found"]["edges"]]


def test_feed_holds_amendments_as_they_were_recorded(ask: Asker) -> None:
    """Who follows the feed from a position learns everything, each thing once."""
    act(ask, FORMED)
    act(ask, CORRECTION)
    act(ask, 'withdraw(target: "#1", reason: "another body")')

    lines = "edges { node { position kind reason entry { kind } changes target } }"
    found = ask.at(f"changes {{ {lines} }} rest: changes(since: 2) {{ {lines} }}")

    nodes = [one["node"] for one in found["changes"]["edges"]]
    assert [one["kind"] for one in nodes] == [
        "body.formed",
        "entry.corrected",
        "entry.withdrawn",
    ]
    assert nodes[0]["entry"] == {"kind": "body.formed"}
    assert nodes[1]["changes"]["occurred"]["date"] == "2019"
    assert nodes[1]["entry"] is None
    assert [one["node"] for one in found["rest"]["edges"]] == nodes[2:]


def test_corrections_show_old_and_new(ask: Asker) -> None:
    """An auditor sees what a correction changed, and why, without asking further."""
    act(ask, FORMED)
    act(ask, CORRECTION)

    found = ask.at(
        "amendments(kinds: [CORRECTED]) { edges { node { subject { ref } amendment "
        "{ old new reason void } entry { occurred { date } } "
        "written { occurred { date } } } } }"
    )

    (one,) = [edge["node"] for edge in found["amendments"]["edges"]]
    assert one == {
        "subject": {"ref": "body:group"},
        "amendment": {
            "old": {"occurred": {"date": "2021-03"}},
            "new": {"occurred": {"date": "2019"}},
            "reason": "misread",
            "void": False,
        },
        "entry": {"occurred": {"date": "2019"}},
        "written": {"occurred": {"date": "2021-03"}},
    }


def test_withdrawn_correction_is_listed_as_void(ask: Asker) -> None:
    """Nothing that was recorded is left out, the withdrawal of a correction neither."""
    act(ask, FORMED)
    act(ask, CORRECTION)
    act(ask, 'withdraw(target: "#2", reason: "it was right")')

    found = ask.at(
        "amendments { edges { node { amendment { kind void } entry { position } } } }"
    )

    assert [edge["node"] for edge in found["amendments"]["edges"]] == [
        {
            "amendment": {"kind": "entry.corrected", "void": True},
            "entry": {"position": 1},
        },
        {
            "amendment": {"kind": "entry.withdrawn", "void": False},
            "entry": {"position": 1},
        },
    ]


def test_amendments_are_those_known_at_the_moment(ask: Asker) -> None:
    """As known before a correction there was none."""
    act(ask, FORMED)
    act(ask, CORRECTION)

    found = ask.at("amendments { edges { cursor } }", '(knownAt: "#1")')

    assert found == {"amendments": {"edges": []}}


def test_late_entries_are_counted_from_their_last_possible_day(ask: Asker) -> None:
    """Recorded on 21 November 2026: an entry of October 2026 is 21 days late."""
    act(
        ask,
        'bodyWorked(entry: {subject: "group", occurred: {date: "2026-10"}})',
    )

    late, later = (
        ask.at(f"lateEntries(days: {days}) {{ edges {{ node {{ days }} }} }}")
        for days in (20, 21)
    )

    assert late["lateEntries"]["edges"] == [{"node": {"days": 21}}]
    assert later["lateEntries"]["edges"] == []


@pytest.mark.parametrize(
    "narrow", ['entity: "brs"', 'body: "joint-task-force"', 'kinds: ["meeting.held"]']
)
def test_late_entries_are_narrowed_as_a_timeline(founded: Asker, narrow: str) -> None:
    """Each entity can see what it recorded late, and nothing else."""
    around = f"filter: {{ {narrow} }}"
    whole = nodes(founded, "timeline(first: 500, " + around, "position")

    late, everything = (
        nodes(founded, f"lateEntries(days: 2500, first: 500 {more}", LATE)
        for more in (around, "")
    )

    own = {one["position"] for one in whole}
    expected = [one for one in everything if one["entry"]["position"] in own]
    assert 0 < len(expected) < len(own)
    assert late == expected


def test_ties_are_listed_with_all_that_set_the_field(ask: Asker) -> None:
    """Where the order is not known the audit says so, and between which entries."""
    for words in ("B", "C", "A"):
        act(
            ask,
            'bodyDirectionGiven(entry: {subject: "group", occurred: {date: "2018"} '
            f'direction: {{en: "{words}"}}}} confirm: true)',
        )

    found = ask.at(
        "ties { edges { node { subject { ref } field { name display entry { kind } } "
        "entries { kind } } } }"
    )

    (tie,) = (one["node"] for one in found["ties"]["edges"])

    assert tie == {
        "subject": {"ref": "body:group"},
        "field": {
            "name": "direction",
            "display": "C",
            "entry": {"kind": "body.direction-given"},
        },
        "entries": [{"kind": "body.direction-given"}] * 2,
    }


def test_answer_is_had_again_by_its_id(founded: Asker) -> None:
    """An id holds the moment: two moments are never taken for one another."""
    question = 'subject(reference: "joint-task-force") { id }'
    early, late = (
        founded.at(question, f'(asOf: "{day}")')["subject"]["id"]
        for day in ("2018-07-31", "2018-09-01")
    )

    found = [
        founded(
            "query ($id: ID!) { node(id: $id) { id ... on Subject "
            '{ explain(field: "stage") { field { value } } } } }',
            id=one,
        )["node"]
        for one in (early, late)
    ]

    assert early != late
    assert found == [
        {"id": early, "explain": [{"field": {"value": "formed"}}]},
        {"id": late, "explain": [{"field": {"value": "working"}}]},
    ]


@pytest.mark.parametrize("text", ["", "zzz", "WzFd", "汞"])
def test_id_that_no_answer_gave_is_refused(founded: Asker, text: str) -> None:
    """It is said plainly, without words of the program's insides."""
    (complaint,) = founded.complaints(
        "query ($id: ID!) { node(id: $id) { id } }", id=text
    )

    assert complaint == f"{text!r} is no id of an answer: give one that an answer has"


@pytest.mark.parametrize(
    "question", ["subjects", "calendar", "roles", "changes", "lateEntries", "ties"]
)
@pytest.mark.parametrize("cursor", ["", "zzz", "WzFd", "WyJhIiwiYiJd", "汞"])
def test_cursor_of_nothing_is_refused(
    founded: Asker, question: str, cursor: str
) -> None:
    """A cursor belongs to the question whose page gave it."""
    complaints = founded.complaints(
        f"query ($after: String) {{ at {{ {question}(after: $after) "
        "{ edges { cursor } } } }",
        after=cursor,
    )

    taken = question == "changes" and cursor == "WzFd"
    assert taken or complaints == [
        f"{cursor!r} is no cursor of this question: give endCursor of the page before"
    ]
