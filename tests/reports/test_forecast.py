"""An entry that is not recorded yet shows what it would become in the report."""

from datetime import date
from typing import Any

import pytest

from domain.content import Content, Occurred
from domain.texts import Wording
from projections.reader import Reader
from reports.forecast import Forecast, forecast
from reports.model import plain
from reports.request import Period, Request
from tests.support.founding_reports import request
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

NAIROBI = {"en": {"words": "Nairobi"}, "fr": {"words": "Nairobi"}}
WORKSHOP = {
    "name": {"en": {"words": "Joint workshop on mercury waste"}},
    "organizers": ["actor:minamata", "actor:brs"],
    "place": NAIROBI,
}


@pytest.fixture(scope="module")
def reader(founded: Asker) -> Reader:
    """Read the founding history."""
    return founded.services.reader


def cop_4() -> Request:
    """Ask for the report that the founding history is on."""
    return request(period=Period.parse("2018/2021-07"), as_of=date(2021, 7, 31))


def content(kind: str, subject: str, day: str, **more: Any) -> Content:  # noqa: ANN401 - the content's own fields
    """Make the content of an entry that somebody is about to record."""
    return Content(kind=kind, subject=subject, occurred=Occurred(day), **more)


def told(reader: Reader, entry: Content, language: str = "en") -> Forecast:
    """Say what an entry would become in the report for COP-4."""
    return forecast(reader, entry, language, cop_4())


def test_a_new_subject_begins_a_matter(reader: Reader) -> None:
    """Its name, place and date are those that the entry gives."""
    concerns = ("area:mc-3-11/mercury-wastes",)
    held = content(
        "meeting.held", "meeting:w-1", "2021-05-11", data=WORKSHOP, concerns=concerns
    )

    found = told(reader, held)

    assert plain(found.runs) == (
        "The two secretariats held a joint workshop on mercury waste (Nairobi, "
        "11 May 2021)."
    )
    assert (found.form, found.matter) == ("pattern", "meeting/w-1")
    assert (found.joins, found.section) == ((), "mercury-wastes")


def test_an_entry_joins_the_matter_of_its_subject(reader: Reader) -> None:
    """A narrative that the officer types is printed, and covers what is known."""
    narrative = {"en": Wording("The heads met again and agreed on a list.")}
    more = content(
        "meeting.outcome-recorded",
        "meeting:heads-of-entities-2020-08",
        "2020-08-20",
        data={"outcome": {"en": {"words": "to draw up a list"}}},
        narrative=narrative,
    )

    found = told(reader, more)

    assert plain(found.runs) == "The heads met again and agreed on a list."
    assert found.matter == "meeting/heads-of-entities-2020-08"
    assert {one.content.kind for one in found.joins} == {
        "meeting.held",
        "meeting.outcome-recorded",
    }


def test_a_language_without_words_is_told_nothing(reader: Reader) -> None:
    """What nobody named in French would stand in the annex."""
    held = content("meeting.held", "meeting:w-1", "2021-05-11", data=WORKSHOP)

    found = told(reader, held, "fr")

    assert (found.runs, found.form) == ((), None)


def test_what_is_about_the_record_is_told_nowhere(reader: Reader) -> None:
    """A further reference of a body is no news."""
    added = content(
        "body.reference-added",
        "body:joint-task-force",
        "2021-05-11",
        data={"reference": "tf"},
    )

    assert told(reader, added).runs == ()


def test_the_open_period_begins_after_the_last_report(reader: Reader) -> None:
    """Without a request, the report that is due next is meant."""
    today = reader.moment().as_of.isoformat()
    held = content("meeting.held", "meeting:w-1", today, data=WORKSHOP)

    found = forecast(reader, held, "en")

    assert plain(found.runs).startswith("The two secretariats held a joint workshop")
