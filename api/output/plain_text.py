"""Results for programs: JSON, an array of objects, and CSV with the same keys."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
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
    """Write the same keys, a list as its items after each other.

    A key with objects has a column for each of their keys, such as ``entry.position``;
    of several objects, each column lists the values in the same order.
    """
    rows = [
        {
            name: one
            for key in answer.keys
            for name, one in _columns(key, row[key].value)
        }
        for row in answer.rows
    ]
    keys = _in_order(answer.keys, rows)
    writer = csv.writer(out)
    writer.writerow(keys)
    for row in rows:
        writer.writerow([cell(row.get(key)) for key in keys])


def _columns(key: str, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - JSON values have no one type
    """Yield the columns of a value: one, or one for each key of objects in it."""
    match value:
        case dict():
            for name, one in value.items():
                yield from _columns(f"{key}.{name}", one)
        case [dict(), *_]:
            for name in dict.fromkeys(name for one in value for name in one):
                yield from _columns(f"{key}.{name}", [one.get(name) for one in value])
        case _:
            yield key, value


def _in_order(keys: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """List the columns that rows have, in the order of the keys that they belong to."""
    used = dict.fromkeys(name for row in rows for name in row)
    found: list[str] = []
    for key in keys:
        parts = [name for name in used if name.startswith(f"{key}.")]
        empty = all(row.get(key) is None for row in rows)
        found += parts if parts and empty else [key, *parts]
    return found


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
