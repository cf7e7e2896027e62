"""Akoma Ntoso 3.0: the XML in which the United Nations exchange documents."""

from collections.abc import Iterator, Mapping

from lxml import etree
from lxml.etree import _Element

from reports.model import (
    Block,
    Cell,
    Document,
    Heading,
    Masthead,
    Paragraph,
    Runs,
    Table,
)
from reports.writers.akn_meta import meta_of
from reports.writers.akn_words import E, Scribe, fit
from reports.writers.marks import printed_number

_WITH_WORDS = ("p", "heading", "num", "caption")
_LEVELS = {1: ("section", "sec"), 2: ("subsection", "subsec")}


def write_akn(document: Document, *, properties: Mapping[str, str] = {}) -> bytes:
    """Write a document as Akoma Ntoso.

    Args:
        properties: facts of the edition; its reference and ``as_of`` name the work.
    """
    scribe = Scribe(document)
    root: _Element = E.akomaNtoso(
        E.doc(
            meta_of(document, properties),
            _preface(document.masthead, scribe),
            _main(document, scribe),
            name="report",
            contains="singleVersion",
        ),
    )
    _indent(root, depth=0)
    written: bytes = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _indent(element: _Element, *, depth: int) -> None:
    """Set parts on lines of their own, and words on one: between them space counts."""
    if element.text is not None or etree.QName(element).localname in _WITH_WORDS:
        return
    for child in element:
        child.tail = "\n" + "  " * (depth + 1)
        _indent(child, depth=depth + 1)
    if len(element):
        element.text = element[0].tail
        element[-1].tail = "\n" + "  " * depth


def _preface(head: Masthead, scribe: Scribe) -> _Element:
    return E.preface(
        *(E.p(E.docNumber(fit(symbol))) for symbol in head.symbols),
        *_lines(head),
        *_meetings(head, scribe),
        *_line("agenda", head.agenda, scribe),
        E.longTitle(E.p(scribe.filled("docTitle", head.title))),
        *_line("authors", head.authors, scribe),
        *([E.p(fit(head.edition), {"class": "edition"})] if head.edition else []),
    )


def _lines(head: Masthead) -> Iterator[_Element]:
    lines = (
        ("distribution", head.distribution),
        ("issued", head.issued),
        *(("language", language) for language in head.languages),
    )
    return (E.p(fit(words), {"class": name}) for name, words in lines if words)


def _meetings(head: Masthead, scribe: Scribe) -> Iterator[_Element]:
    for meeting in head.meetings:
        yield E.p(scribe.filled("docCommittee", meeting.body))
        if meeting.session:
            yield E.p(scribe.filled("session", meeting.session))
        yield from _line("place", meeting.place_and_dates, scribe)
        yield from _line("item", meeting.agenda_item, scribe)


def _line(name: str, runs: Runs, scribe: Scribe) -> Iterator[_Element]:
    if runs:
        yield scribe.filled("p", runs, **{"class": name})


def _main(document: Document, scribe: Scribe) -> _Element:
    """Nest what follows a heading in its section."""
    main: _Element = E.mainBody()
    open_parts = [(0, main)]
    last: _Element | None = None
    for block in document.blocks:
        element = _block(block, scribe)
        if isinstance(block, Heading):
            while open_parts[-1][0] >= block.level:
                open_parts.pop()
            open_parts[-1][1].append(element)
            open_parts.append((block.level, element))
        elif isinstance(block, Paragraph) and block.level and last is not None:
            _holding_items(last).append(element)
            continue
        else:
            open_parts[-1][1].append(element)
        last = element if isinstance(block, Paragraph) and not block.level else None
    return main


def _holding_items(paragraph: _Element) -> _Element:
    """Turn the content of a paragraph into the introduction of its items."""
    content = paragraph[-1]
    if content.tag.endswith("}content"):
        content.tag = content.tag.replace("}content", "}intro")
    return paragraph


def _block(block: Block, scribe: Scribe) -> _Element:
    if isinstance(block, Heading):
        return _heading(block, scribe)
    if isinstance(block, Paragraph):
        return _paragraph(block, scribe)
    return _table(block, scribe)


def _heading(block: Heading, scribe: Scribe) -> _Element:
    tag, prefix = _LEVELS.get(block.level, _LEVELS[2])
    return E(
        tag,
        *_number(block.number),
        scribe.filled("heading", block.runs),
        scribe.names(prefix, block.key),
    )


def _paragraph(block: Paragraph, scribe: Scribe) -> _Element:
    tag, prefix = ("subparagraph", "subpara") if block.level else ("paragraph", "para")
    names = scribe.names(prefix, block.key)
    if block.conflict:
        names["class"] = "conflict"
    content = E.content(scribe.filled("p", block.runs))
    return E(tag, *_number(block.number), content, names)


def _number(number: str) -> Iterator[_Element]:
    if number:
        yield E.num(printed_number(number))


def _table(block: Table, scribe: Scribe) -> _Element:
    names = scribe.names("table", block.key)
    table = E.table(
        scribe.filled("caption", block.title),
        E.tr(*(E.th(scribe.filled("p", runs)) for runs in block.columns)),
        *(E.tr(*(_cell(cell, scribe) for cell in row)) for row in block.rows),
        {"eId": names["eId"]},
    )
    notes = (
        scribe.filled("p", note.runs, **{"class": "table-note"}) for note in block.notes
    )
    held = scribe.names("hcontainer", block.key)
    return E.hcontainer(E.content(table, *notes), name="table", **held)


def _cell(cell: Cell, scribe: Scribe) -> _Element:
    spanned = {"rowspan": str(cell.rows)} if cell.rows > 1 else {}
    tag = "th" if cell.is_header else "td"
    element: _Element = E(tag, scribe.filled("p", cell.runs), spanned)
    return element
