"""Why a text is not a date that the log accepts, and what to write instead."""

import re
from calendar import monthrange
from collections.abc import Callable

from domain.dates.shapes import Shape, read_unit
from domain.dates.suggestions import MONTHS, suggest

_FORMS = (
    "a day (2018-08-28), a month (2018-07), a quarter (2018-33 to 2018-36), a half "
    "(2018-40, 2018-41), a year (2018), a span (2018-09/2018-11, 2008-04/..) or one "
    "unknown moment within ([2018-09..2018-11], [..2018-09])"
)
_SEASONS = range(21, 33)
_LONGEST_UNDERSTOOD = 100
_UNIT = r"[0-9]{4}(?:-[0-9]{2}){0,2}"


def explain_invalid_date(text: str) -> str:
    """Say what was understood of an invalid date, and what would be right."""
    if not text.strip():
        return f"nothing is written; write {_FORMS}, or leave the date out"
    if len(text) > _LONGEST_UNDERSTOOD:
        return f"it is too long for a date; write {_FORMS}"
    if suggestions := suggest(text):
        return _why_otherwise(suggestions)
    for pattern, why in _REASONS:
        if match := re.search(pattern, text):
            return why(match)
    for unit in re.findall(rf"\b{_UNIT}\b", text):
        if read_unit(unit) is None:
            return _why_no_unit(unit)
    return f"its form is not known; write {_FORMS}"


def explain_reversed_date(shape: Shape) -> str:
    """Say that a span, or a range of possible days, ends before it begins."""
    return (
        f"it was read as from {shape.start.first} or later to {shape.end.last} at the "
        "latest, which ends before it begins; write the earlier date first"
    )


def _why_otherwise(suggestions: list[str]) -> str:
    if len(suggestions) == 1:
        return f"dates go from year to day, without spaces; write {suggestions[0]}"
    meant = " or ".join(f"{unit} for {_in_words(unit)}" for unit in suggestions)
    return f"it does not say which number is the month; write {meant}"


def _in_words(unit: str) -> str:
    year, month, day = (int(number) for number in unit.split("-"))
    return f"{day} {MONTHS[month - 1]} {year}"


def _why_unspecified(match: re.Match[str]) -> str:
    closed, _, _ = re.sub("[xuU]", "X", match[0]).partition("-X")
    lowest, highest = closed.replace("X", "0"), closed.replace("X", "9")
    if "X" not in closed:
        advice = closed
    elif read_unit(lowest) and read_unit(highest):
        advice = f"[{lowest}..{highest}]"
    else:
        advice = "the first and the last it can be, such as [2010..2019]"
    return f"{match[0]} leaves digits open; write {advice}"


def _why_no_unit(unit: str) -> str:
    year, *rest = unit.split("-")
    if year == "0000":
        return "there is no year 0; years go from 0001 to 9999"
    part = int(rest[0])
    if part in _SEASONS:
        return (
            f"{unit} names a season, and seasons depend on the hemisphere; write the "
            f"months, such as [{year}-03..{year}-05]"
        )
    if not 1 <= part <= len(MONTHS):
        return (
            f"{unit} was read as month {part} of {year}; write a month from 01 to 12, "
            "or without a day 33 to 36 for a quarter, 37 to 39 for a third, 40 or 41 "
            "for a half of the year"
        )
    return _why_no_day(int(year), part, int(rest[1]))


def _why_no_day(year: int, month: int, day: int) -> str:
    name, last = MONTHS[month - 1], monthrange(year, month)[1]
    return (
        f"it was read as {day} {name} {year}, but {year} has no {day} {name}; write a "
        f"day from {year}-{month:02}-01 to {year}-{month:02}-{last}, or "
        f"{year}-{month:02} if the day is not known"
    )


def _say(sentence: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(sentence)


# The first pattern that is found gives the reason.
_REASONS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (
        r"[~?%]",
        _say(
            r"\g<0> says about or perhaps, which sets no first and last day; write the "
            "span it certainly lies in, such as [2018-06..2018-08], and keep the word "
            "about in the printed words"
        ),
    ),
    (r"[0-9]{1,3}[XxUu]{1,3}\b|[0-9]{4}-[0-9Xx-]*[Xx]+", _why_unspecified),
    (
        r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9]{2}|[0-9]:[0-9]{2}",
        _say(
            "it has a time of day, and a date here is a calendar day; write the day "
            "alone, such as 2018-08-28"
        ),
    ),
    (
        r"^(?:\[\.\.\]|(?:\.\.)?/(?:\.\.)?|\.\.)$",
        _say("it is open on both sides, which says nothing; leave the date out"),
    ),
    (
        r"^([0-9-]{4,10})/$",
        _say(
            r"its end is missing; write \1/.. if it was going on when reported, or \1 "
            "if it was one moment"
        ),
    ),
    (
        r"^/([0-9-]{4,10})$",
        _say(r"its start is missing; write ../\1 for some time up to then"),
    ),
    (
        r"[{},]",
        _say(
            "it lists several dates, and an entry has one; write [A..B] for one moment "
            "somewhere from A to B, or an entry for each date"
        ),
    ),
    (r"^\[([0-9-]{4,10})\]$", _say(r"a single date takes no brackets; write \1")),
    (
        rf"^(?!\[.*\.\.|[^\[]*/)\[?({_UNIT})(?:\.\.|/| ?[-–—] ?)({_UNIT})\]?$",  # noqa: RUF001 -- dashes that people type
        _say(
            r"write [\1..\2] for one unknown moment from then to then, or \1/\2 for "
            "what lasted from then to then"
        ),
    ),
    (
        r"^[^0-9]+ ([0-9]{4})$",
        _say(
            r"it has words, and a date here has none; write the days it certainly lies "
            r"in, such as \1-40 for the first half of \1, and keep the words as printed"
        ),
    ),
)
