"""The report for Minamata COP-4 tells what the annex of 5 July 2021 tells.

Words are those of the annex to the report on the implementation of decision MC-3/11.
"""

from importlib.resources import files

import pytest
import yaml

import data
from domain.recording.event_ids import event_id_of
from reports.model import Document, Paragraph, Text, plain
from reports.texts import Texts
from tests.product.test_founding_history import ANNEX
from tests.support.founding_reports import (
    Composed,
    paragraph,
    rows,
    table,
    within,
    words,
    wrote,
)

pytest_plugins = ("tests.support.graphql_ledgers", "tests.support.report_composer")


IN_THE_ANNEX_ONLY = {
    "branch-succeeded",
    "brs-cops-2019-held",
    "iccm-oewg-3-held",
    "unea-4-held",
}
"""Other bodies' meetings are places, and a branch took the place of another before."""


@pytest.fixture(scope="module")
def report(composed: Composed) -> Document:
    """Compose it in Chinese."""
    return composed("zh").document("zh")


def stated_in(*paragraphs: str) -> list[str]:
    """List the keys of entries whose first source is one of these paragraphs."""
    sheet = files(data).joinpath("001-mc-3-11-report.yaml").read_text("utf-8")
    entries = yaml.safe_load(sheet)["entries"]
    return [one["key"] for one in entries if one.get("para") in paragraphs]


def keys_behind(report: Document, section: str) -> set[str]:
    """List the entries behind the words of a section."""
    runs = [run for one in within(report, section) for run in one.runs]
    return {one for run in runs if isinstance(run, Text) for one in run.entries}


def test_the_matrix_is_the_table_of_the_annex_cell_by_cell(report: Document) -> None:
    """Thirteen areas under four headings, with the annex's title and columns."""
    found = table(report, "areas")

    assert rows(found) == ANNEX
    assert words(found.title) == ("工作组合作领域，包括MC-3/11号决定要求的领域概览")
    assert [words(one) for one in found.columns] == [
        "MC-3/11号决定中规定的领域",
        "合作领域",
        "建议的工作组合作范围",
    ]


def test_the_table_has_the_annexes_note_and_footnote(report: Document) -> None:
    """What the scopes mean stands below it; footnote 4 is that of the services."""
    found = table(report, "areas")

    (note,) = found.notes
    assert words(note.runs) == (
        "注：“秘书处间”由水俣公约秘书处和巴塞尔、鹿特丹和斯德哥尔摩公约秘书处组成，"
        "“三方”由这两个秘书处和环境署化学品与健康处组成。"
    )
    (footnote,) = report.footnotes
    assert words(footnote.runs) == ("这将在执行秘书一级办理，并将与相关工作人员协商。")


def test_every_event_of_paragraphs_3_to_5_is_told(composed: Composed) -> None:
    """Each entry that these paragraphs state is behind words of the body."""
    report = composed("zh").document("zh")
    behind = {
        entry
        for one in report.blocks
        if isinstance(one, Paragraph)
        for run in one.runs
        if isinstance(run, Text)
        for entry in run.entries
    }

    missing = {
        key
        for key in stated_in("annex, 3", "annex, 4", "annex, 5")
        if str(event_id_of(f"mc-3-11-report/{key}")) not in behind
    }
    assert missing == IN_THE_ANNEX_ONLY


@pytest.mark.parametrize("year", ["2018", "2019"])
def test_the_overview_goes_year_by_year(report: Document, year: str) -> None:
    """There is a paragraph for each year."""
    found = paragraph(report, f"overview/{year}")

    assert f"{year}年" in words(found.runs)
    assert found.number.isdecimal()


def test_the_calendar_has_the_meetings_of_paragraph_12(report: Document) -> None:
    """Six meetings with the dates of the annex; the seventh was due in February."""
    found = rows(table(report, "next-steps"))

    assert sorted((date.replace(" ", ""), state) for _, date, *_, state in found) == [
        ("2021年11月", "已计划"),
        ("2021年7月", "已计划"),
        ("2022年2月", "已计划"),
        ("2022年6月", "已计划"),
        ("2022年上半年", "暂定"),
        ("自2022年起", "已计划"),
    ]


ARRANGEMENTS = """
工作组的作用是在MC-3/11号决定中确定的各个领域开展合作，并加强各实体之间现有的合作领域。
这种秘书处间工作组可在必要时扩大到包括环境署化学品与健康处，以促进两个秘书处工作的总体实施。
工作组由各实体的负责人在联合工作队共同主席的指导下联合设立。
它们根据每个实体的工作方案及其各自理事机构的决定所提供的总体方向运作。
据理解，联合工作队确定的工作组将：
采用各种工作模式，从现有的正式分组到较为非正式的小组或临时协商，具体视议题和手头工作的需要而定；
灵活且分散，不给从事合作工作的干事增加负担；
旨在分享有关任务和计划开展的活动的信息，以便为彼此的活动作出贡献，并酌情开展联合活动；
通过各实体的惯常报告，向各自理事机构报告所开展的合作情况。
联合工作队还将不断审查工作组名单，并确定是否需要设立新的工作组。
联合工作队将通过联合报告向三个实体的理事机构，包括在上述会议上报告其活动情况。
"""


@pytest.mark.parametrize("sentence", ARRANGEMENTS.split())
def test_working_arrangements_are_those_of_paragraphs_7_to_13(
    report: Document, sentence: str
) -> None:
    """Each sentence of the annex on how the groups work stands word for word."""
    told = "".join(words(one.runs) for one in within(report, "areas"))

    assert sentence in told


