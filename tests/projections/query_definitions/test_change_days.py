"""The nearest days before and after a day on which answers change."""

from datetime import date

import pytest

from domain.content import Occurred
from domain.recording.acts import Record
from domain.references import Ref
from projections.queries.change_days import ChangeDays
from projections.query_context import QueryContext
from projections.query_definitions.change_days import (
    ChangeDaysParameters,
    find_change_days,
)
from tests.support.desks import Desk
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.desk_fixture", "tests.support.graphql_ledgers")


def act(kind: str, occurred: str, key: str, **data: object) -> Record:
    """Record something of a subject."""
    subject = Ref(kind.partition(".")[0], key)
    return Record(kind=kind, subject=subject, occurred=Occurred(occurred), data=data)


@pytest.fixture
def planned(desk: Desk) -> Desk:
    """Record a body of a month, and a meeting that is planned and not known held."""
    desk.record(
        act("body.formed", "2018-02", "bureau"),
        act("meeting.planned", "2019-11-05", "cop-4", planned_for="2020-03"),
        act("meeting.planned", "2019-11-09", "cop-5", planned_for="2020-02"),
        act("meeting.held", "2020-02-03", "cop-5"),
    )
    return desk


def nearest(desk: Desk, day: str, subject: str = "") -> tuple[str, str]:
    """Return the nearest days before and after a day, empty where there is none."""
    at = QueryContext(desk.reader, desk.at(day), "MC-3/11")
    [found] = find_change_days(at, ChangeDaysParameters(subject))
    return str(found.previous or ""), str(found.next or "")


@pytest.mark.parametrize(
    ("day", "subject", "previous", "following"),
    [
        ("2018-02-27", "", "", "2018-02-28"),
        ("2018-02-28", "", "", "2019-11-05"),
        ("2019-11-05", "", "2018-02-28", "2019-11-09"),
        ("2020-02-03", "", "2019-11-09", "2020-04-01"),
        ("2020-04-01", "", "2020-02-03", ""),
        ("2020-04-01", "cop-5", "2020-02-03", ""),
        ("2020-02-03", "cop-5", "2019-11-09", ""),
        ("2026-01-01", "cop-4", "2020-04-01", ""),
        ("2026-01-01", "bureau", "2018-02-28", ""),
    ],
)
def test_days_are_those_on_which_the_state_changes(
    planned: Desk, day: str, subject: str, previous: str, following: str
) -> None:
    """An entry counts from its last possible day; a plan has passed the day after."""
    assert nearest(planned, day, subject) == (previous, following)


def test_no_entry_means_no_days(desk: Desk) -> None:
    """An empty ledger has no changes."""
    at = QueryContext(desk.reader, desk.at("2020-01-01"), "MC-3/11")

    assert find_change_days(at, ChangeDaysParameters()) == [ChangeDays(None, None)]


def test_fields_change_on_no_other_day(founded: Asker) -> None:
    """Between two days with changes, a subject has the same fields."""
    document = 'changeDays(subject: "joint-task-force") { previous next }'
    fields = 'subject(reference: "joint-task-force") { fields { name item value } }'
    day: str | None = "2026-11-21"
    while day:
        found = founded.at(f"{document} {fields}", f'(asOf: "{day}")')
        previous = found["changeDays"]["previous"]
        if previous:
            before = date.fromisoformat(day).toordinal() - 1
            eve = date.fromordinal(before).isoformat()
            middle = date.fromordinal(
                (date.fromisoformat(previous).toordinal() + before) // 2
            ).isoformat()
            shown = [
                founded.at(fields, f'(asOf: "{one}")') for one in (previous, middle)
            ]
            assert shown[0] == shown[1] == founded.at(fields, f'(asOf: "{eve}")')
        day = previous


def test_unknown_subject_is_refused(founded: Asker) -> None:
    """A subject that the log does not know has no days."""
    _, [message] = founded.answer('{ at { changeDays(subject: "oz") { next } } }')

    assert "oz" in message
