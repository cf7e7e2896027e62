"""The forms of EDTF (ISO 8601-2) that the log accepts.

A *unit* is a part of the calendar: a day, a month, a quarter, a year. A *shape* is a
form with one or two units.
"""

import re
from calendar import monthrange
from datetime import date
from enum import Enum
from typing import NamedTuple

_UNIT = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Precision(Enum):
    """The length of a unit."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"


class Form(Enum):
    """The form of a date: how it combines its units."""

    MOMENT = "A"
    WITHIN = "[A..B]"
    BY = "[..B] or ../B"
    FROM = "[A..]"
    SPAN = "A/B"
    SINCE = "A/.."


class Unit(NamedTuple):
    """A part of the calendar; both bounds are inclusive."""

    precision: Precision
    first: date
    last: date


class Shape(NamedTuple):
    """A form with its units; a form of one unit has that unit as start and end."""

    form: Form
    start: Unit
    end: Unit


# What may stand after the year: a month, or a grouping of months by its ISO code.
_PARTS: dict[str | None, tuple[Precision, int, int]] = {
    None: (Precision.YEAR, 1, 12),
    **{f"{month:02}": (Precision.MONTH, month, month) for month in range(1, 13)},
    **{f"{33 + n}": (Precision.QUARTER, 3 * n + 1, 3 * n + 3) for n in range(4)},
    **{f"{37 + n}": (Precision.THIRD, 4 * n + 1, 4 * n + 4) for n in range(3)},
    **{f"{40 + n}": (Precision.HALF, 6 * n + 1, 6 * n + 6) for n in range(2)},
}

# By separator, and by which of the two sides are given.
_FORMS = {
    ("..", True, True): Form.WITHIN,
    ("..", False, True): Form.BY,
    ("..", True, False): Form.FROM,
    ("/", True, True): Form.SPAN,
    ("/", False, True): Form.BY,
    ("/", True, False): Form.SINCE,
}


def read_shape(text: str) -> Shape | None:
    """Read a date; ``None`` if it has no form that the log accepts."""
    if text.startswith("[") and text.endswith("]"):
        return _read_pair(text[1:-1], separator="..", open_side="")
    if "/" in text:
        return _read_pair(text, separator="/", open_side="..")
    unit = read_unit(text)
    return unit and Shape(Form.MOMENT, unit, unit)


def read_unit(text: str) -> Unit | None:
    """Read one unit; ``None`` if the calendar has no such unit."""
    match = _UNIT.fullmatch(text)
    if match is None:
        return None
    year, part, day = match.groups()
    try:
        if day is not None:
            the_day = date.fromisoformat(text)
            return Unit(Precision.DAY, the_day, the_day)
        precision, first_month, last_month = _PARTS[part]
        return Unit(
            precision,
            date(int(year), first_month, 1),
            date(int(year), last_month, monthrange(int(year), last_month)[1]),
        )
    except (KeyError, ValueError):
        return None


def _read_pair(text: str, *, separator: str, open_side: str) -> Shape | None:
    start_text, found, end_text = text.partition(separator)
    start, end = read_unit(start_text), read_unit(end_text)
    is_read = (start or start_text == open_side) and (end or end_text == open_side)
    form = _FORMS.get((found, start is not None, end is not None))
    one, other = start or end, end or start
    return Shape(form, one, other) if is_read and form and one and other else None
