"""Questions through GraphQL: the matrix, timelines, subjects, and why they are so."""

from typing import Any

import pytest

from tests.support.graphql_queries import Asker
from tests.support.statement_counter import watched

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

TASK_FORCE = "joint-task-force"


def members(founded: Asker, day: str) -> list[str]:
    """Give the members that the task force has on a day."""
    found = founded.at(
        f'subject(reference: "{TASK_FORCE}") {{ fields {{ name item }} }}',
        f'(asOf: "{day}")',
    )
    fields = found["subject"]["fields"]
    return [one["item"] for one in fields if one["name"] == "members"]


def test_matrix_has_the_rows_of_the_annex(founded: Asker) -> None:
    """On the day of the report thirteen areas have 34 leads, none of them named."""
    found = founded.at(
        "matrix { name { words official } proposedScope { label { words } }"
        " leads { state } }",
        '(asOf: "2021-03-31", language: ZH)',
    )

    rows = found["matrix"]
    leads = [lead["state"] for row in rows for lead in row["leads"]]

    assert [row["name"]["words"] for row in rows][:2] == [
        "行政与财务管理",
        "会议事务管理",
    ]
    assert len(rows) == 13
    assert {row["proposedScope"]["label"]["words"] for row in rows} == {
        "秘书处间",
        "三方",
        "两个秘书处的干事",
    }
    assert leads == ["UNNAMED"] * 34


def test_matrix_is_empty_before_the_decision(founded: Asker) -> None:
    """Before there was a list of areas the matrix has no rows."""
    found = founded.at("matrix { reference }", '(asOf: "2019-12-31")')

    assert found == {"matrix": []}


def test_matrix_turned_round_has_the_same_areas(founded: Asker) -> None:
    """Each area stands under the group that takes it up."""
    found = founded.at(
        "matrix { reference groups { group { ref } } }"
        "matrixByGroup { group { ref } areas { reference } }",
        '(asOf: "2021-03-31")',
    )

    pairs = {
        (g["group"]["ref"], a["reference"])
        for g in found["matrixByGroup"]
        for a in g["areas"]
    }

    assert pairs == {
        (g["group"]["ref"], row["reference"])
        for row in found["matrix"]
        for g in row["groups"]
    }


def test_each_cell_names_the_entry_that_set_it(founded: Asker) -> None:
    """Whoever doubts a cell is led to the paragraph it comes from."""
    found = founded.at(
        "matrix { cells { name entry { sources { paragraph } } } }",
        '(asOf: "2021-03-31")',
    )

    first = {one["name"]: one["entry"] for one in found["matrix"][0]["cells"]}

    assert first["proposed_scope"]["sources"][0]["paragraph"].startswith("annex, 6")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2017-06-30", ["actor:brs", "actor:chemicals-and-waste-branch"]),
        (
            "2018-07-31",
            ["actor:brs", "actor:chemicals-and-health", "actor:minamata"],
        ),
    ],
)
def test_task_force_has_its_members_of_the_day(
    founded: Asker, day: str, expected: list[str]
) -> None:
    """Two entities made up the task force, then three."""
    found = members(founded, day)

    assert found == expected


def test_field_is_explained_by_entry_and_paragraph(founded: Asker) -> None:
    """The terms of reference were made final in August 2018, says the annex."""
    found = founded.at(
        f'explain(subject: "{TASK_FORCE}", field: "terms_of_reference") '
        "{ entry { occurred { display date } } sources { paragraph words } }",
        '(asOf: "2018-09-01")',
    )

    [why] = found["explain"]

    assert why["entry"]["occurred"] == {"display": "August 2018", "date": "2018-08"}
    assert why["sources"][0]["paragraph"] == "annex, 3"


def test_two_moments_are_compared_in_one_question(founded: Asker) -> None:
    """In August 2018 the task force got its terms of reference."""
    found = founded.at(
        f'diff(subject: "{TASK_FORCE}", with: {{asOf: "2018-09-01"}}) '
        "{ edges { node { subject { ref } change changes { field change before after "
        "beforeEntry { position } afterEntry { kind } } } } }",
        '(asOf: "2018-07-31")',
    )

    [node] = [edge["node"] for edge in found["diff"]["edges"]]
    changes = {one["field"]: one for one in node["changes"]}
    assert (node["subject"]["ref"], node["change"]) == (
        "body:joint-task-force",
        "MODIFIED",
    )

    assert changes["terms_of_reference"] == {
        "field": "terms_of_reference",
        "change": "ADDED",
        "before": None,
        "after": "adopted",
        "beforeEntry": None,
        "afterEntry": {"kind": "body.terms-of-reference-adopted"},
    }


