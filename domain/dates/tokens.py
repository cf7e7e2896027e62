"""Splitting a written date into words, numbers and signs, with what each can mean."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.dates.lexicon import Meaning, entries
from domain.dates.numbers import NUMBERS

_GAP = re.compile(r"(?:[\s'(),:;]|\.(?!\.))+")
_UNKNOWN = re.compile(r"[^\W\d_\u3400-\u9fff]+|[\u3400-\u9fff]|\d+|\S")


class Token(NamedTuple):
    """A piece of the text.

    Attributes:
        text: as folded.
        meanings: all that it can mean; empty if it is not known.
        starts_segment: whether it follows a comma, a semicolon or a bracket.
    """

    text: str
    meanings: tuple[Meaning, ...]
    starts_segment: bool


def tokens(text: str) -> Iterator[Token]:
    """Split folded text. Of several words at one place, the longest is taken.

    Raises:
        PartsError: a number can be no part of a date.
    """
    place, starts_segment = 0, True
    while place < len(text):
        found = _longest(text, place)
        if found is None and (gap := _GAP.match(text, place)):
            starts_segment = starts_segment or not set(gap[0]).isdisjoint(",;()")
            place = gap.end()
            continue
        if found is None:
            unknown = _UNKNOWN.match(text, place)
            found = (unknown[0] if unknown else text[place], ())
        yield Token(*found, starts_segment)
        place, starts_segment = place + len(found[0]), False


def _longest(text: str, place: int) -> tuple[str, tuple[Meaning, ...]] | None:
    found: dict[str, list[Meaning]] = {}
    for pattern, meanings in entries():
        if match := pattern.match(text, place):
            found.setdefault(match[0], []).extend(meanings)
    for pattern, meanings_of in NUMBERS:
        if match := pattern.match(text, place):
            found.setdefault(match[0], []).extend(meanings_of(match))
    found.pop("", None)
    if not found:
        return None
    longest = max(found, key=len)
    return longest, tuple(dict.fromkeys(found[longest]))
