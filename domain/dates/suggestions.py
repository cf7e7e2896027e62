"""Dates as people write them elsewhere, and the EDTF that they probably mean.

This is only for advice in error messages. Nothing is recorded by it.
"""

import re
from collections.abc import Iterator

from domain.dates.shapes import read_shape

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

_MONTH = "|".join(f"{name[:3]}(?:{name[3:]}|t)?\\.?" for name in MONTHS)
_DAY = r"(?P<day>[0-9]{1,2})"
_YEAR = r"(?P<year>[0-9]{4})"
_NUMBER = r"(?P<number>[0-9]{1,2})"
_QUARTER = r"Q(?P<quarter>[1-4])"
_WRITTEN = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:{_DAY}(?:st|nd|rd|th)? )?(?P<name>{_MONTH}),? {_YEAR}",
        rf"(?P<name>{_MONTH}) {_DAY}(?:st|nd|rd|th)?,? {_YEAR}",
        rf"{_YEAR} ?年(?: ?{_NUMBER} ?月(?: ?{_DAY} ?日)?)?",
        rf"{_YEAR}([-./]){_NUMBER}(?:\2{_DAY})?",
        rf"{_YEAR}(?P<number>[0-9]{{2}})(?P<day>[0-9]{{2}})",
        rf"{_YEAR}[- ]?{_QUARTER}",
        rf"{_QUARTER}[ /-]?{_YEAR}",
    )
)
_NUMBERS_ONLY = re.compile(rf"{_DAY}[/.-]{_NUMBER}[/.-]{_YEAR}")


def suggest(text: str) -> list[str]:
    """List the dates, in EDTF, that ``text`` may mean; the most likely first."""
    return [
        candidate
        for candidate in dict.fromkeys(_candidates(text.strip()))
        if read_shape(candidate) is not None
    ]


def _candidates(text: str) -> Iterator[str]:
    yield "".join(text.split())
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            yield _edtf(match.groupdict())
    if match := _NUMBERS_ONLY.fullmatch(text):
        day, month, year = match.group("day", "number", "year")
        yield f"{year}-{int(month):02}-{int(day):02}"
        yield f"{year}-{int(day):02}-{int(month):02}"


def _edtf(found: dict[str, str | None]) -> str:
    text = found["year"] or ""
    if quarter := found.get("quarter"):
        return f"{text}-{32 + int(quarter)}"
    number = found.get("number") or _month_number(found.get("name"))
    if number:
        text += f"-{int(number):02}"
    if day := found.get("day"):
        text += f"-{int(day):02}"
    return text


def _month_number(name: str | None) -> int | None:
    if name is None:
        return None
    return [month[:3] for month in MONTHS].index(name[:3].title()) + 1
