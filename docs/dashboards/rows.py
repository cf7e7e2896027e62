"""Ask one question and write its rows as CSV, for a spreadsheet.

    python3 docs/dashboards/rows.py ADDRESS PATH > rows.csv

PATH leads from the answer to its rows, such as ``data.at.roles.edges.node``. It needs
Python alone.
"""  # noqa: INP001 - it is copied and run on its own

import csv
import json
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import urlopen


def rows_at(value: Any, path: Sequence[str]) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """List what a path leads to, through every item of the lists on its way.

    Where the answer has nothing on the way, there are no rows.
    """
    if isinstance(value, list):
        for one in value:
            yield from rows_at(one, path)
    elif not path:
        yield value
    elif isinstance(value, dict) and path[0] in value:
        yield from rows_at(value[path[0]], path[1:])
    elif value is not None:
        there = ", ".join(value) if isinstance(value, dict) else "nothing below"
        sys.exit(f"the answer has no {path[0]!r} at that place; it has {there}")


def cells(value: Any, name: str = "") -> dict[str, str]:  # noqa: ANN401 - JSON
    """Name the cells of a row by their fields; the items of a list share a cell."""
    if isinstance(value, dict):
        parts = (cells(one, f"{name}.{key}") for key, one in value.items())
        return {key: text for part in parts for key, text in part.items()}
    if isinstance(value, list):
        items = (" ".join(cells(one).values()) for one in value)
        return {name: "; ".join(items)}
    return {name: text_of(value)}


def text_of(value: Any) -> str:  # noqa: ANN401 - JSON
    """Write a text as it is, anything else as JSON has it, and nothing for null."""
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value)


def guarded(text: str) -> str:
    """Set an apostrophe before what a spreadsheet would run; a number stays one."""
    is_number = re.fullmatch(r"[+-]?\d+(\.\d+)?", text)
    # The second four are the wide forms of the first.
    starts = text.startswith((*"=+-@", *"\uff1d\uff0b\uff0d\uff20", *"\t\r\n"))
    return f"'{text}" if starts and not is_number else text


def asked(address: str) -> Any:  # noqa: ANN401 - JSON
    """Ask for an answer; end with what is wrong if there is none."""
    try:
        with urlopen(address) as answer:  # noqa: S310 - whoever types it trusts it
            found = json.load(answer)
    except HTTPError as refusal:
        found = json.load(refusal)
    except URLError as error:
        sys.exit(f"no answer from {address}: {error.reason}")
    if errors := found.get("errors"):
        sys.exit("\n".join(error["message"] for error in errors))
    return found


def columns(rows: Sequence[dict[str, str]]) -> list[str]:
    """List the names of cells, without those that are empty for want of parts."""
    names = list(dict.fromkeys(name for row in rows for name in row))
    return [one for one in names if not any(n.startswith(f"{one}.") for n in names)]


def main(address: str, path: str) -> None:
    """Write the rows, with a mark by which Excel knows that it is UTF-8."""
    rows = [cells(one) for one in rows_at(asked(address), path.split("."))]
    names = columns(rows)
    with open(1, "w", encoding="utf-8-sig", newline="", closefd=False) as file:
        out = csv.writer(file)
        out.writerow(name.removeprefix(".") for name in names)
        out.writerows([guarded(row.get(name, "")) for name in names] for row in rows)


if __name__ == "__main__":
    if len(sys.argv) != len(("program", "address", "path")):
        sys.exit(__doc__)
    main(*sys.argv[1:])
