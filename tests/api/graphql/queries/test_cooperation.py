"""Meetings, mandates, agreements, roles and contributions, as of any day."""

import pytest

from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

CONNECTIONS = (
    "subjects calendar mandates coverage agreements roles contributions changes "
    "amendments lateEntries ties"
)
CONSULTATION = "cluster-consultative-process-1"


def record(ask: Asker, *entries: str) -> None:
    """Record entries that nobody need doubt."""
    told = ask(
        f"mutation {{ record(confirm: true, entries: [{', '.join(entries)}]) "
        "{ __typename ... on Refused { message } } }"
    )["record"]
    assert told == {"__typename": "Recorded"}


def planned(founded: Asker, day: str) -> tuple[str, str, bool]:
    """Give what the calendar of a day says of the first consultation."""
    found = founded.at(
        'calendar(filter: {from: "2012-01-01", to: "2013-12-31"}, first: 500) '
        "{ edges { node { subject { reference } status tentative "
        "date { date } } } }",
        f'(asOf: "{day}")',
    )
    nodes = [one["node"] for one in found["calendar"]["edges"]]
    (node,) = [one for one in nodes if one["subject"]["reference"] == CONSULTATION]
    return node["status"], node["date"]["date"], node["tentative"]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2012-05-31", ("PLANNED", "2012-05", True)),
        ("2013-02-05", ("PLANNED", "2013-02-06/2013-02-07", True)),
    ],
)
def test_calendar_is_that_of_the_day(
    founded: Asker, day: str, expected: tuple[str, str, bool]
) -> None:
    """On a past day a meeting is where it was planned for then."""
    found = planned(founded, day)

    assert found == expected


def test_meeting_goes_from_planned_to_held(ask: Asker) -> None:
    """Planned, put off, called off, held: each from its own day on."""
    record(
        ask,
        '{meetingPlanned: {subject: "call", plannedFor: "2020-03", '
        'occurred: {date: "2020-01-10"}}}',
        '{meetingPostponed: {subject: "call", occurred: {date: "2020-02-10"}}}',
        '{meetingHeld: {subject: "call", occurred: {date: "2020-06-05"}}}',
    )

    found = {
        day: ask.at(
            "calendar { edges { node { status date { date } plans { kind } } } }",
            f'(asOf: "{day}")',
        )["calendar"]["edges"]
        for day in ("2020-01-09", "2020-01-10", "2020-02-10", "2020-06-05")
    }

    said = [
        [(one["node"]["status"], one["node"]["date"]) for one in edges]
        for edges in found.values()
    ]
    assert said == [
        [],
        [("PLANNED", {"date": "2020-03"})],
        [("POSTPONED", None)],
        [("HELD", {"date": "2020-06-05"})],
    ]
    assert [one["kind"] for one in found["2020-06-05"][0]["node"]["plans"]] == [
        "meeting.planned",
        "meeting.postponed",
        "meeting.held",
    ]


def test_paragraph_goes_from_open_to_discharged(ask: Asker) -> None:
    """What a paragraph asks for is open until something follows or discharges it."""
    record(
        ask,
        '{mandateParagraphStated: {subject: "MC-9/9", '
        'paragraph: "2", addressees: ["actor:brs"], deadline: "2021", '
        'action: {en: "Report"}, occurred: {date: "2019-11-29"}}}',
        '{mandateDischarged: {subject: "MC-9/9", paragraph: "2", '
        'evidence: ["document:report"], occurred: {date: "2021-03-01"}}}',
        '{documentIssued: {subject: "report", occurred: {date: "2021-03-01"}}}',
    )
    question = (
        "coverage { edges { node { paragraphs { number deadline { display } } } } }"
        "mandates { edges { node { paragraphs { state evidence { ref } } } } }"
    )

    before = ask.at(question, '(asOf: "2021-02-28")')
    after = ask.at(question, '(asOf: "2021-03-01")')

    assert before["coverage"]["edges"] == [
        {"node": {"paragraphs": [{"number": "2", "deadline": {"display": "2021"}}]}}
    ]
    assert after["coverage"]["edges"] == []
    assert after["mandates"]["edges"] == [
        {
            "node": {
                "paragraphs": [
                    {"state": "DISCHARGED", "evidence": [{"ref": "document:report"}]}
                ]
            }
        }
    ]


def test_no_sum_goes_across_currencies(ask: Asker) -> None:
    """Francs and dollars stay apart; what has no amount is counted beside them."""
    record(
        ask,
        *(
            f'{{contributionMade: {{subject: "{name}", '
            f'contributionType: FUNDING, givers: ["actor:chad"], {money}}}}}'
            for name, money in (
                ("one", 'amount: "10.50", currency: "USD"'),
                ("two", 'amount: "0.25", currency: "USD"'),
                ("three", 'amount: "7", currency: "CHF"'),
                ("four", "atCost: false"),
            )
        ),
    )

    found = ask.at("contributionTotals { count total { amount currency } }")

    assert found["contributionTotals"] == [
        {"count": 1, "total": None},
        {"count": 1, "total": {"amount": "7", "currency": "CHF"}},
        {"count": 2, "total": {"amount": "10.75", "currency": "USD"}},
    ]


def test_role_shows_who_held_it_when(ask: Asker) -> None:
    """A term that ends is seen before it does; afterwards the seat is vacant."""
    record(
        ask,
        '{roleAssigned: {subject: "chair", holder: "actor:ann", '
        'term: "P2Y", occurred: {date: "2018-02"}}}',
        '{roleVacated: {subject: "chair", occurred: {date: "2019-05-31"}}}',
        '{roleAssigned: {subject: "chair", occurred: {date: "2020-01-01"}}}',
    )
    question = (
        "roles { edges { node { state holders { value since until } "
        "held { value since } } } } termsEnding { term { firstEnd lastEnd } }"
    )

    early, late = (
        ask.at(question, f'(asOf: "{day}")') for day in ("2018-03-01", "2020-01-01")
    )

    assert early["roles"]["edges"][0]["node"]["state"] == "NAMED"
    assert early["termsEnding"] == [
        {"term": {"firstEnd": "2020-01-31", "lastEnd": "2020-02-27"}}
    ]
    (now,) = late["roles"]["edges"]
    assert now["node"] == {
        "state": "UNNAMED",
        "holders": [
            {"value": "actor:ann", "since": "2018-02-28", "until": "2019-05-31"}
        ],
        "held": [
            {"value": "held", "since": "2018-02-28"},
            {"value": "vacant", "since": "2019-05-31"},
            {"value": "held", "since": "2020-01-01"},
        ],
    }
    assert late["termsEnding"] == []


def test_empty_record_has_empty_answers(ask: Asker) -> None:
    """A dashboard on a new ledger shows nothing, and no error."""
    connections = CONNECTIONS.split()

    found = ask.at(
        " ".join(f"{one} {{ edges {{ cursor }} }}" for one in connections)
        + " entities { entity { ref } } termsEnding { term { length } }"
        " contributionTotals { count }"
    )

    assert [found.pop(one) for one in connections] == [{"edges": []}] * 11
    assert found == {"entities": [], "termsEnding": [], "contributionTotals": []}
