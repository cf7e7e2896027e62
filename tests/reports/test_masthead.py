"""The masthead of a report is that of this document, by the usage of each language."""

import pytest

from domain.kinds.document import Drafted, Issued
from domain.kinds.meeting import Held
from domain.recording.acts import Record
from reports.model import Masthead, Meeting, plain
from reports.workflow.files import Form, write_file
from reports.writers.annotations import edition_line
from tests.support.founding_reports import Composed
from tests.support.report_desks import PERIOD, SESSION, SYMBOL, ReportOffice
from tests.support.word_files import parts

pytest_plugins = (
    "tests.support.graphql_ledgers",
    "tests.support.report_composer",
    "tests.support.report_desk_fixture",
)

REPORT = f"document:{SYMBOL}"


def masthead_of(office: ReportOffice, language: str = "en") -> Masthead:
    """Compose the report as it would be now."""
    return office.of().preview(SYMBOL, PERIOD).document(language).masthead


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ("English",)),
        ("fr", ("Français", "Original\u00a0: anglais")),
        ("es", ("Español", "Original: inglés")),
        ("ru", ("Russian", "Original: English")),
        ("zh", ("Chinese", "Original: English")),
        ("ar", ("Arabic", "Original: English")),
    ],
)
def test_the_original_language_is_named_as_each_language_does(
    composed: Composed, language: str, lines: tuple[str, ...]
) -> None:
    """Sources: UNEP/MC/COP.1/14 in Spanish; the report on MC-3/11 in Chinese."""
    masthead = composed(language).document(language).masthead

    assert masthead.languages == lines


@pytest.mark.parametrize(
    ("language", "session", "start"),
    [
        ("en", "Fourth meeting", "Online, "),
        ("fr", "Quatrième réunion", "En ligne, "),
        ("es", "Cuarta reunión", "En línea, "),
        ("ru", "Четвертое совещание", ""),
        ("zh", "第四次会议", "2021年11月1日至5日，在线"),
        ("ar", "الاجتماع الرابع", ""),
    ],
)
def test_body_session_place_and_dates_are_lines_of_their_own(
    composed: Composed, language: str, session: str, start: str
) -> None:
    """As in the report on the implementation of decision MC-3/11."""
    (meeting,) = composed(language).document(language).masthead.meetings

    assert plain(meeting.session) == session
    assert plain(meeting.body)
    assert session not in plain(meeting.body)
    assert plain(meeting.place_and_dates).startswith(start)


def test_a_session_that_nobody_numbered_keeps_its_name(office: ReportOffice) -> None:
    """The name of the meeting stands for body and session."""
    office.plan()

    (meeting,) = masthead_of(office).meetings

    assert meeting == Meeting(
        body=meeting.body, place_and_dates=meeting.place_and_dates
    )
    assert plain(meeting.body) == "Example COP-4"


def test_a_session_that_was_held_has_its_own_dates(office: ReportOffice) -> None:
    """The plan ended with the meeting; its days are those on which it was held."""
    office.plan()
    office.on("2021-12-01")
    held = Record.of(Held(), SESSION, occurred="2021-11-01/2021-11-05")
    office.desk.record(held)

    (meeting,) = masthead_of(office).meetings

    assert "5 November 2021" in plain(meeting.place_and_dates)


def test_nobody_is_an_author_by_default(office: ReportOffice) -> None:
    """Authors are those that an entry names."""
    office.plan()
    before = masthead_of(office).authors

    office.desk.record(
        Record.of(Drafted(authors=("actor:brs",)), REPORT, occurred="2021-03")
    )

    assert before == ()
    assert plain(masthead_of(office).authors) == "Report by the brs"


def test_the_date_of_issue_is_that_of_this_document(office: ReportOffice) -> None:
    """In Chinese it is printed in English, as the lines around it are."""
    office.plan()
    before = masthead_of(office).issued

    office.desk.record(Record.of(Issued(), REPORT, occurred="2021-07-05"))

    assert before == ""
    assert masthead_of(office).issued == "5 July 2021"
    assert masthead_of(office, "zh").issued == "5 July 2021"


@pytest.mark.parametrize("form", ["docx", "html", "md", "akn"])
def test_only_the_annotated_version_says_which_edition_it_is(
    office: ReportOffice, form: str
) -> None:
    """The number of an edition and the position of the log are bookkeeping."""
    office.plan()
    model = office.of().preview(SYMBOL, PERIOD)
    line = edition_line(model, "en").encode()

    clean, noted = (
        write_file(model, Form(form, "en", is_annotated=is_annotated)).content
        for is_annotated in (False, True)
    )
    if form == "docx":
        clean, noted = (parts(one)["word/document.xml"] for one in (clean, noted))

    assert line not in clean
    assert line in noted
