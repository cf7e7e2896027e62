"""Footnotes that Word numbers and keeps on the page of their mark."""

from collections.abc import Callable, Iterable

from reports.model import Document, Footnote, Runs
from reports.writers.docx.package import DOCUMENT, Package
from reports.writers.docx.runs import Counting
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.xml import Element, element, paragraph, text_element, w
from reports.writers.marks import numbers_in_order

PART = "word/footnotes.xml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
)

_TRUE = frozenset(("1", "true", "on"))
_SETTINGS = "word/settings.xml"
_SEPARATORS = {"separator": "-1", "continuationSeparator": "0"}

Write = Callable[[Runs], Iterable[Element]]


def counting(document: Document, template: Package) -> Counting:
    """Say how footnotes are counted in a file made from a template.

    A template may have footnotes of its own, such as one on the agenda item whose mark
    is an asterisk. One that Word counts would put the model's numbers out.
    """
    numbers = numbers_in_order(document)
    marks = template.xml(DOCUMENT).iter(w("footnoteReference"))
    is_automatic = numbers == list(range(1, len(numbers) + 1)) and all(
        one.get(w("customMarkFollows")) in _TRUE for one in marks
    )
    kept = (int(one.get(w("id"), "0")) for one in _own(template))
    return Counting(is_automatic, taken=max(kept, default=0))


def _own(template: Package) -> list[Element]:
    """List the footnotes of a template, without the lines above footnotes."""
    if PART not in template.parts:
        return []
    notes = template.xml(PART).iterchildren(w("footnote"))
    return [one for one in notes if one.get(w("type"), "normal") == "normal"]


class Footnotes:
    """The part of a file that holds its footnotes."""

    def __init__(self, package: Package, *, styles: Styles, notes: Counting) -> None:
        self._package = package
        self._styles = styles
        self._notes = notes

    def put(self, footnotes: Iterable[Footnote], *, write: Write) -> None:
        """Put the footnotes into the file, and the lines above them."""
        lines = (_line(name, number) for name, number in _SEPARATORS.items())
        ours = (self._footnote(note, write(note.runs)) for note in footnotes)
        made = element("footnotes", *lines, *_own(self._package), *ours)
        self._package.add(PART, media=_MEDIA, relation=_RELATION)
        self._package.put(PART, made)
        self._settle()

    def _settle(self) -> None:
        """Say in the settings which are the lines: programs number them differently."""
        if _SETTINGS not in self._package.parts:
            return
        root = self._package.xml(_SETTINGS)
        for properties in root.iter(w("footnotePr")):
            for one in properties.findall(w("footnote")):
                properties.remove(one)
            properties.extend(
                element("footnote", id=one) for one in _SEPARATORS.values()
            )
        self._package.put(_SETTINGS, root)

    def _footnote(self, note: Footnote, runs: Iterable[Element]) -> Element:
        style = element("rStyle", val=self._styles[Style.REFERENCE])
        is_counted = self._notes.is_automatic
        shown = element("footnoteRef") if is_counted else text_element(str(note.number))
        mark = element("r", element("rPr", style), shown)
        space = element("r", text_element(" "))
        words = paragraph(self._styles[Style.FOOTNOTE], mark, space, *runs)
        return element("footnote", words, id=self._notes.identifier(note.number))


def _line(name: str, number: str) -> Element:
    line = element("p", element("r", element(name)))
    return element("footnote", line, type=name, id=number)
