"""Word: a secretariat's template, filled with real styles, numbers and footnotes.

The same document and template give the same bytes. Each paragraph has two
anchors, a bookmark and an identifier that Word keeps, so that an edited file can be
read back.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from reports.model import Document
from reports.template import default_template
from reports.writers.docx.bidi import turn
from reports.writers.docx.blocks import Blocks
from reports.writers.docx.bookmarks import START, Bookmarks
from reports.writers.docx.footnotes import Footnotes, counting
from reports.writers.docx.numbering import Numbering
from reports.writers.docx.package import DOCUMENT, Package
from reports.writers.docx.properties import put_properties
from reports.writers.docx.runs import Scribe, language_element
from reports.writers.docx.styles import PART as STYLES
from reports.writers.docx.styles import Styles
from reports.writers.docx.template import filled, marker, opened
from reports.writers.docx.xml import (
    Element,
    element,
    inserted,
    w,
    with_paragraph_ids,
)

_NOTHING: Mapping[str, str] = MappingProxyType({})
_TURNED = ("word/document", "word/header", "word/footer", "word/footnotes")
_AFTER_LANGUAGE = frozenset(map(w, ("eastAsianLayout", "specVanish", "oMath")))
_PAGE, _MARGIN = 11906, 1440  # A4 and an inch, in twentieths of a point


def write_docx(
    document: Document,
    *,
    template: bytes | None = None,
    properties: Mapping[str, str] = _NOTHING,
) -> bytes:
    """Write a document as Word.

    Args:
        template: a secretariat's own; without it the one that comes along.
        properties: said of the file in its custom properties, such as the report, the
            edition and the digest of its model.

    Raises:
        TemplateError: the template lacks something; nothing was written.
    """
    given = default_template() if template is None else template
    opening = opened(given)
    styles = Styles(opening)
    bookmarks = Bookmarks()
    notes = counting(document, opening)
    scribe = Scribe(
        language=document.language,
        styles=styles,
        bookmarks=bookmarks,
        notes=notes,
    )
    package = filled(given, document, scribe)
    _put_text(package, document, styles, scribe, bookmarks)
    footnotes = Footnotes(package, styles=styles, notes=notes)
    footnotes.put(document.footnotes, write=scribe.write)
    _finish(package, document, properties)
    return package.write()


def _put_text(
    package: Package,
    document: Document,
    styles: Styles,
    scribe: Scribe,
    bookmarks: Bookmarks,
) -> None:
    """Put the text in the place of the marker, and a bookmark where it begins."""
    root = with_paragraph_ids(package.xml(DOCUMENT))
    place = marker(root)
    numbering = Numbering(package, styles, direction=document.direction)
    blocks = Blocks(
        styles=styles,
        scribe=scribe,
        bookmarks=bookmarks,
        numbering=numbering,
        width=_width(place),
    )
    _replace(place, blocks.write(document.blocks), bookmarks)
    numbering.finish()
    package.put(DOCUMENT, root)


def _replace(place: Element, elements: Iterable[Element], bookmarks: Bookmarks) -> None:
    """Put elements in the place of a paragraph, or before it if it ends a section."""
    before = place.getprevious()
    if before is not None and before.tag == w("p"):
        before.extend(bookmarks.around(START))
    for one in elements:
        place.addprevious(one)
    if place.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        for run in place.findall(w("r")):
            place.remove(run)
    elif (parent := place.getparent()) is not None:
        parent.remove(place)


def _width(place: Element) -> int:
    """Measure the page between its margins, where the text comes."""
    behind = (place, *place.itersiblings())
    sections = (section for one in behind for section in one.iter(w("sectPr")))
    section = next(sections, element("sectPr"))
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width = _PAGE if size is None else int(size.get(w("w"), _PAGE))
    if margins is None:
        return width - 2 * _MARGIN
    return width - sum(int(margins.get(w(side), _MARGIN)) for side in ("left", "right"))


def _finish(
    package: Package, document: Document, properties: Mapping[str, str]
) -> None:
    """Set language and direction, and say what the file is."""
    styles = package.xml(STYLES)
    for defaults in styles.iter(w("rPrDefault")):
        _set_language(defaults, document.language)
    package.put(STYLES, styles)
    if document.direction == "rtl":
        for name in sorted(package.parts):
            if name.startswith(_TURNED):
                root = package.xml(name)
                turn(root)
                package.put(name, root)
    put_properties(package, document, properties)


def _set_language(defaults: Element, language: str) -> None:
    properties = defaults.find(w("rPr"))
    if properties is None:
        properties = element("rPr")
        defaults.append(properties)
    for old in properties.findall(w("lang")):
        properties.remove(old)
    inserted(properties, language_element(language), before=_AFTER_LANGUAGE)
