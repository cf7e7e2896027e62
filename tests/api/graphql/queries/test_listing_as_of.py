"""Lists as of a day: what was not yet so is no row of them."""

import pytest

from tests.support.graphql_mutations import act
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

DAYS = ["2008-10-06", "2016-03-10", "2019-12-31", "2021-07-05"]
LISTS = ["agreements", "contributions", "mandates", "roles"]
SUBJECTS = "{ edges { node { subject { ref } } } pageInfo { hasNextPage endCursor } }"


def listed(asker: Asker, question: str, when: str, **more: str) -> list[str]:
    """Name all that a question lists at a moment, page by page."""
    found: list[str] = []
    first, narrow, after = more.get("first", "500"), more.get("narrow", ""), "null"
    while after:
        asked = f"page: {question}(first: {first}, after: {after} {narrow}) {SUBJECTS}"
        page = asker.at(asked, when)["page"]
        found += [one["node"]["subject"]["ref"] for one in page["edges"]]
        info = page["pageInfo"]
        after = f'"{info["endCursor"]}"' if info["hasNextPage"] else ""
    return found


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("day", DAYS)
def test_list_of_a_day_holds_what_something_is_said_of(
    founded: Asker, question: str, day: str
) -> None:
    """An agreement of 2021 is none of those of 2019."""
    family = question.removesuffix("s").upper()
    first = 20 if question == "mandates" else 100

    found = listed(founded, question, f'(asOf: "{day}")', first=str(first))

    whole = founded.at(
        f"subjects(family: {family}, first: 100) "
        "{ edges { node { ref fields { name } } } }",
        f'(asOf: "{day}")',
    )["subjects"]["edges"]
    assert found == [n["node"]["ref"] for n in whole if n["node"]["fields"]]


@pytest.mark.parametrize("day", DAYS)
def test_contributions_are_as_many_as_their_sums_count(
    founded: Asker, day: str
) -> None:
    """Who counts the rows and who reads the counts come to the same."""
    when = f'(asOf: "{day}")'

    rows = listed(founded, "contributions", when)

    totals = founded.at("contributionTotals { count }", when)["contributionTotals"]
    assert len(rows) == sum(one["count"] for one in totals)


@pytest.mark.parametrize(
    ("question", "narrow"),
    [
        ("roles", 'filter: { entity: "brs" }'),
        ("roles", "filter: { state: UNNAMED }"),
        ("agreements", 'party: "brs"'),
        ("contributions", 'filter: { giver: "brs" }'),
        ("mandates", 'addressee: "unep-executive-director"'),
    ],
)
def test_narrowed_pages_follow_each_other(
    founded: Asker, question: str, narrow: str
) -> None:
    """Page after page gives each row once, in the order of the whole."""
    when = '(asOf: "2021-07-05")'
    whole = listed(founded, question, when, first="30", narrow=narrow)

    paged = listed(founded, question, when, first="2", narrow=narrow)

    assert whole
    assert paged == whole


def test_what_was_withdrawn_is_no_row_any_more(ask: Asker) -> None:
    """A list shows what stands: before, and not after."""
    said = 'subject: "deal", occurred: { date: "2020" }'
    act(ask, f"agreementSigned(entry: {{ {said} }})")
    act(ask, 'withdraw(target: "#1", reason: "another deal")')

    before, after = (listed(ask, "agreements", w) for w in ('(knownAt: "#1")', ""))

    assert before == ["agreement:deal"]
    assert after == []
