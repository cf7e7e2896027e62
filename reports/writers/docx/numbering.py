"""Automatic numbers: Word counts them, and prints what the model prints."""

from copy import deepcopy
from hashlib import sha256
from itertools import count

from reports.model import Direction
from reports.writers.docx.package import Package
from reports.writers.docx.reading_numbers import LITERAL, Counted, readings
from reports.writers.docx.styles import Styles
from reports.writers.docx.xml import Element, element, inserted, w

PART = "word/numbering.xml"
_MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
)
_HALF_LETTER, _FEWEST = 60, 3  # in twentieths of a point, and letters
_AFTER_KINDS = frozenset((w("num"), w("numIdMacAtCleanup")))
_AFTER_LISTS = frozenset((w("numIdMacAtCleanup"),))


class Numbering:
    """Gives each numbered paragraph the list in which Word counts it.

    A number that is not the next one of its style begins a list of its own, so that
    what Word prints is what the model says.
    """

    def __init__(
        self, package: Package, styles: Styles, *, direction: Direction
    ) -> None:
        self._package = package
        self._is_rtl = direction == "rtl"
        self._styles = styles
        is_there = PART in package.parts
        self._root = package.xml(PART) if is_there else element("numbering")
        self._kinds: dict[tuple[str, str, str], str] = {}
        self._last: dict[str, tuple[Counted, str]] = {}
        self._kind_numbers = count(self._highest("abstractNum", "abstractNumId") + 1)
        self._list_numbers = count(self._highest("num", "numId") + 1)

    def _highest(self, name: str, attribute: str) -> int:
        found = (one.get(w(attribute)) for one in self._root.iter(w(name)))
        return max((int(one) for one in found if one), default=0)

    def number(self, printed: str, *, style: str) -> Element | None:
        """Give the property of a paragraph that makes Word print a number before it."""
        if not printed:
            return None
        last, list_number = self._last.get(style, (None, ""))
        ways = tuple(readings(printed))
        counted = next((one for one in ways if one.follows(last)), None)
        if counted is None or counted.form == LITERAL:
            counted = ways[0]
            list_number = self._begin(counted, style=style)
        self._last[style] = (counted, list_number)
        return element(
            "numPr", element("ilvl", val="0"), element("numId", val=list_number)
        )

    def _begin(self, counted: Counted, *, style: str) -> str:
        """Begin a list at a number."""
        number = str(next(self._list_numbers))
        kind = self._kind(counted, style=style)
        start = element("startOverride", val=str(counted.value))
        made = element(
            "num",
            element("abstractNumId", val=kind),
            element("lvlOverride", start, ilvl="0"),
            numId=number,
        )
        inserted(self._root, made, before=_AFTER_LISTS)
        return number

    def _kind(self, counted: Counted, *, style: str) -> str:
        address = (style, counted.form, counted.pattern)
        if address not in self._kinds:
            self._kinds[address] = str(next(self._kind_numbers))
            self._define(self._kinds[address], counted, style=style)
        return self._kinds[address]

    def _define(self, number: str, counted: Counted, *, style: str) -> None:
        level = element(
            "lvl",
            element("start", val="1"),
            element("numFmt", val=counted.form),
            element("suff", val="tab"),
            element("lvlText", val=counted.pattern),
            element("lvlJc", val="center" if self._is_rtl else "left"),
            self._place(style, counted),
            self._font(counted),
            ilvl="0",
        )
        address = f"{style} {counted.form} {counted.pattern}"
        made = element(
            "abstractNum",
            element("nsid", val=sha256(address.encode()).hexdigest()[:8].upper()),
            element("multiLevelType", val="singleLevel"),
            level,
            abstractNumId=number,
        )
        inserted(self._root, made, before=_AFTER_KINDS)

    def _place(self, style: str, counted: Counted) -> Element:
        """Repeat indents and stops of the style, which a list would else take away."""
        found = self._styles.properties(style)
        kept = (found.find(w(name)) for name in ("tabs", "ind"))
        made = element("pPr", *(deepcopy(one) for one in kept if one is not None))
        if self._is_rtl:
            for indent in made.iter(w("ind")):
                _make_room(indent, letters=len(counted.pattern))
        return made

    def _font(self, counted: Counted) -> Element | None:
        """Take digits from the Latin font: the Arabic one may have none."""
        if not self._is_rtl or counted.form == LITERAL:
            return None
        return element("rPr", element("rFonts", cs=self._styles.latin_font))

    def finish(self) -> None:
        """Put the lists into the file."""
        self._package.add(PART, media=_MEDIA, relation=_RELATION)
        self._package.put(PART, self._root)


def _make_room(indent: Element, *, letters: int) -> None:
    """Move a number inwards by half its width.

    In right-to-left paragraphs Word and LibreOffice disagree on which end of a number
    stands at the indent. They agree on its middle.
    """
    half = _HALF_LETTER * max(letters, _FEWEST)
    hanging = int(indent.get(w("hanging"), "0"))
    first = int(indent.get(w("firstLine"), "0"))
    if hanging > half:
        indent.set(w("hanging"), str(hanging - half))
    else:
        indent.attrib.pop(w("hanging"), "")
        indent.set(w("firstLine"), str(first - hanging + half))
