"""Examples that the explorer offers; a test runs every one."""

from pathlib import Path
from typing import Any, NamedTuple

import orjson

FOLDER = Path(__file__).parent / "operations"


class Example(NamedTuple):
    """One operation to try.

    Attributes:
        name: of its file.
        titles: language code -> what it asks.
        variables: values for its variables.
    """

    name: str
    titles: dict[str, str]
    variables: dict[str, Any]

    @property
    def operation(self) -> str:
        """The operation's text."""
        return (FOLDER / f"{self.name}.graphql").read_text(encoding="utf-8")

    def shown(self, language: str) -> dict[str, str]:
        """Give what the explorer needs of it."""
        variables = orjson.dumps(self.variables, option=orjson.OPT_INDENT_2).decode()
        return {
            "name": self.name,
            "title": self.titles[language],
            "operation": self.operation,
            "variables": variables if self.variables else "",
        }


EXAMPLES = (
    Example(
        "matrix",
        {
            "en": "The matrix on 31 March 2021, in Chinese",
            "zh": "2021年3月31日的合作矩阵",
        },
        {"asOf": "2021-03-31", "language": "ZH"},
    ),
    Example(
        "timeline",
        {"en": "What happened around the task force", "zh": "联合工作队大事记"},
        {"of": "joint-task-force"},
    ),
    Example(
        "subject",
        {
            "en": "The task force on 1 September 2018",
            "zh": "2018年9月1日的联合工作队",
        },
        {"asOf": "2018-09-01", "reference": "joint-task-force"},
    ),
    Example(
        "explain",
        {
            "en": "Why: the terms of reference of the task force",
            "zh": "依据何在：工作队的职权范围",
        },
        {"subject": "joint-task-force", "field": "terms_of_reference"},
    ),
    Example(
        "diff",
        {
            "en": "What changed in the task force in August 2018",
            "zh": "2018年8月联合工作队的变化",
        },
        {
            "first": "2018-07-31",
            "second": "2018-09-01",
            "of": "SUBJECT",
            "subject": "joint-task-force",
        },
    ),
    Example(
        "document",
        {"en": "A document by its symbol", "zh": "按文号查找文件"},
        {"symbol": "unep/mc/cop.4/1"},
    ),
    Example(
        "findings",
        {"en": "Where subjects disagree", "zh": "不一致之处"},
        {},
    ),
    Example(
        "kinds",
        {"en": "The kinds of entry", "zh": "条目种类"},
        {},
    ),
    Example(
        "record",
        {
            "en": "Record two entries of a meeting (dry run)",
            "zh": "录入一次会议的两个条目（试运行）",
        },
        {},
    ),
    Example(
        "correct",
        {"en": "Correct an entry (dry run)", "zh": "更正一个条目（试运行）"},
        {"target": "#1"},
    ),
)
