"""What an edited Word file says, paragraph by paragraph.

Tracked changes count as accepted. Numbers, marks of footnotes and marks of languages
are not words: Word or the writer made them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from reports.writers.docx.bookmarks import NOTE, PREFIX, START
from reports.writers.docx.package import DOCUMENT, NotWordError, Package
from reports.writers.docx.runs import LEFT_TO_RIGHT, RIGHT_TO_LEFT
from reports.writers.docx.styles import PART as STYLES
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.xml import Element, w

_MARKS = frozenset((Style.REFERENCE.lower(), Style.LANGUAGE_MARK.lower()))
_GONE = frozenset(map(w, ("del", "moveFrom", "pPr", "rPr", "sdtPr", "txbxContent")))
_TRACKED = frozenset(map(w, ("ins", "del", "moveFrom", "moveTo")))
_HELD = frozenset(map(w, ("body", "sdt", "sdtContent", "customXml", "ins", "moveTo")))
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
        bookmarks: names of those that begin in it or just before it.
        comments: numbers of the comments that are made in it.
    """

    words: str
    bookmarks: tuple[str, ...] = ()
    comments: tuple[str, ...] = ()
    is_tracked: bool = False


class FoundTable(NamedTuple):
    """A table of the file: the words of each cell, none where the one above goes on."""

    rows: tuple[tuple[str, ...], ...]


class FoundNotes(NamedTuple):
    """The footnotes of the file, by number, and how many others there are."""

    known: dict[int, str]
    added: int


class FoundComment(NamedTuple):
    """A comment in the margin."""

    number: str
    author: str
    words: str


class WordFile:
    """A Word file that somebody may have edited.

    Raises:
        NotWordError: it is damaged, or no Word file.
    """

    def __init__(self, package: Package) -> None:
        self._package = package
        self._styles = Styles(package) if STYLES in package.parts else None
        body = package.xml(DOCUMENT).find(w("body"))
        if body is None:
            reason = "this Word file is damaged: it has no text"
            raise NotWordError(reason)
        self._body = body

    def blocks(self) -> list[FoundParagraph | FoundTable]:
        """List paragraphs and tables behind the masthead, in order."""
        found = list(self._blocks())
        places = {
            name: place
            for place, block in reversed(list(enumerate(found)))
            if isinstance(block, FoundParagraph)
            for name in block.bookmarks
        }
        if START in places:
            return found[places[START] + 1 :]
        # A masthead that ends in a table has no place for the bookmark.
        ours = (place for name, place in places.items() if name.startswith(PREFIX))
        return found[min(ours, default=0) :]

    def _blocks(self) -> Iterator[FoundParagraph | FoundTable]:
        waiting: tuple[str, ...] = ()
        merging: list[Element] = []
        for one in _level(self._body):
            if one.tag == w("bookmarkStart"):
                waiting += (str(one.get(w("name"))),)
            elif one.tag == w("tbl"):
                yield FoundTable(tuple(self._rows(one)))
            elif _goes_on(one):
                merging.append(one)
            elif one.tag == w("p"):
                yield self._paragraph([*merging, one], waiting)
                waiting, merging = (), []
        if merging:
            yield self._paragraph(merging, waiting)

    def _paragraph(
        self, parts: list[Element], waiting: tuple[str, ...]
    ) -> FoundParagraph:
        inside = [one for part in parts for one in part.iter()]
        starts = (one for one in inside if one.tag == w("bookmarkStart"))
        comments = (one for one in inside if one.tag == w("commentReference"))
        return FoundParagraph(
            words="".join(map(self._words, parts)).strip(),
            bookmarks=(*waiting, *(str(one.get(w("name"))) for one in starts)),
            comments=tuple(str(one.get(w("id"))) for one in comments),
            is_tracked=any(one.tag in _TRACKED for one in inside),
        )

    def _rows(self, table: Element) -> Iterator[tuple[str, ...]]:
        for row in table.iterchildren(w("tr")):
            cells = (one for one in _level(row) if one.tag == w("tc"))
            yield tuple(map(self._cell, cells))

    def _cell(self, cell: Element) -> str:
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if merge is not None and merge.get(w("val")) != "restart":
            return ""
        words = (self._words(one) for one in cell.iter(w("p")))
        return "\n".join(one.strip() for one in words if one.strip())

    def _words(self, paragraph: Element) -> str:
        """Read the words of a paragraph, without those that a field repeats."""
        found: list[str] = []
        field = ""
        for one in _runs(paragraph):
            field = _field_after(one, field)
            if "NOTEREF" not in field:
                found.append(self._run(one))
        return "".join(found).translate(_OURS)

    def _run(self, run: Element) -> str:
        style = self._style(run)
        if style in _MARKS or run.find(w("footnoteReference")) is not None:
            return ""
        words = "".join(
            (one.text or "") if one.tag == w("t") else _LETTERS.get(str(one.tag), "")
            for one in run
        )
        is_symbol = style == Style.SYMBOL.lower()
        return words.replace("\u00a0", " ") if is_symbol else words

    def _style(self, run: Element) -> str:
        found = run.find(f"{w('rPr')}/{w('rStyle')}")
        if found is None or self._styles is None:
            return ""
        return self._styles.name(found.get(w("val")))

    def footnotes(self) -> FoundNotes:
        """Read the footnotes, by the bookmarks around their first marks."""
        notes = {one.get(w("id")): one for one in self._part("footnotes", "footnote")}
        known: dict[int, str] = {}
        number, added = "", 0
        for one in self._body.iter(w("bookmarkStart"), w("footnoteReference")):
            name = one.get(w("name"), "")
            if name == START:
                added = 0  # what stands above is the template's
            elif name.startswith(NOTE):
                number = name.removeprefix(NOTE)
            elif one.tag == w("footnoteReference") and not _is_gone(one):
                note = notes.get(one.get(w("id")))
                if not number.isdecimal() or note is None:
                    added += 1
                else:
                    known[int(number)] = "\n".join(self._paragraphs(note))
                number = ""
        return FoundNotes(known, added)

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

    def _paragraphs(self, part: Element) -> Iterator[str]:
        words = (self._words(one).strip() for one in part.iter(w("p")))
        return (one for one in words if one)

    def _part(self, name: str, inner: str) -> Iterator[Element]:
        part = f"word/{name}.xml"
        if part not in self._package.parts:
            return iter(())
        return self._package.xml(part).iterchildren(w(inner))


def _level(parent: Element) -> Iterator[Element]:
    """List what stands in a body or a row, within content controls too."""
    for one in parent:
        if one.tag in _HELD:
            yield from _level(one)
        else:
            yield one


def _goes_on(block: Element) -> bool:
    """Tell whether the end of a paragraph was deleted: the next one belongs to it."""
    return block.find(f"{w('pPr')}/{w('rPr')}/{w('del')}") is not None


def _runs(parent: Element) -> Iterator[Element]:
    """List the runs of a paragraph that were not deleted."""
    for one in parent:
        if one.tag == w("r"):
            yield one
        elif one.tag not in _GONE and "NOTEREF" not in one.get(w("instr"), ""):
            yield from _runs(one)


def _field_after(run: Element, field: str) -> str:
    """Say which field runs from here on; none behind the end of one."""
    mark = run.find(w("fldChar"))
    if mark is not None and mark.get(w("fldCharType")) == "end":
        return ""
    return field + "".join(one.text or "" for one in run.iter(w("instrText")))


def _is_gone(one: Element) -> bool:
    return any(above.tag in _GONE for above in one.iterancestors())