def test_document_is_found_by_a_symbol_however_written(founded: Asker) -> None:
    """Spaces, dashes and case do not hide a document."""
    found = founded.at('document(symbol: "unep/mc/ COP.4/1") { reference }')

    assert found["document"]["reference"] == "UNEP/MC/COP.4/1"


def test_pages_of_a_timeline_follow_each_other(founded: Asker) -> None:
    """Page after page gives every entry once, in the order of the whole."""
    question = (
        "timeline(of: $of, first: 7, after: $after) "
        "{ edges { node { position } } pageInfo { hasNextPage endCursor } }"
    )
    document = f"query($of: String, $after: String) {{ at {{ {question} }} }}"
    whole = founded.at(
        f'timeline(of: "{TASK_FORCE}", first: 500) '
        "{ edges { node { position } } }"
    )["timeline"]

    read: list[Any] = []
    after, more = None, True
    while more:
        page = founded(document, of=TASK_FORCE, after=after)["at"]["timeline"]
        read += page["edges"]
        after, more = page["pageInfo"]["endCursor"], page["pageInfo"]["hasNextPage"]

    assert read == whole["edges"]


def test_what_may_have_happened_is_listed_apart(founded: Asker) -> None:
    """An entry that may have happened is no part of what certainly had."""
    found = founded.at(
        "timeline { possible { position } } ",
        '(asOf: "2018-07-31", certainty: POSSIBLE)',
    )

    certain = founded.at("timeline { possible { position } }", '(asOf: "2018-07-31")')

    assert found["timeline"]["possible"]
    assert certain["timeline"]["possible"] == []


def test_names_of_a_list_are_read_together(founded: Asker) -> None:
    """A longer list asks the database no more often for what it names."""

    def statements(first: int) -> int:
        with watched(founded) as found:
            founded.at(
                f"timeline(first: {first}) "
                "{ edges { node { subject { name { words } } "
                "concerns { name { words } } "
                "sources { document { name { words } } } } } }"
            )
        return len([one for one in found if "name_" in one])

    assert statements(100) == statements(10) > 0


@pytest.mark.parametrize(
    ("question", "complaint"),
    [
        (
            '{ at(asOf: "2019-02-30") { moment { position } } }',
            "a date cannot be '2019-02-30': write a day such as 2021-03-31",
        ),
        (
            '{ at(knownAt: "yesterday") { moment { position } } }',
            (
                "knownAt cannot be 'yesterday': write a day such as 2026-11-21, an "
                "instant with its zone such as 2026-11-21T10:00:00Z, or a position "
                "such as #123"
            ),
        ),
        (
            '{ at { timeline(after: "zzz") { edges { cursor } } } }',
            "'zzz' is no cursor of this question: give endCursor of the page before",
        ),
        (
            "{ at { timeline(first: 10001) { edges { cursor } } } }",
            "first can be 0 to 10,000, not 10001",
        ),
        (
            '{ at { subject(reference: "body:joint-task-forse") { reference } } }',
            (
                "the log knows no subject 'body:joint-task-forse'; did you mean "
                "body:joint-task-force?"
            ),
        ),
    ],
)
def test_wrong_question_gets_a_plain_sentence(
    founded: Asker, question: str, complaint: str
) -> None:
    """A slip is answered by what was wrong and what would be right."""
    complaints = founded.complaints(question)

    assert complaints == [complaint]


def test_moment_says_what_was_answered(founded: Asker) -> None:
    """A position of the log is a moment; the answer says which instant that was."""
    found = founded.at(
        "moment { asOf knownAt position certainty language }",
        '(knownAt: "#3", language: FR)',
    )

    assert found["moment"] == {
        "asOf": "2026-11-21",
        "knownAt": "2026-11-21T09:00:00.000002+00:00",
        "position": 3,
        "certainty": "CERTAIN",
        "language": "FR",
    }


def test_empty_ledger_answers(ask: Asker) -> None:
    """A ledger without entries has an empty matrix and an empty timeline."""
    found = ask.at(
        "moment { position knownAt } matrix { reference } timeline { edges { cursor } }"
    )

    assert found == {
        "moment": {"position": 0, "knownAt": None},
        "matrix": [],
        "timeline": {"edges": []},
    }


def test_kinds_are_described(founded: Asker) -> None:
    """The manual of kinds says what each field is and which words it takes."""
    found = founded("{ kinds { name mutation fields { inputName type choices } } }")

    kinds = {one["name"]: one for one in found["kinds"]}
    fields = {one["inputName"]: one for one in kinds["body.formed"]["fields"]}

    assert kinds["body.member-joined"]["mutation"] == "bodyMemberJoined"
    assert fields["bodyType"]["type"] == "CHOICE"
    assert "task-force" in fields["bodyType"]["choices"]
