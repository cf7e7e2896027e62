"""Footnotes that Word numbers and keeps on the page of their mark."""

from collections.abc import Callable, Iterable

from reports.model import Document, Footnote, Runs
from reports.writers.docx_package import Package
from reports.writers.docx_styles import Style, Styles
from reports.writers.docx_xml import Element, element, paragraph, text_element
from reports.writers.marking import numbers_in_order

PART = "word/footnotes.xml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
)

Write = Callable[[Runs], Iterable[Element]]


def counted_by_word(document: Document) -> frozenset[int]:
    """List the footnotes whose number Word counts as the model prints it.

    All or none: Word goes on counting past one that is not its own.
    """
    numbers = numbers_in_order(document)
    is_counted = numbers == list(range(1, len(numbers) + 1))
    return frozenset(numbers) if is_counted else frozenset()


class Footnotes:
    """The part of a file that holds its footnotes."""

    def __init__(
        self,
        package: Package,
        *,
        styles: Styles,
        automatic: Iterable[int],
    ) -> None:
        self._package = package
        self._styles = styles
        self._automatic = frozenset(automatic)

    def put(self, footnotes: Iterable[Footnote], *, write: Write) -> None:
        """Put the footnotes into the file, and the lines above them."""
        made = element(
            "footnotes",
            _line("separator", number=-1),
            _line("continuationSeparator", number=0),
            *(self._footnote(note, write(note.runs)) for note in footnotes),
        )
        self._package.add(PART, media=_MEDIA, relation=_RELATION)
        self._package.put(PART, made)

    def _footnote(self, note: Footnote, runs: Iterable[Element]) -> Element:
        style = element("rStyle", val=self._styles[Style.REFERENCE])
        is_counted = note.number in self._automatic
        shown = element("footnoteRef") if is_counted else text_element(str(note.number))
        mark = element("r", element("rPr", style), shown)
        space = element("r", text_element(" "))
        name = self._styles[Style.FOOTNOTE]
        words = paragraph(name, mark, space, *runs)
        return element("footnote", words, id=str(note.number))


def _line(name: str, *, number: int) -> Element:
    line = element("p", element("r", element(name)))
    return element("footnote", line, type=name, id=str(number))
