"""Reading references as people write them, before they are recorded.

``Ref.parse`` reads what the log has; this module mends what a new entry must not have.
"""

import re
from collections.abc import Sequence

from domain.invisible import without_invisible
from domain.references import DASHES, FAMILIES, BadReferenceError, Ref

_FAMILY = re.compile(rf"\s*({'|'.join(FAMILIES)})\s*:", re.IGNORECASE)
_FURTHER = re.compile(rf"[\s,;|]({'|'.join(FAMILIES)}):", re.IGNORECASE)
_SEPARATOR = re.compile(r"[;|\n]|,\s")
_QUOTES = "\"'\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb\u2039\u203a"
_PRINTED = ("document", "mandate", "agreement")
"""Families whose references are names that documents print, with commas in them."""


def plain_word(text: str) -> str:
    """Leave out what a spreadsheet or a word processor adds around a word.

    These are quotation marks, invisible marks, and spaces of other widths.
    """
    return " ".join(without_invisible(text).split()).strip(_QUOTES).strip()


def read_reference(text: str, families: Sequence[str] = ()) -> Ref:
    """Read a reference of a new entry.

    Args:
        families: those allowed; with a single one, the text need not name it.

    Raises:
        BadReferenceError: it is none, or several.
    """
    written = DASHES.sub("-", plain_word(text))
    only = families[0] if len(families) == 1 else None
    family = _FAMILY.match(written)
    if family:
        written = f"{family[1].lower()}:{written[family.end() :].strip()}"
    elif len(families) > 1:
        known = tuple(families)
        raise BadReferenceError(
            text, "no-family.allowed", written=written, families=known
        )
    if _FURTHER.search(written):
        raise BadReferenceError(text, "several")
    return Ref.parse(written, only)


def read_known_reference(text: str, families: Sequence[str] = ()) -> Ref:
    """Read a reference by which a new entry names another subject.

    Raises:
        BadReferenceError: it is none, or several.
    """
    family = _FAMILY.match(plain_word(text))
    possible = {family[1].lower()} if family else {*families}
    if _SEPARATOR.search(text.strip()) and possible.isdisjoint(_PRINTED):
        raise BadReferenceError(text, "several")
    return read_reference(text, families)
