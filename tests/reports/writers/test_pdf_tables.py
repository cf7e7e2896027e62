"""Tables in a PDF: over several pages, with their head, row by row."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from reports.model import (
    Cell,
    Footnote,
    Mark,
    Paragraph,
    Table,
    Text,
)
from reports.writers.pdf import write_pdf
from tests.support.pdf_reader import pages_of
from tests.support.pdf_samples import letters, said, with_blocks
from tests.support.report_samples import sample

pytestmark = pytest.mark.office

LONG = "UNEP/CHW.15/INF/67-UNEP/FAO/RC/COP.10/INF/46"


def long_table(rows: int) -> Table:
    """Make a table with a footnote in its head and cells that cover four rows."""
    return Table(
        key="long",
        title=said("Title"),
        columns=((Text(words="Matter"), Mark(number=1)), said("Symbol")),
        widths=(70, 30),
        rows=tuple(_row(number) for number in range(rows)),
    )


def _row(number: int) -> tuple[Cell, ...]:
    symbol = Cell(runs=(Text(words=f"ROW.{number}/{LONG}", style="code"),))
    if number % 4:
        return (symbol,)
    return (Cell(runs=said("Several"), rows=4, is_header=True), symbol)


def test_a_long_table_repeats_its_head_and_loses_no_row(tmp_path: Path) -> None:
    """On each page one sees what the columns are; the footnote stands once."""
    note = Footnote(number=1, runs=said("Of the head."))
    document = replace(with_blocks(sample("en"), long_table(160)), footnotes=(note,))

    pages = pages_of(write_pdf(document), tmp_path)

    assert len(pages) > 3
    assert all("Matter" in page for page in pages)
    assert sum("Of the head." in page for page in pages) == 1
    everything = letters("".join(pages))
    assert all(f"ROW.{number}/" in everything for number in range(160))


def test_a_table_that_a_page_can_hold_is_not_parted(tmp_path: Path) -> None:
    """Its head stands once: repeated, readers of tags would pass it over."""
    note = Footnote(number=1, runs=said("Of the head."))
    before = Paragraph(key="before", runs=said("words " * 300))
    document = with_blocks(sample("en"), before, long_table(16))

    pages = pages_of(write_pdf(replace(document, footnotes=(note,))), tmp_path)

    assert [page.count("Matter") for page in pages] == [0, 1]


def test_a_cell_taller_than_a_page_goes_on_on_the_next(tmp_path: Path) -> None:
    """One that covers a hundred rows, and one with a thousand words, lose nothing."""
    many = " ".join(f"word{number}" for number in range(1000))
    rows = (
        (Cell(runs=said("Several"), rows=100), Cell(runs=said(many))),
        *((Cell(runs=said(f"row{number}")),) for number in range(1, 100)),
    )
    table = replace(long_table(0), columns=(said("A"), said("B")), rows=rows)

    pages = pages_of(write_pdf(with_blocks(sample("en"), table)), tmp_path)

    assert len(pages) > 3
    found = set("".join(pages).split())
    assert {f"word{number}" for number in range(1000)} <= found
    assert {f"row{number}" for number in range(1, 100)} <= found


def test_a_row_stays_on_one_page(tmp_path: Path) -> None:
    """Its cells end on the page on which they begin."""
    lines = " ".join("line" for _ in range(60))
    rows = tuple(
        (Cell(runs=said(f"begin{n} {lines} end{n}")), Cell(runs=said("-")))
        for n in range(60)
    )
    table = replace(
        long_table(0), columns=(said("A"), said("B")), widths=(30, 70), rows=rows
    )

    pages = pages_of(write_pdf(with_blocks(sample("en"), table)), tmp_path)

    assert len(pages) > 3
    for page in pages:
        assert re.findall(r"begin(\d+)", page) == re.findall(r"end(\d+)", page)
