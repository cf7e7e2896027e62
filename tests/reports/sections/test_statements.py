"""Statements: what people typed, in the language of the report."""

import pytest

from domain.kinds.body import ObjectiveStated, RuleStated
from domain.recording.acts import Record
from domain.texts import Wording
from reports.model import Paragraph, plain
from tests.support.report_desks import PERIOD, SYMBOL, ReportOffice
from tests.support.report_reader import section

pytest_plugins = ("tests.support.report_desk_fixture",)


@pytest.mark.parametrize(
    ("language", "expected"),
    [("en", ["The objective of the task force is to bring help."]), ("zh", [])],
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


def test_what_is_stated_in_another_language_stands_in_the_annex(
    office: ReportOffice,
) -> None:
    """It is not lost, and no paragraph of the report is in another language."""
    office.plan()
    what = RuleStated(rule="review", rule_text={"en": Wording("It meets twice.")})
    office.desk.record(Record.of(what, "body:joint-task-force", occurred="2019"))

    report = office.of().preview(SYMBOL, PERIOD).document("zh")

    said = {
        one.key.partition("/")[0]
        for one in report.blocks
        if isinstance(one, Paragraph) and "It meets twice" in plain(one.runs)
    }
    assert said == {"annex"}
