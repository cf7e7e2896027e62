"""Characters that nobody can see: they are left out of what is recorded.

Marks of direction, joiners, soft hyphens and spaces of no width come with text that is
copied from a page. Two references, keys or names that differ only in them look alike.
"""

from unicodedata import category, normalize

_USELESS = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
"""Soft hyphen, and spaces of no width: no language needs them."""


def without_invisible(text: str) -> str:
    """Return a word, such as a reference, without invisible characters, in NFC."""
    if text.isascii():
        return text
    visible = "".join(one for one in text if category(one) != "Cf")
    return normalize("NFC", visible)


def fold_text(text: str) -> str:
    """Return a text in NFC, without spaces of no width and soft hyphens.

    Joiners and marks of direction stay: Persian and Arabic are written with them.
    """
    if text.isascii():
        return text
    return normalize("NFC", text.translate(_USELESS))


def is_blank(text: str) -> bool:
    """Return whether nothing of a text can be seen."""
    return not without_invisible(text).strip()
