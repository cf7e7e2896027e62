"""How a report is found: by its symbol, or the session that it is for."""

import pytest

from domain.kinds.document import Submitted
from domain.recording.acts import Record
from projections.names.resolution import UnknownSubjectError
from reports.editions import NoReportError, life_of
from reports.workflow.lookup import SeveralReportsError
from reports.workflow.reader import NotPlannedError
from tests.support.report_desks import (
    NEXT_SYMBOL,
    PERIOD,
    SESSION,
    SYMBOL,
    ReportOffice,
    status,
)

pytest_plugins = ("tests.support.report_desk_fixture",)


def test_a_planned_report_is_found_by_its_session(office: ReportOffice) -> None:
    """The session's name is enough to find the report that is prepared for it."""
    office.plan()

    life = office.of().life("example COP-4")

    assert life.report == f"document:{SYMBOL}"
    assert life.meetings == (SESSION,)
    assert status(office) == "planned"


def test_a_report_submitted_to_a_body_is_for_no_session_of_it(
    office: ReportOffice,
) -> None:
    """Only sessions are named on the first page, whoever it was submitted to."""
    what = Submitted(document_type="joint-report", submitted_to=("actor:example-cop",))
    office.desk.record(Record.of(what, SYMBOL, occurred="2021-03"))

    assert office.life().meetings == ()


def test_a_session_without_a_report_is_said(office: ReportOffice) -> None:
    """What is not planned cannot be worked on; it can be looked at."""
    with pytest.raises(NotPlannedError, match="no joint report is planned"):
        office.of().life(SESSION)

    assert office.of().preview(SESSION, PERIOD).report == ""


def test_two_reports_for_one_session_are_told_apart(office: ReportOffice) -> None:
    """Where the session does not say which report, its symbol has to."""
    office.plan()
    office.plan(NEXT_SYMBOL)

    with pytest.raises(SeveralReportsError, match="name the one that is meant"):
        office.of().life(SESSION)


def test_what_nobody_knows_is_said(office: ReportOffice) -> None:
    """A slip in the name of a session is no report; what reads alike is offered."""
    with pytest.raises(UnknownSubjectError, match="did you mean meeting:example-cop-4"):
        office.of().life("exmple-cop-4")


def test_a_subject_that_is_no_document_is_no_report(office: ReportOffice) -> None:
    """A body has no editions."""
    moment = office.desk.reader.moment()

    with pytest.raises(NoReportError, match="is no document"):
        life_of(office.desk.reader, moment, "body:joint-task-force")


def test_what_is_neither_report_nor_session_is_named_as_it_was(
    office: ReportOffice,
) -> None:
    """Nobody said that it is a meeting; what reads like it is proposed."""
    office.plan()

    with pytest.raises(UnknownSubjectError) as refused:
        office.of().life(f"{SYMBOL}1")

    assert str(refused.value).startswith(f"the log knows no subject '{SYMBOL}1'; did")
    assert refused.value.near[0] == f"document:{SYMBOL}"
