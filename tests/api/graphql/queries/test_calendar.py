"""The calendar of one entity, one body, or whatever a meeting has to do with."""

import pytest

from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

REPORT = '(asOf: "2021-07-05")'


def meetings(founded: Asker, narrow: str = "", first: int = 500) -> list[str]:
    """Name the meetings of the calendar, page by page."""
    found: list[str] = []
    after = "null"
    while after:
        page = founded.at(
            f"calendar(filter: {{ {narrow} }}, first: {first}, after: {after}) "
            "{ edges { node { subject { ref } } } pageInfo { hasNextPage endCursor } }",
            REPORT,
        )["calendar"]
        found += [one["node"]["subject"]["ref"] for one in page["edges"]]
        info = page["pageInfo"]
        after = f'"{info["endCursor"]}"' if info["hasNextPage"] else ""
    return found


@pytest.mark.parametrize("name", ["brs", "joint-task-force", "MC-3/11", "who"])
def test_calendar_of_a_subject_has_its_meetings_in_order(
    founded: Asker, name: str
) -> None:
    """Each entity sees the meetings that it has to do with, and no others."""
    related = founded.at(
        f'subjects(family: MEETING, first: 500, filter: {{ relatedTo: ["{name}"] }}) '
        "{ edges { node { ref } } }",
        REPORT,
    )["subjects"]["edges"]
    own = {one["node"]["ref"] for one in related}

    found = meetings(founded, f'of: "{name}"')

    assert found == [one for one in meetings(founded) if one in own]
    assert found


def test_calendar_of_a_subject_is_narrowed_further(founded: Asker) -> None:
    """All that is given holds together."""
    narrow = 'of: "brs", statuses: [HELD], from: "2018-01-01", to: "2019-03-31"'

    found = meetings(founded, narrow)

    both = set(meetings(founded, narrow.partition(", ")[2]))
    assert found == [one for one in meetings(founded, 'of: "brs"') if one in both]
    assert len(found) == 2


def test_pages_of_a_subject_s_calendar_follow_each_other(founded: Asker) -> None:
    """Page after page gives each meeting once."""
    whole = meetings(founded, 'of: "brs"')

    paged = meetings(founded, 'of: "brs"', first=2)

    assert paged == whole


def test_nobody_s_calendar_is_refused(founded: Asker) -> None:
    """A slip of the pen is no empty calendar."""
    question = '{ at { calendar(filter: { of: "nobody" }) { edges { cursor } } } }'

    complaints = founded.complaints(question)

    assert complaints == ["the log knows no subject 'nobody'"]


@pytest.mark.parametrize(
    ("day", "status", "words"),
    [
        ("2008-10-10", "PLANNED", "planned"),
        ("2008-10-11", "NOT_KNOWN_HELD", "planned; not known to have been held"),
    ],
)
def test_calendar_is_narrowed_to_plans_that_have_passed(
    founded: Asker, day: str, status: str, words: str
) -> None:
    """The status depends on the day; the fields of the meeting say the same."""
    code = status.lower().replace("_", "-")
    found = founded.at(
        f"calendar(filter: {{ statuses: [{status}] }}) {{ edges {{ node {{ status "
        "statusDisplay subject { ref } } } } "
        f'subjects(family: MEETING, filter: {{ fields: [{{ name: "status", value: '
        f'"{code}" }}] }}) {{ edges {{ node {{ ref }} }} }}',
        f'(asOf: "{day}")',
    )

    calendar = [one["node"] for one in found["calendar"]["edges"]]
    second = next(
        o for o in calendar if o["subject"]["ref"] == "meeting:oewg-mercury-2"
    )
    assert (second["status"], second["statusDisplay"]) == (status, words)
    assert sorted(one["subject"]["ref"] for one in calendar) == [
        one["node"]["ref"] for one in found["subjects"]["edges"]
    ]
