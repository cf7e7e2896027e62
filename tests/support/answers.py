"""The same questions asked again, to hold two sets of answers against each other."""

from itertools import cycle

from tests.support.command_line import CommandLine

QUESTIONS = [
    "matrix --as-of 2021-03-31 --lang zh",
    "matrix --as-of 2021-03-31 --by group",
    "matrix --as-of 2019-12-31",
    "matrix --as-of 2008-10-06 --framework global-mercury-partnership",
    "timeline --as-of 2021-07-05 --limit 200",
    "timeline --as-of 2018-08-01 --certainty possible",
    "timeline brs --lang zh --as-of 2026-11-21",
    "show joint-task-force --as-of 2017-06-30",
    "show joint-task-force --as-of 2018-07-31",
    "show joint-task-force --as-of 2018-09-01",
    "show joint-task-force --history",
    "show minamata-cop-4-resumed --as-of 2021-07-05",
    "explain joint-task-force members --as-of 2018-09-01",
    "diff --as-of 2019-12-31 --and-as-of 2021-03-31",
    "find UNEP/MC/COP.4/INF/17",
    "findings",
]


def all_answers(trilogue: CommandLine, known_at: str | None = None) -> dict[str, str]:
    """Ask every question, in turn for programs and for people."""
    known = ["--known-at", known_at] if known_at else []
    found: dict[str, str] = {}
    for question, form in zip(QUESTIONS, cycle(["json", "table"])):
        told = trilogue(*question.split(), "--format", form, *known)
        assert told.code == 0, told.err
        found[question] = told.out
    return found
