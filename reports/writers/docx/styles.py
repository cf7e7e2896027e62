"""Styles of a template by the name that people see, whatever Word calls them inside."""

from enum import StrEnum

from reports.writers.docx.package import Package
from reports.writers.docx.xml import Element, element, w

PART = "word/styles.xml"
_FONT = "Times New Roman"


class Style(StrEnum):
    """Styles that a report is written in; a template has each of them."""

    SECTION = "heading 1"
    SUBSECTION = "heading 2"
    PARAGRAPH = "Report paragraph"
    NUMBERED = "Report numbered paragraph"
    ITEM = "Report list item"
    TABLE = "Report table"
    TABLE_TITLE = "Report table title"
    TABLE_HEAD = "Report table heading"
    TABLE_TEXT = "Report table text"
    TABLE_NOTE = "Report table note"
    FOOTNOTE = "footnote text"
    REFERENCE = "footnote reference"
    SYMBOL = "Report symbol"


class Styles:
    """The styles of a Word file."""

    def __init__(self, package: Package) -> None:
        self.root = package.xml(PART)
        styles = list(self.root.iter(w("style")))
        self._named = {_name(one): one for one in styles}
        self._names = {str(one.get(w("styleId"))): _name(one) for one in styles}

    def missing(self) -> list[str]:
        """List the styles that a report needs and the file lacks."""
        return [style for style in Style if style.lower() not in self._named]

    def __getitem__(self, style: Style) -> str:
        """Give the identifier by which paragraphs name a style."""
        return str(self._named[style.lower()].get(w("styleId")))

    def name(self, identifier: str | None) -> str:
        """Give the name of a style, in small letters, or nothing."""
        return self._names.get(identifier or "", "")

    def properties(self, identifier: str) -> Element:
        """Give what a style says of its paragraphs."""
        found = self._named[self._names[identifier]].find(w("pPr"))
        return element("pPr") if found is None else found

    @property
    def latin_font(self) -> str:
        """Give the font of Latin letters and digits."""
        for fonts in self.root.iterfind(f"{w('docDefaults')}//{w('rFonts')}"):
            return fonts.get(w("ascii")) or _FONT
        return _FONT


def _name(style: Element) -> str:
    """Give a style's name; LibreOffice and Word differ in its capitals."""
    name = style.find(w("name"))
    return "" if name is None else str(name.get(w("val"))).lower()
