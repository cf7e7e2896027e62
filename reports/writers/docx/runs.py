"""Runs of words in Word's terms: language, direction, style, marks of footnotes."""

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import NamedTuple

from reports.model import Mark, Run, Runs, Text
from reports.writers.docx.bookmarks import NOTE, Bookmarks
from reports.writers.docx.styles import Style, Styles
from reports.writers.docx.xml import Element, element, text_element, w
from reports.writers.marks import direction_of

TAGS = MappingProxyType(
    {
        "en": "en-GB",
        "fr": "fr-FR",
        "es": "es-ES",
        "ru": "ru-RU",
        "zh": "zh-CN",
        "ar": "ar-SA",
    }
)
"""The tag by which Word knows a language, and its spelling checker."""

LEFT_TO_RIGHT, RIGHT_TO_LEFT = "\u200e", "\u200f"
"""Marks without width: they keep signs at the ends of words on the words' own side."""

_UPRIGHT = frozenset(("zh", "ar"))
_LATIN = re.compile(
    r"([A-Za-z](?:[\w./-]*[A-Za-z0-9])?|[0-9]+(?:[.,][0-9]+)*)", re.ASCII
)
_BREAKABLE = re.compile(r"([- ])")
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def language_element(language: str) -> Element:
    """Name a language for the script that it has; Word keeps one for each of three.

    Latin words and digits among Chinese ones are not Chinese: LibreOffice would break
    them anywhere.
    """
    tag = TAGS.get(language, language)
    scripts = {"zh": "eastAsia", "ar": "bidi"}
    named = {"val": TAGS["en"], "eastAsia": TAGS["zh"], "bidi": TAGS["ar"]}
    return element("lang", **{**named, scripts.get(language, "val"): tag})


class Counting(NamedTuple):
    """How footnotes are counted in a file.

    Attributes:
        is_automatic: whether Word counts them as the model does, all or none: it goes
            on counting past one that is not its own.
        taken: highest identifier of a footnote of the template.
    """

    is_automatic: bool
    taken: int = 0

    def identifier(self, number: int) -> str:
        """Give the identifier of a footnote within the file."""
        return str(self.taken + number)


class Scribe:
    """Writes runs of one document.

    Args:
        notes: how footnotes are counted in the file.
    """

    def __init__(
        self,
        *,
        language: str,
        styles: Styles,
        bookmarks: Bookmarks,
        notes: Counting,
    ) -> None:
        self._language = language
        self.direction = direction_of(language)
        self._styles = styles
        self._bookmarks = bookmarks
        self._notes = notes
        self._noted: set[int] = set()

    def write(self, runs: Runs) -> Iterator[Element]:
        """Write runs, one after the other."""
        for run in runs:
            yield from self._run(run)

    def _run(self, run: Run) -> Iterator[Element]:
        if isinstance(run, Mark):
            yield from self._mark(run.number)
        elif run.style == "code":
            yield from self._symbol(run)
        else:
            yield from self._words(run)

    def _words(self, text: Text) -> Iterator[Element]:
        direction = direction_of(text.language or self._language)
        words = _FORBIDDEN.sub("", text.words)
        if direction != self.direction:
            edge = LEFT_TO_RIGHT if direction == "ltr" else RIGHT_TO_LEFT
            words = f"{edge}{words}{edge}"
        is_rtl = direction == "rtl"
        parts = _LATIN.split(words) if is_rtl else [words]
        for place, part in enumerate(parts):
            if part:
                is_latin = is_rtl and place % 2 == 1
                properties = self._properties(
                    text, is_rtl=is_rtl and not is_latin, is_latin=is_latin
                )
                yield element("r", properties, text_element(part))

    def _properties(
        self, text: Text, *, is_rtl: bool, is_latin: bool
    ) -> Element | None:
        """Say what differs from the paragraph, in the order that the schema wants.

        LibreOffice takes digits among Arabic letters from the Arabic font, which may
        have none.
        """
        language = text.language or self._language
        found = [
            *([element("rFonts", hint="eastAsia")] if language == "zh" else []),
            *([element("rFonts", cs=self._styles.latin_font)] if is_latin else []),
            *(element(name) for name in _shape(text.style, language)),
            *([element("rtl")] if is_rtl else []),
            *([language_element(text.language)] if text.language else []),
        ]
        return element("rPr", *found) if found else None

    def _symbol(self, text: Text) -> Iterator[Element]:
        """Write words that are not broken at a space or a hyphen, nor turned around."""
        properties = element(
            "rPr", element("rStyle", val=self._styles[Style.SYMBOL]), element("noProof")
        )
        run = element("r", properties)
        words = _FORBIDDEN.sub("", text.words)
        if self.direction == "ltr":
            run.extend(_unbroken(words))
            yield run
            return
        properties.insert(1, element("rFonts", cs=self._styles.latin_font))
        run.extend(_unbroken(f"{LEFT_TO_RIGHT}{words}{LEFT_TO_RIGHT}"))
        # Two symbols in a row are two: the first of them stands on the right.
        yield from (_right_to_left(), run, _right_to_left())

    def _mark(self, number: int) -> Iterator[Element]:
        """Refer to a footnote: the first time by a real mark, then across to it."""
        style = element("rStyle", val=self._styles[Style.REFERENCE])
        if number in self._noted:
            yield _across(number, style)
            return
        self._noted.add(number)
        reference = element("footnoteReference", id=self._notes.identifier(number))
        run = element("r", element("rPr", style), reference)
        if not self._notes.is_automatic:
            reference.set(w("customMarkFollows"), "1")
            run.append(text_element(str(number)))
        yield from self._bookmarks.around(f"{NOTE}{number}", run)


def _shape(style: str, language: str) -> tuple[str, ...]:
    """Name what makes words stand out; Chinese and Arabic letters do not slant."""
    if style == "emphasis" and language not in _UPRIGHT:
        return ("i", "iCs")
    return ("b", "bCs") if style in {"strong", "emphasis"} else ()


def _across(number: int, style: Element) -> Element:
    """Make the field that prints the number of a footnote once more."""
    shown = element("r", element("rPr", style), text_element(str(number)))
    return element("fldSimple", shown, instr=f" NOTEREF {NOTE}{number} \\f \\h ")


def _right_to_left() -> Element:
    return element("r", element("rPr", element("rtl")), text_element(RIGHT_TO_LEFT))


def _unbroken(words: str) -> Iterator[Element]:
    for part in _BREAKABLE.split(words):
        if part == "-":
            yield element("noBreakHyphen")
        elif part:
            yield text_element("\u00a0" if part == " " else part)
