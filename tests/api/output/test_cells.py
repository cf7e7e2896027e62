"""Cells that a spreadsheet opens: words stay words, and numbers numbers."""

import csv
import io
from runpy import run_path

import pytest

from api.output.plain_text import write_csv
from api.output.result import QueryResult, plain
from devtools.paths import ROOT

ROWS = run_path(str(ROOT / "docs/dashboards/rows.py"))

FORMULAS = (
    "=1+1",
    '=HYPERLINK("http://example.org")',
    "+SUM(A1)",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "\uff1d1+1",
    "\uff0b1",
    "\uff0d2",
    "\uff201",
)
PLAIN = ("-5", "+41.5", "2018-07", "MC-3/11", "a = b", "汞", "")


@pytest.mark.parametrize("text", FORMULAS)
def test_formula_becomes_words(text: str) -> None:
    """What somebody typed into a title runs on nobody's machine."""
    out = io.StringIO(newline="")

    write_csv(QueryResult([{"title": plain(text)}], ("title",), ("title",), ()), out)

    rows = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert rows == [["title"], [f"'{text}"]]


@pytest.mark.parametrize("text", PLAIN)
def test_words_and_numbers_stay(text: str) -> None:
    """A negative amount is no formula."""
    out = io.StringIO(newline="")

    write_csv(QueryResult([{"title": plain(text)}], ("title",), ("title",), ()), out)

    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert [row["title"] for row in rows] == [text]


@pytest.mark.parametrize("text", [*FORMULAS, *PLAIN])
def test_rows_of_a_dashboard_are_guarded_alike(text: str) -> None:
    """The script that is copied elsewhere holds the same rule."""
    out = io.StringIO(newline="")
    write_csv(QueryResult([{"title": plain(text)}], ("title",), ("title",), ()), out)
    rows = list(csv.reader(io.StringIO(out.getvalue(), newline="")))

    found = ROWS["guarded"](text)

    assert rows[1:] == [[found]] or found == ""
