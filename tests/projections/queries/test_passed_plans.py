"""Plans whose last day has passed: every question says what is not known."""

import pytest

from domain.content import Occurred
from domain.kinds.state_fields import PASSED_PLANS
from domain.recording.acts import Record
from domain.references import Ref
from projections.diff.changed_between import MomentPair
from projections.diff.comparables import COMPARABLE_QUESTIONS
from projections.diff.comparison import ComparisonRequest, read_differences
from projections.queries.calendar import read_meetings
from projections.queries.explanation import explain_field
from projections.queries.field_history import read_field_histories
from projections.queries.register import (
    FieldCondition,
    SubjectFilter,
    read_all_values,
    read_subject_page,
)
from tests.support.desks import Desk

pytest_plugins = ("tests.support.desk_fixture",)

LAST_DAY, DAY_AFTER = "2020-03-31", "2020-04-01"
QUESTIONS = {
    "meeting": "calendar",
    "activity": "activities",
    "document": "documents",
    "contribution": "contributions",
}
FAMILIES = pytest.mark.parametrize("family", PASSED_PLANS)
WHEN = {"planned_for": "2020-03"}


def plan(
    family: str, what: str = "planned", when: str = "2019-11-01", **data: str
) -> Record:
    """Plan something, or say what became of the plan."""
    ref = Ref(family, "cop-4")
    return Record(
        kind=f"{family}.{what}", subject=ref, occurred=Occurred(when), data=data
    )


def with_status(desk: Desk, family: str, status: str, day: str) -> list[str]:
    """List the subjects of a family that have a status on a day."""
    wanted = SubjectFilter((family,), having=(FieldCondition("status", status),))
    found = read_subject_page(desk.reader, desk.at(day), wanted).subjects
    summed = read_all_values(desk.reader, desk.at(day), wanted, ("status",))
    assert {one.value("status") for one in summed.values()} <= {status}
    assert len(summed) == len(found)
    return [one.subject.ref.reference for one in found]


@FAMILIES
def test_a_plan_reads_as_planned_until_its_last_day(desk: Desk, family: str) -> None:
    """From the day after, it is not known to have been fulfilled: everywhere."""
    desk.record(plan(family, **WHEN))
    ref, passed = f"{family}:cop-4", PASSED_PLANS[family]

    assert desk.fields(ref, LAST_DAY)["status"] == "planned"
    assert desk.fields(ref, DAY_AFTER)["status"] == passed
    [explained] = explain_field(desk.reader, desk.at(DAY_AFTER), ref, "status")
    assert (explained.field.value, explained.entry.position) == (passed, 1)
    assert with_status(desk, family, "planned", LAST_DAY) == ["cop-4"]
    assert with_status(desk, family, passed, LAST_DAY) == []
    assert with_status(desk, family, "planned", DAY_AFTER) == []
    assert with_status(desk, family, passed, DAY_AFTER) == ["cop-4"]


@FAMILIES
def test_the_days_of_a_plan_differ_by_what_is_known(desk: Desk, family: str) -> None:
    """No entry lies between the two days, and yet the state differs."""
    desk.record(plan(family, **WHEN))
    span = MomentPair(desk.at(LAST_DAY), desk.at(DAY_AFTER))

    rows, _ = read_differences(
        ComparisonRequest(desk.reader, span),
        COMPARABLE_QUESTIONS[QUESTIONS[family]],
        first=10,
        after=None,
    )

    [change] = [one for row in rows for one in row.changes]
    found = change.field, change.before, change.after
    assert found == ("status", "planned", PASSED_PLANS[family])


def test_the_status_over_time_has_both_parts_of_a_plan(desk: Desk) -> None:
    """A second plan begins a part of its own, and what was held ends it."""
    desk.record(
        plan("meeting", **WHEN),
        plan("meeting", "rescheduled", "2020-06-01", planned_for="2020-09"),
        plan("meeting", "held", "2020-12-01"),
    )
    key = Ref("meeting", "cop-4").subject_id.hex, "status"

    def over_time(day: str) -> list[tuple[str, str, str]]:
        found = read_field_histories(desk.reader, desk.at(day), [key])[key]
        return [(one.value, str(one.since), str(one.until)) for one in found]

    assert over_time(LAST_DAY) == [("planned", "2019-11-01", "None")]
    assert over_time("2021-01-01") == [
        ("planned", "2019-11-01", "2020-04-01"),
        ("not-known-held", "2020-04-01", "2020-06-01"),
        ("planned", "2020-06-01", "2020-10-01"),
        ("not-known-held", "2020-10-01", "2020-12-01"),
        ("held", "2020-12-01", "None"),
    ]


def test_the_calendar_can_be_read_by_either_status(desk: Desk) -> None:
    """The calendar and the fields of a meeting never disagree."""
    desk.record(plan("meeting", **WHEN))

    def listed(day: str, status: str) -> list[str]:
        found, _ = read_meetings(desk.reader, desk.at(day), statuses=(status,))
        return [one.status for one in found]

    assert listed(LAST_DAY, "planned") == ["planned"]
    assert listed(DAY_AFTER, "planned") == []
    assert listed(DAY_AFTER, "not-known-held") == ["not-known-held"]


def test_a_meeting_put_off_to_a_day_that_passed_is_not_known_held(desk: Desk) -> None:
    """A postponement to another day is a plan; without a day it stays postponed."""
    desk.record(plan("meeting", "postponed", planned_for="2020-03"))
    later = Record(
        kind="meeting.postponed",
        subject=Ref("meeting", "cop-5"),
        occurred=Occurred("2019-11-01"),
    )
    desk.record(later)

    assert desk.fields("meeting:cop-4", DAY_AFTER)["status"] == "not-known-held"
    assert desk.fields("meeting:cop-5", "2021-01-01")["status"] == "postponed"


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"planned_for": "2020-03/.."},
        {"planned_for": "2020-03", "planned_end": "2022"},
    ],
)
def test_a_plan_without_a_passed_end_stays_planned(
    desk: Desk, data: dict[str, str]
) -> None:
    """Neither is one that is to last longer."""
    desk.record(plan("activity", **data))

    assert desk.fields("activity:cop-4", "2021-01-01")["status"] == "planned"
