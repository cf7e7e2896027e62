"""Printed numbers taken apart: how Word counts, and what it would print next."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from reports.language.numbering import roman

LITERAL = "none"
"""What Word calls a number that it does not count."""

_AROUND = re.compile(r"(?P<before>[(（]?)(?P<core>.+?)(?P<after>[.)）、]*)")
_CHINESE = "一二三四五六七八九"
_HIGHEST_ROMAN, _HIGHEST_CHINESE = 89, 99  # of the numbers that are taken apart


class Counted(NamedTuple):
    """A printed number as Word counts it.

    Attributes:
        form: Word's name for the way of counting.
        pattern: what is printed, with ``%1`` for the count.
        value: the count.
    """

    form: str
    pattern: str
    value: int

    def follows(self, other: "Counted | None") -> bool:
        """Tell whether Word prints this by itself after another."""
        return other == self._replace(value=self.value - 1)


def readings(printed: str) -> Iterator[Counted]:
    """List the ways to read a printed number, the likeliest first.

    ``(i)`` is the Roman one, or the ninth letter. What no way fits is printed as it is.
    """
    found = _AROUND.fullmatch(printed)
    if found:
        pattern = f"{found['before']}%1{found['after']}"
        for form, value in _forms(found["core"]):
            yield Counted(form, pattern, value)
    yield Counted(LITERAL, printed.replace("%", "%%"), 1)


def _forms(core: str) -> Iterator[tuple[str, int]]:
    if core.isascii() and core.isdigit() and not core.startswith("0"):
        yield "decimal", int(core)
    for case, cased in (("lower", core.lower()), ("upper", core.upper())):
        if core == cased and core.isascii() and core.isalpha():
            yield from ((case + form, value) for form, value in _lettered(core.lower()))
    if core in _CHINESE_NUMBERS:
        yield "chineseCountingThousand", _CHINESE_NUMBERS[core]


def _lettered(core: str) -> Iterator[tuple[str, int]]:
    roman = ("Roman", _ROMAN_NUMBERS[core]) if core in _ROMAN_NUMBERS else None
    is_likely = roman is not None and (len(core) > 1 or core == "i")
    if roman and is_likely:
        yield roman
    if len(set(core)) == 1:  # after z Word prints aa, bb, cc
        yield "Letter", ord(core[0]) - ord("a") + 1 + 26 * (len(core) - 1)
    if roman and not is_likely:
        yield roman


def _chinese(number: int) -> str:
    tens, ones = divmod(number, 10)
    high = ("" if tens == 1 else _CHINESE[tens - 1]) + "十" if tens else ""
    return high + (_CHINESE[ones - 1] if ones else "")


_ROMAN_NUMBERS = {
    roman(number).lower(): number for number in range(1, _HIGHEST_ROMAN + 1)
}
_CHINESE_NUMBERS = {
    _chinese(number): number for number in range(1, _HIGHEST_CHINESE + 1)
}