def test_what_groups_will_do_is_a_lettered_list(report: Document) -> None:
    """Paragraph 9 has five items, (a) to (e)."""
    items = [one for one in within(report, "areas") if one.level == 1]

    assert [one.number for one in items] == ["(a)", "(b)", "(c)", "(d)", "(e)"]


def test_the_task_force_keeps_the_reports(report: Document) -> None:
    """Paragraph 10: the task force is the repository of reports."""
    told = "".join(words(one.runs) for one in within(report, "areas"))

    assert "存放机构" in told


def test_how_the_report_came_about_is_told(report: Document) -> None:
    """Paragraph 14: drafted in December 2020, endorsed in March 2021."""
    told = "".join(words(one.runs) for one in within(report, "documents"))

    assert "2020年12月" in told
    assert "2021年3月" in told


def test_paragraphs_are_numbered_through(report: Document) -> None:
    """Numbers run from 1 without a gap, whatever section a paragraph is in."""
    numbers = [
        int(one.number)
        for one in report.blocks
        if isinstance(one, Paragraph) and one.number.isdecimal()
    ]

    assert numbers == list(range(1, len(numbers) + 1))


def test_nothing_of_the_period_is_left_out_silently(composed: Composed) -> None:
    """What no section took is in the model, for the checklist."""
    model = composed("zh")

    assert {*model.unplaced} <= {*model.entries}


def test_the_masthead_names_the_session_as_it_was_announced(report: Document) -> None:
    """Its days were known later than the day as of which the report tells."""
    (meeting,) = report.masthead.meetings

    assert words(meeting.body) == "关于汞的水俣公约缔约方大会"
    assert words(meeting.session) == "第四次会议"
    assert words(meeting.place_and_dates) == "2021年11月1日至5日，在线"
    assert report.masthead.languages == ("Chinese", "Original: English")


INTRODUCTION = (
    "环境署化学品与健康处、巴塞尔、鹿特丹和斯德哥尔摩公约秘书处以及"
    "水俣公约秘书处作为位于日内瓦的化学品和废物中心，正在共同努力加强它们之间的"
    "互动和方案合作，总体目标是增进它们各自工作和联合工作在国际一级以及在所服务"
    "国家的影响力。"
)
FOOTNOTE_3 = (
    "该工作队最初成立于 2014 年，目的是加强环境署化学品与废物处与巴塞尔、"
    "鹿特丹和斯德哥尔摩公约秘书处之间的合作。水俣公约秘书处于 2018 年初正式成立。"
)


def test_what_was_written_by_hand_stands_in_its_place(composed: Composed) -> None:
    """Paragraph 1 and footnote 3 of the annex are texts; footnote 4 follows them."""
    introduction = wrote("introduction", INTRODUCTION, how="fills")
    footnote = wrote("overview/2018", FOOTNOTE_3, how="footnote")
    texts = Texts(
        {
            ("introduction", "zh"): introduction.at("introduction", "zh"),
            ("overview/2018", "zh"): footnote.at("overview/2018", "zh"),
        }
    )

    report = composed("zh", texts=texts).document("zh")

    first, *_ = within(report, "introduction")
    assert (first.number, plain(first.runs)) == ("1", INTRODUCTION)
    assert [plain(one.runs) for one in report.footnotes] == [
        FOOTNOTE_3,
        "这将在执行秘书一级办理，并将与相关工作人员协商。",
    ]


def test_joint_report_is_by_the_two_secretariats(composed: Composed) -> None:
    """Paragraph 7: it is a report of its own; the task force's is the annex."""
    report = composed("en", report="document:UNEP/MC/COP.4/INF/17").document("en")

    assert report.masthead.symbols == ("UNEP/MC/COP.4/INF/17",)
    assert plain(report.masthead.authors) == (
        "Report by the secretariat of the Minamata Convention on Mercury and the "
        "secretariat of the Basel, Rotterdam and Stockholm conventions"
    )


KEYS = [
    "documents/joint-task-force-report",
    "documents/earlier-reports-of-the-three-entities",
    "documents/text",
]
MEANINGS = {
    "en": (
        "In this report, “the Minamata secretariat” means the secretariat of the "
        "Minamata Convention on Mercury; “the BRS secretariat” means the secretariat "
        "of the Basel, Rotterdam and Stockholm conventions; “the task force” means the "
        "joint task force on chemicals and waste; “the two secretariats” means the "
        "Minamata secretariat and the BRS secretariat; “the three entities” means the "
        "Minamata secretariat, the BRS secretariat, and the Chemicals and Health "
        "Branch."
    ),
    "zh": (
        "在本报告中，“水俣公约秘书处”指关于汞的水俣公约秘书处；“联合工作队”指化学品和"
        "废物问题联合工作队；“两个秘书处”指水俣公约秘书处以及巴塞尔、鹿特丹和斯德哥尔摩公约"
        "秘书处；“三个实体”指水俣公约秘书处、巴塞尔、鹿特丹和斯德哥尔摩公约秘书处以及环境署"
        "化学品与健康处。"
    ),
}


@pytest.mark.parametrize(("language", "expected"), MEANINGS.items())
def test_short_names_are_explained(
    composed: Composed, language: str, expected: str
) -> None:
    """One paragraph says what they mean; a name that has no shorter one is left out."""
    report = composed(language).document(language)

    assert plain(paragraph(report, "introduction/meanings").runs) == expected


def test_a_document_with_a_story_has_a_paragraph_of_its_own(composed: Composed) -> None:
    """The others share one, so that no paragraph is about everything."""
    report = composed("en", report="document:UNEP/MC/COP.4/INF/17").document("en")

    assert [one.key for one in within(report, "documents")] == KEYS
