"""The fonts that reports are set in, and whether this machine has them."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

import typst


class Font(NamedTuple):
    """A family of fonts, the script it is for, and the Debian package it comes in."""

    family: str
    script: str
    package: str


LATIN = Font("Noto Serif", "Latin and Cyrillic", "fonts-noto-core")
CHINESE = Font("Noto Serif CJK SC", "Chinese", "fonts-noto-cjk")
ARABIC = Font("Noto Naskh Arabic", "Arabic", "fonts-noto-core")
MATHEMATICS = Font("Noto Sans Math", "arrows and mathematics", "fonts-noto-core")
SIGNS = Font("Noto Sans Symbols2", "other signs", "fonts-noto-core")
FONTS = (LATIN, CHINESE, ARABIC, MATHEMATICS, SIGNS)

_FIRST = {"zh": CHINESE, "ar": ARABIC}
_RANGES = {
    MATHEMATICS: ((0x2190, 0x22FF),),
    SIGNS: ((0x2300, 0x23FF), (0x2500, 0x27BF), (0x2B00, 0x2BFF)),
    CHINESE: (
        (0x2460, 0x24FF),
        (0x2E80, 0x9FFF),
        (0xF900, 0xFAFF),
        (0xFF00, 0xFFEF),
        (0x20000, 0x3FFFF),
    ),
    ARABIC: ((0x0600, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)),
}


class FontMissingError(Exception):
    """A font that the words need is not on this machine; nothing was written."""

    def __init__(self, missing: Iterable[Font]) -> None:
        self.missing = tuple(missing)
        families = ", ".join(f"{one.family} ({one.script})" for one in self.missing)
        packages = " ".join(sorted({one.package for one in self.missing}))
        super().__init__(
            f"fonts are missing: {families}; on Debian, apt install {packages}, or "
            "name a folder that holds them (TRILOGUE_FONTS, or fonts in trilogue.toml)"
        )


class GlyphMissingError(Exception):
    """The words have a character that none of the fonts can show."""

    def __init__(self, *, characters: str) -> None:
        super().__init__(
            f"{characters} cannot be printed: reports are set in Latin, Cyrillic, "
            "Chinese and Arabic letters, with common signs"
        )
        self.characters = characters


@lru_cache(maxsize=4)
def fonts_in(folder: str | None = None) -> typst.Fonts:
    """Look once for the fonts of this machine, and those of a folder if one is named.

    What typst brings itself does not count: it has no Chinese and no Arabic.
    """
    return typst.Fonts(
        include_embedded_fonts=False, font_paths=[folder] if folder else []
    )


def missing_fonts(folder: str | None = None) -> tuple[Font, ...]:
    """List those of the fonts that are not on this machine."""
    return missing_of(FONTS, folder)


def missing_of(wanted: Iterable[Font], folder: str | None = None) -> tuple[Font, ...]:
    """List those of some fonts that are not on this machine."""
    found = set(fonts_in(folder).families())
    return tuple(font for font in wanted if font.family not in found)


def fonts_for(words: str, *, language: str) -> tuple[Font, ...]:
    """Choose what to set words in, that of the language first.

    A font that no letter of the words needs is left out, so that an English report
    asks for no Chinese font.
    """
    needed = {LATIN, _FIRST.get(language, LATIN)}
    for font, ranges in _RANGES.items():
        if font not in needed and _has_letters(words, ranges):
            needed.add(font)
    first = _FIRST.get(language, LATIN)
    return (first, *(font for font in FONTS if font in needed and font != first))


def _has_letters(words: str, ranges: Iterable[tuple[int, int]]) -> bool:
    letters = {ord(letter) for letter in set(words) if not letter.isascii()}
    return any(low <= one <= high for one in letters for low, high in ranges)
