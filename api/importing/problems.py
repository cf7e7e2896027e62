"""What is wrong with a file: where, and what would be right."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from domain.errors import DomainError, Message
from domain.recording.values import FieldError, FieldsError


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

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(messages=tuple(one.message for one in problems))
        self.problems = tuple(problems)


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
