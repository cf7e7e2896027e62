"""Statements: what people typed, in the language of the report."""

import pytest

from domain.kinds.body import ObjectiveStated
from domain.recording.acts import Record
from domain.texts import Wording
from reports.model import plain
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_reader import section

pytest_plugins = ("tests.support.report_desk_fixture",)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["The objective of the joint task force is to bring help."]), ("zh", [])],
)
def test_an_objective_is_told_in_its_own_language(
    office: ReportOffice, language: str, expected: list[str]
) -> None:
    """Words in another language never stand inside a sentence."""
    office.plan()
    what = ObjectiveStated(objective={"en": Wording("Bring help.")})
    office.desk.record(Record.of(what, "body:joint-task-force", occurred="2019"))

    report = office.of().preview(SYMBOL, PERIOD).document(language)

    found = [plain(one.runs) for one in section(report, "areas")]
    assert [one for one in found if "help" in one] == expected
