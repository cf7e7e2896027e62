"""What a Word file says, paragraph by paragraph, as its pending changes are settled.

Numbers, marks of footnotes and marks of languages are not words: Word or the writer
made them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reports.writers.docx.bookmarks import NOTE, START
from reports.writers.docx.extras import (
    ALIGNED,
    Extra,
    extras_in,
)
from reports.writers.docx.package import DOCUMENT, NotWordError, Package
from reports.writers.docx.pending import AUTHORS, has_pending, settle
from reports.writers.docx.reading_elements import (
    blocks_in,
    comments_in,
    field_after,
    is_language_mark,
    list_level,
    runs_in,
    words_outside_fields,
)
from reports.writers.docx.runs import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from reports.writers.docx.styles import PART as STYLES
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.xml import PARAGRAPH_ID, Element, w

_MARKS = frozenset((Style.REFERENCE.lower(), "report language mark"))
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_OURS = str.maketrans({LEFT_TO_RIGHT: None, RIGHT_TO_LEFT: None, "\u2011": "-"})
_LETTERS = {
    w("noBreakHyphen"): "-",
    w("tab"): " ",
    w("br"): "\n",
    w("cr"): "\n",
}


class FoundParagraph(NamedTuple):
    """A paragraph of the file.

    Attributes:
        anchors: names of bookmarks that begin in it or just before it, and its own
            identifier.
        style: name of its style, in small letters.
        level: of the list that numbers it, from "0"; empty without a number.
        comments: numbers of the comments that are made in it.
        authors: who has pending changes in it.
    """

    words: str
    anchors: tuple[str, ...] = ()
    style: str = ""
    level: str = ""
    comments: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    authors: str = ""


class FoundTable(NamedTuple):
    """A table of the file: the words of each cell, none where the one above goes on."""

    rows: tuple[tuple[str, ...], ...]
    comments: tuple[str, ...] = ()
    extras: tuple[Extra, ...] = ()
    authors: str = ""

    @property
    def words(self) -> str:
        """The words of its cells, row by row."""
        return "\n".join(" | ".join(row) for row in self.rows)


Found = FoundParagraph | FoundTable


class FoundNote(NamedTuple):
    """A footnote of the file; its number in the report, or 0 without our bookmark."""

    number: int
    words: str


class FoundComment(NamedTuple):
    """A comment in the margin."""

    number: str
    author: str
    words: str


class WordFile:
    """A Word file that somebody may have edited.

    Args:
        accept: whether to read it as if all pending changes were accepted; or else as
            if they were rejected.

    Raises:
        NotWordError: it is damaged, or no Word file.
    """

    def __init__(self, package: Package, *, accept: bool = True) -> None:
        self._package = package
        self._accept = accept
        self._styles = Styles(package) if STYLES in package.parts else None
        body = self._xml(DOCUMENT).find(w("body"))
        if body is None:
            reason = "this Word file is damaged: it has no text"
            raise NotWordError(reason)
        self._body = body
        self.blocks = tuple(self._blocks())

    def _xml(self, name: str) -> Element:
        root = self._package.xml(name)
        for one in [*root.iter(_FALLBACK)]:
            parent = one.getparent()
            if parent is not None:
                parent.remove(one)
        if has_pending(root):
            settle(root, accept=self._accept)
        return root

    @property
    def start(self) -> int:
        """The number of blocks in the masthead; -1 if the file does not say so."""
        for place, block in enumerate(self.blocks):
            if isinstance(block, FoundParagraph) and START in block.anchors:
                return place + 1
        return -1

    def _blocks(self) -> Iterator[Found]:
        before: tuple[str, ...] = ()
        for one in blocks_in(self._body):
            if one.tag == w("bookmarkStart"):
                before += (str(one.get(w("name"))),)
            elif one.tag == w("tbl"):
                yield self._table(one)
            elif one.tag == w("p"):
                yield self._paragraph(one, before)
                before = ()
            elif one.tag == w("altChunk"):
                yield FoundParagraph("", extras=(Extra("embedded-object", ""),))

    def _paragraph(self, one: Element, before: tuple[str, ...]) -> FoundParagraph:
        names = (str(o.get(w("name"))) for o in one.iter(w("bookmarkStart")))
        identifier = one.get(PARAGRAPH_ID)
        return FoundParagraph(
            words=self._words(one).strip(),
            anchors=(*before, *names, *([identifier] if identifier else [])),
            style=self._style(one, "pPr", "pStyle"),
            level=list_level(one),
            comments=comments_in(one),
            extras=tuple(extras_in(one, self._package)),
            authors=one.get(AUTHORS, ""),
        )

    def _table(self, table: Element) -> FoundTable:
        authors = (one.get(AUTHORS, "") for one in table.iter(w("p")))
        return FoundTable(
            tuple(self._rows(table)),
            comments=comments_in(table),
            extras=tuple(extras_in(table, self._package)),
            authors="; ".join(dict.fromkeys(filter(None, authors))),
        )

    def _rows(self, table: Element) -> Iterator[tuple[str, ...]]:
        for row in table.iterchildren(w("tr")):
            cells = (one for one in blocks_in(row) if one.tag == w("tc"))
            yield tuple(map(self._cell, cells))

    def _cell(self, cell: Element) -> str:
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merge is not None and merge.get(w("val")) != "restart":
            return ""
        return "\n".join(self._paragraphs(cell))

    def _words(self, paragraph: Element) -> str:
        """Read the words of a paragraph, without those that a field repeats."""
        found: list[str] = []
        field = ""
        for one in runs_in(paragraph):
            field = field_after(one, field)
            if "NOTEREF" not in field:
                found.append(self._run(one))
        return "".join(found).translate(_OURS)

    def _run(self, run: Element) -> str:
        style = self._style(run, "rPr", "rStyle")
        if style in _MARKS or run.find(w("footnoteReference")) is not None:
            return ""
        if is_language_mark(run):
            return ""
        words = "".join(
            (one.text or "") if one.tag == w("t") else _LETTERS.get(str(one.tag), "")
            for one in run
        )
        is_symbol = style == Style.SYMBOL.lower()
        return words.replace("\u00a0", " ") if is_symbol else words

    def _style(self, one: Element, properties: str, name: str) -> str:
        found = one.find(f"{w(properties)}/{w(name)}")
        if found is None or self._styles is None:
            return ""
        return self._styles.name(found.get(w("val")))

    def footnotes(self) -> list[FoundNote]:
        """Read the footnotes, by the bookmarks around their first marks."""
        notes = {one.get(w("id")): one for one in self._part("footnotes", "footnote")}
        found: list[FoundNote] = []
        number = ""
        for one in self._body.iter(w("bookmarkStart"), w("footnoteReference")):
            name = one.get(w("name"), "")
            if name == START:
                found = []  # what stands above is the template's
            elif name.startswith(NOTE):
                number = name.removeprefix(NOTE)
            elif one.tag == w("footnoteReference"):
                note = notes.get(one.get(w("id")))
                words = "" if note is None else "\n".join(self._paragraphs(note))
                is_ours = number.isdecimal() and note is not None
                found.append(FoundNote(int(number) if is_ours else 0, words))
                number = ""
        return found

    def endnotes(self) -> tuple[str, ...]:
        """Read the endnotes; a report has none."""
        notes = {one.get(w("id")): one for one in self._part("endnotes", "endnote")}
        marks = (one.get(w("id")) for one in self._body.iter(w("endnoteReference")))
        return tuple("\n".join(self._paragraphs(notes[o])) for o in marks if o in notes)

    def comments(self) -> list[FoundComment]:
        """List the comments of the file."""
        return [
            FoundComment(
                number=str(one.get(w("id"))),
                author=one.get(w("author"), ""),
                words="\n".join(self._paragraphs(one)),
            )
            for one in self._part("comments", "comment")
        ]

    def frames(self) -> frozenset[str]:
        """List what headers and footers say, without fields such as page numbers."""
        names = [o for o in self._package.parts if o.startswith(_FRAMES)]
        lines = (
            "".join(words_outside_fields(one)).translate(_OURS)
            for name in names
            for one in self._xml(name).iter(w("p"))
        )
        return frozenset(filter(None, (" ".join(one.split()) for one in lines)))

    def extras_elsewhere(self) -> frozenset[Extra]:
        """List the extras in notes, headers and footers."""
        return frozenset(
            extra
            for name in self._package.parts
            if name.startswith(_ELSEWHERE)
            for extra in extras_in(self._xml(name), self._package, name)
            if extra.kind != ALIGNED  # LibreOffice repeats that of the style
        )

    def _paragraphs(self, part: Element) -> Iterator[str]:
        words = (self._words(one).strip() for one in part.iter(w("p")))
        return (one for one in words if one)

    def _part(self, name: str, inner: str) -> Iterator[Element]:
        part = f"word/{name}.xml"
        if part not in self._package.parts:
            return iter(())
        return self._xml(part).iterchildren(w(inner))


_FRAMES = ("word/header", "word/footer")
_ELSEWHERE = (*_FRAMES, "word/footnotes", "word/endnotes")
