"""Entries on one subject and for one purpose become one matter."""

from datetime import date

import pytest

from domain.kinds import Reported
from reports.composer import checked
from reports.data import ReportData, read_report_data
from reports.mapping import default_mapping
from reports.matters.grouping import matters_of
from reports.matters.matter import Matter
from reports.request import Period
from tests.support.founding_reports import request
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)


@pytest.fixture(scope="module")
def report_data(founded: Asker) -> ReportData:
    """Read the entries of the founding history that the report for COP-4 is on."""
    asked = request(period=Period.parse("2018/2021-07"), as_of=date(2021, 7, 31))
    return read_report_data(founded.services.reader, asked, checked(default_mapping()))


@pytest.fixture(scope="module")
def matters(report_data: ReportData) -> dict[str, Matter]:
    """Group them into matters."""
    return {one.key: one for one in matters_of(report_data, report_data.items)}


def kinds(matter: Matter) -> list[str]:
    """List the kinds of a matter's entries."""
    return sorted(one.content.kind for one in matter.entries)


@pytest.mark.parametrize(
    ("key", "expected", "leading"),
    [
        (
            "meeting/heads-of-entities-2020-08",
            ["meeting.held", "meeting.outcome-recorded"],
            "meeting.outcome-recorded",
        ),
        (
            "start/joint-task-force",
            ["body.started-work", "body.terms-of-reference-adopted", "meeting.held"],
            "body.started-work",
        ),
        (
            "agreement/minamata-brs-cooperation-agreement-2021",
            ["agreement.service-added", "agreement.signed", "contribution.requested"],
            "agreement.signed",
        ),
        (
            "activity/saicm-beyond-2020-intersessional-process",
            ["activity.continued"]
            + ["activity.planned"] * 2
            + ["activity.prolonged"] * 2,
            "activity.prolonged",
        ),
        (
            "legal-basis/minamata-convention/article-24-4",
            ["mandate.in-force", "mandate.paragraph-stated"],
            "mandate.in-force",
        ),
    ],
)
def test_a_matter_has_the_entries_of_one_purpose(
    matters: dict[str, Matter], key: str, expected: list[str], leading: str
) -> None:
    """A meeting with its outcome, an agreement with its services, a plan and more."""
    found = matters[key]

    assert kinds(found) == expected
    assert found.leading.content.kind == leading


def test_a_narrative_also_tells_an_activity_that_its_entry_concerns(
    matters: dict[str, Matter],
) -> None:
    """Two processes were prolonged for one cause, and one narrative tells both."""
    found = matters["activity/saicm-beyond-2020-intersessional-process"]

    assert "activity/post-2020-biodiversity-framework" not in matters
    assert kinds(found).count("activity.prolonged") == 2
    assert found.leading.content.kind == "activity.prolonged"


def test_each_entry_is_in_one_matter(
    report_data: ReportData, matters: dict[str, Matter]
) -> None:
    """Nothing is lost, and nothing is told twice."""
    told = [entry.event_id for one in matters.values() for entry in one.entries]

    assert sorted(told) == sorted(one.event_id for one in report_data.items)


def test_another_bodys_meeting_is_a_place(matters: dict[str, Matter]) -> None:
    """A session in Nairobi is no work of ours; a meeting of the heads is."""
    assert matters["meeting/unea-4"].reported is Reported.LISTED
    assert matters["meeting/heads-of-entities-2020-08"].reported is Reported.PROSE


def test_registrations_are_never_told(matters: dict[str, Matter]) -> None:
    """What is about the record itself is no news."""
    assert matters["record/unea"].reported is Reported.NEVER


def test_what_is_only_planned_is_a_plan(matters: dict[str, Matter]) -> None:
    """A plan that was carried out is told as what it became."""
    assert matters["group/working-group-administrative"].is_plan
    assert not matters["activity/saicm-beyond-2020-intersessional-process"].is_plan
