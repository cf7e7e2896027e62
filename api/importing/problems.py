"""What is wrong with a file: where, and what would be right."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.errors import DomainError


class Problem(NamedTuple):
    """One thing that is wrong in a file.

    Attributes:
        line: from 1; 0 for the whole file.
        key: of the row; empty if it is not about one row.
    """

    file: str
    reason: str
    line: int = 0
    key: str = ""
    field: str = ""

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        row = f", row {self.key!r}" if self.key else ""
        field = f", {self.field}" if self.field else ""
        return f"{where}{row}{field}: {self.reason}"


class ProblemsError(DomainError):
    """Files cannot be imported; nothing was recorded."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(one) for one in problems))
        self.problems = tuple(problems)


def problem_of_row(
    error: DomainError, file: str, line: int, key: str, lines: Mapping[str, int]
) -> Problem:
    """Return the problem of a row that cannot be recorded.

    Args:
        line: where the row begins.
        lines: field of the row -> its line.
    """
    field = getattr(error, "field", "")
    reason = getattr(error, "reason", "") if field else ""
    return Problem(file, reason or str(error), lines.get(field, line), key, field)
