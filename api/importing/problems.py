"""What is wrong with a file: where, and what would be right."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.errors import DomainError, Message
from domain.recording.values import FieldError, FieldsError

MOST_ROWS = 50
"""Of so many rows each problem is named; those of further rows are counted."""


class Problem(NamedTuple):
    """One thing that is wrong in a file.

    Attributes:
        line: from 1; 0 for the whole file.
        key: of the row; empty if it is not about one row.
    """

    file: str
    reason: Message
    line: int = 0
    key: str = ""
    field: str = ""

    @property
    def message(self) -> Message:
        """Where it is, and what is wrong."""
        facts = {
            "place": f"{self.file}:{self.line}" if self.line else self.file,
            "row": self.key,
            "field": f", {self.field}" if self.field else "",
            "reason": self.reason,
        }
        return Message("sheet/row" if self.key else "sheet/problem", facts)


class ProblemsError(DomainError):
    """Files cannot be imported; nothing was recorded."""

    key = "refusal/lines"

    def __init__(
        self, problems: Sequence[Problem], counts: Sequence[Message] = ()
    ) -> None:
        super().__init__(messages=(*(one.message for one in problems), *counts))
        self.problems = tuple(problems)


class ProblemList:
    """Collects the problems of rows: those of the first rows, and counts of the rest.

    A file of thousands of rows often has one mistake thousands of times.
    """

    def __init__(self) -> None:
        self._first: list[Problem] = []
        self._rows = 0
        self._further: Counter[tuple[str, str]] = Counter()
        self._examples: dict[tuple[str, str], Problem] = {}

    def __bool__(self) -> bool:
        return self._rows > 0

    def add(self, problems: Sequence[Problem]) -> None:
        """Add all problems of a row."""
        self._rows += 1
        if self._rows <= MOST_ROWS:
            self._first += problems
            return
        for one in problems:
            same = one.field, one.reason.key
            self._further[same] += 1
            self._examples.setdefault(same, one)

    def raise_any(self) -> None:
        """Raise what was added, if anything was.

        Raises:
            ProblemsError: the problems of 50 rows, then counts of the others.
        """
        if not self:
            return
        counts = [
            Message(
                "sheet/further", {"count": n, "example": self._examples[one].message}
            )
            for one, n in self._further.most_common()
        ]
        raise ProblemsError(self._first, counts)


def problems_of_row(  # noqa: PLR0913 - a problem's place
    error: DomainError,
    file: str,
    line: int,
    key: str,
    lines: Mapping[str, int],
    *,
    field: str = "",
) -> list[Problem]:
    """List what is wrong with a row that cannot be recorded, field by field.

    Args:
        line: where the row begins.
        lines: field of the row -> its line.
        field: the one that is meant by an error that names none.
    """
    errors = error.errors if isinstance(error, FieldsError) else (error,)
    found = []
    for one in errors:
        reason = one.reason if isinstance(one, FieldError) else one.message
        at = lines.get(one.field, line)
        found.append(Problem(file, reason, at, key, one.field or field))
    return found
