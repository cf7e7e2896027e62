"""The text of a report as Word's paragraphs and tables."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from reports.model import Block, Heading, Paragraph, Runs, Table
from reports.writers.docx.bookmarks import Addresses, Bookmarks, bookmark_name
from reports.writers.docx.numbering import Numbering
from reports.writers.docx.runs import Scribe
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.tables import Tables
from reports.writers.docx.xml import (
    PARAGRAPH_ID,
    Element,
    element,
    keep_with_next,
    paragraph,
)
from reports.writers.marks import printed_number

TITLE = "/title"
"""What is added to the key of a table for the paragraph of its title."""


class Blocks:
    """Makes the paragraphs and tables of one file."""

    def __init__(
        self,
        *,
        styles: Styles,
        scribe: Scribe,
        bookmarks: Bookmarks,
        numbering: Numbering,
        width: int,
    ) -> None:
        self._styles = styles
        self._scribe = scribe
        self._bookmarks = bookmarks
        self._numbering = numbering
        self._addresses = Addresses()
        self._tables = Tables(styles=styles, write=scribe.write, width=width)

    def write(self, blocks: Iterable[Block]) -> Iterator[Element]:
        """Make what the body of the file holds."""
        all_blocks = (*blocks, None)
        for block, following in pairwise(all_blocks):
            match block:
                case Heading():
                    yield self._heading(block)
                case Paragraph():
                    made = self._paragraph(block, _style_of(block))
                    if _introduces(block, following):
                        keep_with_next(made)
                    yield made
                case Table():
                    yield from self._table(block)

    def _heading(self, heading: Heading) -> Element:
        style = Style.SECTION if heading.level == 1 else Style.SUBSECTION
        # Without a number nothing stands out to the left.
        flush = None if heading.number else element("ind", hanging="0")
        return self._keyed(
            style, heading.key, heading.runs, number=heading.number, beside=flush
        )

    def _paragraph(self, block: Paragraph, style: Style) -> Element:
        beside = self._bar() if block.conflict else None
        return self._keyed(
            style, block.key, block.runs, number=block.number, beside=beside
        )

    def _table(self, table: Table) -> Iterator[Element]:
        yield self._keyed(Style.TABLE_TITLE, table.key + TITLE, table.title)
        yield self._tables.table(table)
        for note in table.notes:
            yield self._paragraph(note, Style.TABLE_NOTE)
        if not table.notes:  # two tables without words between them would be one
            yield paragraph(self._styles[Style.TABLE_NOTE])

    def _keyed(
        self,
        style: Style,
        key: str,
        runs: Runs,
        *,
        number: str = "",
        beside: Element | None = None,
    ) -> Element:
        identifier = self._styles[style]
        counted = self._numbering.number(printed_number(number), style=identifier)
        words = self._scribe.write(runs)
        # It ends where it begins: at the end of a paragraph it makes LibreOffice add an
        # empty line behind a full stop that hangs into the margin.
        address = self._addresses.address(key)
        place = self._bookmarks.around(bookmark_name(address))
        made = paragraph(identifier, counted, beside, *place, *words)
        made.set(PARAGRAPH_ID, self._bookmarks.paragraph_id(address))
        return made

    def _bar(self) -> Element:
        """Draw a line beside one of several texts that stand for one place."""
        side = "right" if self._scribe.direction == "rtl" else "left"
        line = element(side, val="single", sz="12", space="6", color="auto")
        return element("pBdr", line)


def _introduces(block: Paragraph, following: Block | None) -> bool:
    """Tell whether a paragraph has a list below it, from which no page parts it."""
    return block.level == 0 and isinstance(following, Paragraph) and following.level > 0


def _style_of(block: Paragraph) -> Style:
    if block.level > 0:
        return Style.ITEM
    return Style.NUMBERED if block.number else Style.PARAGRAPH
