"""The examples of the explorer. A test runs each of them."""

from pathlib import Path
from typing import Any, NamedTuple

import orjson

from api.graphql.types.pages import opaque
from wording.words import words

FOLDER = Path(__file__).parent / "operations"

AGAIN = opaque(("body:joint-task-force", "2018-09-01", 300, "en", "CERTAIN"))
"""The node identifier of the task force on a day, as known at a position."""


class Example(NamedTuple):
    """One operation of the explorer.

    Attributes:
        name: the name of its file, without the suffix; its title is the message
            ``example/<name>``.
        variables: values of its variables.
    """

    name: str
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
            "title": words(language).term(f"example/{self.name}"),
            "operation": self.operation,
            "variables": variables if values else "",
        }

    def values(self, language: str) -> dict[str, Any]:
        """Return the values of its variables, including the reader's language."""
        if "$language" in self.operation:
            return {"language": language.upper(), **self.variables}
        return self.variables


def _example(name: str, **variables: object) -> Example:
    return Example(name, variables)


EXAMPLES = (
    _example("matrix", asOf="2021-03-31", language="ZH"),
    _example("matrix_by_group", asOf="2021-03-31"),
    _example("timeline", of="joint-task-force"),
    _example(
        "facets",
        asOf="2021-07-05",
        filter={"kinds": ["meeting.held"], "entity": "brs", "from": "2018-01-01"},
    ),
    _example("calendar", asOf="2021-07-05", **{"from": "2021-01-01"}),
    _example("mandates", asOf="2021-07-05", reference="MC-3/11"),
    _example("coverage", asOf="2021-07-05", addressee="minamata-cop"),
    _example("agreements", asOf="2021-07-05"),
    _example(
        "roles",
        asOf="2021-07-05",
        filter={"body": "joint-task-force", "function": "CO_CHAIR"},
    ),
    _example("terms", asOf="2009-12-31", to="2010-12-31", **{"from": "2010-01-01"}),
    _example(
        "contributions", asOf="2021-07-05", filter={"contributionType": "FUNDING"}
    ),
    _example("entities", asOf="2021-07-05"),
    _example("subject", asOf="2018-09-01", reference="joint-task-force"),
    _example("search", text="汞"),
    _example("document", symbol="unep/mc/cop.4/1"),
    _example("journey", asOf="2021-07-05", reference="MC-3/11"),
    _example("report", asOf="2021-03-31", report="UNEP/MC/COP.4/INF/17"),
    _example("reports"),
    _example("explain", subject="joint-task-force", field="terms_of_reference"),
    _example(
        "diff",
        first="2018-07-31",
        second="2018-09-01",
        of="SUBJECT",
        subject="joint-task-force",
    ),
    _example("diff_known", asOf="2021-07-05", first="#100", of="ROLES"),
    _example("history", reference="joint-task-force"),
    _example("changes", since=100),
    _example("amendments", kinds=["CORRECTED", "WITHDRAWN"]),
    _example("late", days=3650),
    _example("ties"),
    _example("findings"),
    _example("entry", position=10),
    _example("again", id=AGAIN),
    _example("kinds"),
    _example("record"),
    _example("correct", target="#1"),
    _example("withdraw", target="#1"),
    _example("attest", target="#1", source="UNEP/MC/COP.4/INF/17"),
    _example(
        "same_as",
        subject="body:working-group-administrative",
        into="body:working-group-programmatic",
    ),
)
