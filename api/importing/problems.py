"""What was wrong with a file: where, and what would be right."""

from collections.abc import Sequence
from typing import NamedTuple

from domain.errors import DomainError


class Problem(NamedTuple):
    """One thing wrong: file, line (from 1; 0 for the whole file), row key, field."""

    file: str
    line: int
    key: str
    field: str
    reason: str

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
