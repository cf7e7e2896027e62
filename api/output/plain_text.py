"""Results for programs: JSON, an array of objects, and CSV with the same keys."""

import csv
import re
from typing import Any, TextIO

import msgspec

from api.output.result import QueryResult

STARTS = (*"=+-@", *"\uff1d\uff0b\uff0d\uff20", *"\t\r\n")
"""What a spreadsheet takes for the beginning of a formula.

The second four are the wide forms of the first: those set to Chinese run them too.
"""

NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def write_json(answer: QueryResult, out: TextIO) -> None:
    """Write an array of objects, one per row, a row on a line."""
    rows = [
        msgspec.json.encode({key: row[key].value for key in answer.keys}).decode()
        for row in answer.rows
    ]
    inside = ",\n".join(rows)
    out.write(f"[\n{inside}\n]\n" if rows else "[]\n")


def write_csv(answer: QueryResult, out: TextIO) -> None:
    """Write the same keys, a list as its items after each other."""
    writer = csv.writer(out)
    writer.writerow(answer.keys)
    for row in answer.rows:
        writer.writerow([cell(row[key].value) for key in answer.keys])


def cell(value: Any) -> str | int | float:  # noqa: ANN401 - JSON values have no one type
    """Bring a value into one cell that no spreadsheet runs."""
    found = flat(value)
    return guarded(found) if isinstance(found, str) else found


def flat(value: Any) -> str | int | float:  # noqa: ANN401 - JSON values have no one type
    """Bring a value into one cell: ``a; b`` for a list, ``key=value`` for an object."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | tuple):
        return "; ".join(str(flat(one)) for one in value)
    if isinstance(value, dict):
        return ", ".join(f"{key}={flat(one)}" for key, one in value.items())
    return value if isinstance(value, int | float) else str(value)


def guarded(text: str) -> str:
    """Set an apostrophe before what a spreadsheet would run; a number stays one."""
    if text.startswith(STARTS) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text
