"""What is read together for many subjects is what each alone is told."""

from collections.abc import Iterator

import pytest

from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

PAGE = "edges {{ cursor node {{ position inProgress }} }} possible {{ position }}"
TIMELINES = (
    "first: 3",
    "first: 15",
    'first: 5, filter: {{kinds: ["body.formed", "meeting.held"]}}',
    'first: 5, filter: {{entity: "brs", from: "2018-01-01"}}',
)
HISTORY = (
    "history {{ position entry {{ position }} written {{ title {{ words }} }} "
    "amendments {{ kind amends old new reason }} }}"
)
EXPLAIN = (
    'explain(field: "{field}") {{ field {{ name item value }} '
    "entry {{ position }} sources {{ paragraph }} ties {{ position }} reason }}"
)
QUESTIONS = (
    *(f"timeline({one}) {{{{ {PAGE} }}}}" for one in TIMELINES),
    HISTORY,
    EXPLAIN.replace("{field}", "stage"),
    EXPLAIN.replace("{field}", "members[actor:brs]"),
)


def beside(founded: Asker, question: str, when: str) -> dict[str, object]:
    """Ask of all bodies at once, by reference."""
    node = f"node {{ ref {question} }}"
    found = founded.at(
        f"subjects(family: BODY, first: 12) {{ edges {{ {node} }} }}", when
    )
    return {one["node"].pop("ref"): one["node"] for one in found["subjects"]["edges"]}


def alone(founded: Asker, question: str, when: str) -> Iterator[tuple[str, object]]:
    """Ask of each body in a request of its own."""
    for ref in beside(founded, "", when):
        yield ref, founded.at(f'subject(reference: "{ref}") {{ {question} }}', when)


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("when", ["", '(asOf: "2018-08-15", certainty: POSSIBLE)'])
def test_many_are_told_what_each_is(founded: Asker, question: str, when: str) -> None:
    """Whether one is asked for or a page of them makes no difference."""
    question = question.replace("{{", "{").replace("}}", "}")
    together = beside(founded, question, when)

    for ref, found in alone(founded, question, when):
        assert found == {"subject": together[ref]}, ref


def test_next_page_goes_on_where_each_ended(founded: Asker) -> None:
    """A cursor of one timeline is a place, and so one in every other."""
    first = founded.at(
        'subject(reference: "joint-task-force") { timeline(first: 2) '
        "{ pageInfo { endCursor } } all: timeline(first: 22) { edges { cursor } } }"
    )["subject"]
    end = first["timeline"]["pageInfo"]["endCursor"]

    found = founded(
        "query ($after: String) { at { subjects(family: BODY, first: 12) { edges { "
        "node { ref timeline(first: 20, after: $after) { edges { cursor } } } } } } }",
        after=end,
    )["at"]["subjects"]["edges"]

    rest = {one["node"]["ref"]: one["node"]["timeline"]["edges"] for one in found}
    assert rest["body:joint-task-force"] == first["all"]["edges"][2:]


def test_subject_without_the_field_is_not_explained(founded: Asker) -> None:
    """Of a page of subjects some have the field, and the others spoil nothing."""
    found = beside(founded, 'explain(field: "terms_of_reference") { reason }', "")

    counts = [len(one["explain"]) for one in found.values() if isinstance(one, dict)]
    assert {0, 1} <= {*counts}


def test_field_that_no_kind_sets_is_refused(founded: Asker) -> None:
    """A slip of the pen is told, with what was perhaps meant."""
    [complaint] = founded.complaints(
        '{ at { subject(reference: "joint-task-force") '
        '{ explain(field: "membres[actor:brs]") { reason } } } }'
    )

    assert complaint == (
        "no kind of entry sets a field 'membres'; did you mean members or membership?"
    )


def test_past_of_one_item_is_told(founded: Asker) -> None:
    """When one member joined and left is asked for without all the others."""
    whole, one, two = (
        founded.at(
            f'subject(reference: "joint-task-force") {{ past(field: "{field}") '
            "{ item since until } }",
            '(asOf: "2021-07-05")',
        )["subject"]["past"]
        for field in (
            "members",
            "members[actor:minamata]",
            "members[actor:chemicals-and-waste-branch]",
        )
    )

    assert one == [v for v in whole if v["item"] == "actor:minamata"]
    assert [v["until"] for v in (*one, *two)] == [None, "2018-07-31"]
