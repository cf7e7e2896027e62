"""The examples of the explorer. A test runs each of them."""

from pathlib import Path
from typing import Any, NamedTuple

import orjson

from api.graphql.types.pages import opaque

FOLDER = Path(__file__).parent / "operations"

AGAIN = opaque(("body:joint-task-force", "2018-09-01", 300, "en", "CERTAIN"))
"""The node identifier of the task force on a day, as known at a position."""


class Example(NamedTuple):
    """One operation of the explorer.

    Attributes:
        name: the name of its file, without the suffix.
        titles: language code -> title.
        variables: values of its variables.
    """

    name: str
    titles: dict[str, str]
    variables: dict[str, Any]

    @property
    def operation(self) -> str:
        """The text of the operation."""
        return (FOLDER / f"{self.name}.graphql").read_text(encoding="utf-8")

    def in_language(self, language: str) -> dict[str, str]:
        """Return title, text and variables for a page in `language`."""
        values = self.values(language)
        variables = orjson.dumps(values, option=orjson.OPT_INDENT_2).decode()
        return {
            "name": self.name,
            "title": self.titles.get(language, self.titles["en"]),
            "operation": self.operation,
            "variables": variables if values else "",
        }

    def values(self, language: str) -> dict[str, Any]:
        """Return the values of its variables, including the reader's language."""
        if "$language" in self.operation:
            return {"language": language.upper(), **self.variables}
        return self.variables


def _example(name: str, en: str, zh: str, **variables: object) -> Example:
    return Example(name, {"en": en, "zh": zh}, variables)


EXAMPLES = (
    _example(
        "matrix",
        "The matrix on 31 March 2021, in Chinese",
        "2021年3月31日的合作矩阵",
        asOf="2021-03-31",
        language="ZH",
    ),
    _example(
        "matrix_by_group",
        "The matrix by group",
        "按工作组列出的合作矩阵",
        asOf="2021-03-31",
    ),
    _example(
        "timeline",
        "What happened around the task force",
        "联合工作队大事记",
        of="joint-task-force",
    ),
    _example(
        "facets",
        "Meetings held since 2018 that concern the BRS secretariat, counted",
        "2018年以来涉及三公约秘书处的会议及计数",
        asOf="2021-07-05",
        filter={"kinds": ["meeting.held"], "entity": "brs", "from": "2018-01-01"},
    ),
    _example(
        "calendar",
        "Meetings from 2021 on, and what was planned when",
        "2021年起的会议日历及历次计划",
        asOf="2021-07-05",
        **{"from": "2021-01-01"},
    ),
    _example(
        "mandates",
        "What MC-3/11 asks for, paragraph by paragraph, and what was done",
        "MC-3/11各段的要求及落实情况",
        asOf="2021-07-05",
        reference="MC-3/11",
    ),
    _example(
        "coverage",
        "Of which paragraphs no action is known",
        "尚无已知行动的段落",
        asOf="2021-07-05",
        addressee="minamata-cop",
    ),
    _example(
        "agreements",
        "Agreements: parties, services, budget, term",
        "协议：当事方、服务、预算与期限",
        asOf="2021-07-05",
    ),
    _example(
        "roles",
        "The co-chairs of the task force",
        "联合工作队的共同主席",
        asOf="2021-07-05",
        filter={"body": "joint-task-force", "function": "CO_CHAIR"},
    ),
    _example(
        "terms",
        "Whose term can end in 2010",
        "2010年可能届满的任期",
        asOf="2009-12-31",
        to="2010-12-31",
        **{"from": "2010-01-01"},
    ),
    _example(
        "contributions",
        "Who gives what, and sums by currency",
        "捐助与按币种的合计",
        asOf="2021-07-05",
        filter={"contributionType": "FUNDING"},
    ),
    _example(
        "entities",
        "What each entity contributed to joint actions",
        "各实体对联合行动的贡献",
        asOf="2021-07-05",
    ),
    _example(
        "subject",
        "The task force on 1 September 2018",
        "2018年9月1日的联合工作队",
        asOf="2018-09-01",
        reference="joint-task-force",
    ),
    _example(
        "search",
        "Search names, titles and texts in any language",
        "在任何语言的名称、标题和文本中查找",
        text="汞",
    ),
    _example(
        "document",
        "A document by its symbol",
        "按文号查找文件",
        symbol="unep/mc/cop.4/1",
    ),
    _example(
        "journey",
        "From a decision to areas, groups and documents",
        "从决定到合作领域、工作组和文件",
        asOf="2021-07-05",
        reference="MC-3/11",
    ),
    _example(
        "report",
        "A joint report: where it stands, its editions and texts",
        "联合报告：进展、版本与文本",
        asOf="2021-03-31",
        report="UNEP/MC/COP.4/INF/17",
    ),
    _example("reports", "All joint reports", "全部联合报告"),
    _example(
        "explain",
        "Why: the terms of reference of the task force",
        "依据何在：工作队的职权范围",
        subject="joint-task-force",
        field="terms_of_reference",
    ),
    _example(
        "diff",
        "What changed in the task force in August 2018",
        "2018年8月联合工作队的变化",
        first="2018-07-31",
        second="2018-09-01",
        of="SUBJECT",
        subject="joint-task-force",
    ),
    _example(
        "diff_known",
        "What the record learnt of roles since position 100, withdrawals included",
        "位置100之后记录中有关职务的变化（含撤回）",
        asOf="2021-07-05",
        first="#100",
        of="ROLES",
    ),
    _example(
        "history",
        "Every entry of a subject, with all corrections",
        "一个主体的全部条目及更正",
        reference="joint-task-force",
    ),
    _example("changes", "The log from position 100 on", "位置100之后的记录", since=100),
    _example(
        "amendments",
        "Corrections and withdrawals, with old and new values",
        "更正与撤回：新旧值及理由",
        kinds=["CORRECTED", "WITHDRAWN"],
    ),
    _example(
        "late",
        "Entries recorded more than ten years late",
        "迟录十年以上的条目",
        days=3650,
    ),
    _example("ties", "Fields whose order is not known", "先后次序不明的字段"),
    _example("findings", "Where subjects disagree", "不一致之处"),
    _example(
        "entry",
        "One entry, with its sources",
        "一个条目及其出处",
        position=10,
    ),
    _example(
        "again",
        "A subject again by its id, at the moment that the id holds",
        "凭标识再次查询同一时刻的主体",
        id=AGAIN,
    ),
    _example("kinds", "The kinds of entry", "条目种类"),
    _example(
        "record",
        "Record two entries of a meeting (dry run)",
        "录入一次会议的两个条目（试运行）",
    ),
    _example(
        "correct", "Correct an entry (dry run)", "更正一个条目（试运行）", target="#1"
    ),
    _example(
        "withdraw", "Withdraw an entry (dry run)", "撤回一个条目（试运行）", target="#1"
    ),
    _example(
        "attest",
        "Add a source to an entry (dry run)",
        "为条目补充出处（试运行）",
        target="#1",
        source="UNEP/MC/COP.4/INF/17",
    ),
    _example(
        "same_as",
        "Say that two subjects are one (dry run)",
        "说明两个主体实为一个（试运行）",
        subject="body:working-group-administrative",
        into="body:working-group-programmatic",
    ),
)
