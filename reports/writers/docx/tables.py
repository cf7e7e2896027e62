"""Tables: heads repeated on each page, rows kept whole, cells over several rows."""

from collections.abc import Callable, Iterable, Iterator

from reports.model import Cell, Runs, Table, plain
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.xml import Element, element, paragraph

_EMPTY = Cell(runs=())
_FIFTIETHS = 50  # Word counts widths in fiftieths of a percent

Write = Callable[[Runs], Iterable[Element]]
Covered = Cell | None
"""A cell, or None where the cell above goes on."""


class Tables:
    """Makes tables in the styles of a template.

    Args:
        width: of the text, in twentieths of a point.
    """

    def __init__(self, *, styles: Styles, write: Write, width: int) -> None:
        self._styles = styles
        self._write = write
        self._width = width

    def table(self, table: Table) -> Element:
        """Make a table, without its title and notes."""
        columns = (self._width * share // 100 for share in table.widths)
        grid = element("tblGrid", *(element("gridCol", w=str(one)) for one in columns))
        made = element("tbl", self._properties(table), grid, self._head(table))
        for cells in laid_out(table):
            row = element("tr", element("trPr", element("cantSplit")))
            for cell, share in zip(cells, table.widths, strict=True):
                row.append(self._cell(cell, share))
            made.append(row)
        return made

    def _properties(self, table: Table) -> Element:
        title = plain(table.title)
        return element(
            "tblPr",
            element("tblStyle", val=self._styles[Style.TABLE]),
            element("tblW", w=str(100 * _FIFTIETHS), type="pct"),
            element("tblLayout", type="fixed"),
            element("tblLook", val="0020", firstRow="1", noHBand="1", noVBand="1"),
            element("tblCaption", val=title),
            element("tblDescription", val=title),
        )

    def _head(self, table: Table) -> Element:
        properties = element("trPr", element("cantSplit"), element("tblHeader"))
        row = element("tr", properties)
        style = self._styles[Style.TABLE_HEAD]
        for runs, share in zip(table.columns, table.widths, strict=True):
            words = paragraph(style, *self._write(runs))
            line = element("bottom", val="single", sz="12", space="0", color="auto")
            borders = element("tcBorders", line)
            row.append(element("tc", element("tcPr", _width(share), borders), words))
        return row

    def _cell(self, cell: Covered, share: int) -> Element:
        style = self._styles[Style.TABLE_TEXT]
        if cell is None:
            properties = element("tcPr", _width(share), element("vMerge"))
            return element("tc", properties, paragraph(style))
        merge = element("vMerge", val="restart") if cell.rows > 1 else None
        words = paragraph(style, *self._write(cell.runs))
        return element("tc", element("tcPr", _width(share), merge), words)


def laid_out(table: Table) -> Iterator[tuple[Covered, ...]]:
    """Give each row a cell for each column: None where the cell above goes on."""
    left = [0] * len(table.widths)
    for row in table.rows:
        cells = iter(row)
        found: list[Covered] = []
        for column, rows in enumerate(left):
            cell = None if rows else next(cells, _EMPTY)
            left[column] = rows - 1 if cell is None else cell.rows - 1
            found.append(cell)
        yield tuple(found)


def _width(share: int) -> Element:
    return element("tcW", w=str(share * _FIFTIETHS), type="pct")
