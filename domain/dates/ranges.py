"""What a written unit can mean: one unit of the calendar, or ranges to choose from."""

from calendar import monthrange
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from domain.dates.parts import (
    AUTUMN,
    LAST,
    MIDDLE,
    SPRING,
    SUMMER,
    WINTER,
    Parts,
    PartsError,
)
from domain.dates.shapes import Precision, Unit, read_unit

Range = tuple[str, str]
"""The first and the last unit that a written unit can mean, in EDTF."""

_MONTHS = range(1, 13)
_GROUPS = {
    "quarter": (33, 4),
    "third-of-year": (37, 3),
    **dict.fromkeys(("half", "half-year"), (40, 2)),
}
_STARTS = {"half": (1, 16), "half-month": (1, 16), "ten-days": (1, 11, 21)}
# What people mean by a part of a year or a month, from the shortest.
_OF_YEAR = {
    "beginning": ("01", "33", "40"),
    "early": ("33", "40"),
    "middle": ("06..07", "38", "04..09"),
    "late": ("36", "41"),
    "end": ("12", "36", "41"),
}
_FIRST_DAYS = ((1, 7), (1, 10), (1, 15))
_LAST_DAYS = ((25, 31), (21, 31), (16, 31))
_OF_MONTH = {
    "beginning": _FIRST_DAYS,
    "early": _FIRST_DAYS,
    "middle": ((14, 17), (11, 20), (8, 23)),
    "late": _LAST_DAYS,
    "end": _LAST_DAYS,
}
# The first month of a season, counted from January of its year. A season over the turn
# of the year can have the name of either year.
_NORTHERN = {SPRING: (3,), SUMMER: (6,), AUTUMN: (9,), WINTER: (0, 12)}
_SOUTHERN = {SPRING: (9,), SUMMER: (0, 12), AUTUMN: (3,), WINTER: (6,)}
_HEMISPHERES = ((_NORTHERN, _SOUTHERN), (_NORTHERN,), (_SOUTHERN,))
_DAY = "month number year"


def ranges(parts: Parts) -> tuple[list[Range], str]:
    """List what a written unit can mean, and the key of the doubt: empty if it is sure.

    Raises:
        PartsError: the parts make no unit of the calendar.
    """
    written = " ".join(sorted(parts.written))
    if parts.weekday and written != _DAY:
        raise PartsError(key="weekday-without-day")
    if written not in _READERS:
        without_year = {"month", "number", "group", "part", "season"}
        is_known = parts.written and parts.written <= without_year
        raise PartsError(key="no-year" if is_known else "unreadable")
    found = _READERS[written](parts)
    if parts.part:
        return found, "vague"
    if len(found) > 1:
        return found, "season" if parts.season else "weekday"
    return found, ""


def unit_at(precision: Precision, day: date) -> str:
    """Write the unit of a precision in which a day lies."""
    year, months_before = f"{day.year:04}", day.month - 1
    match precision:
        case Precision.YEAR:
            return year
        case Precision.HALF:
            return f"{year}-{40 + months_before // 6}"
        case Precision.THIRD:
            return f"{year}-{37 + months_before // 4}"
        case Precision.QUARTER:
            return f"{year}-{33 + months_before // 3}"
        case Precision.MONTH:
            return f"{year}-{day.month:02}"
        case Precision.DAY:
            return day.isoformat()


def neighbour(text: str, *, days: int) -> str:
    """Write the unit in which lies the day so many days before or after a unit.

    Raises:
        PartsError: the calendar ends there.
    """
    unit = _unit(text)
    edge = unit.first if days < 0 else unit.last
    try:
        return unit_at(unit.precision, edge + timedelta(days=days))
    except OverflowError as error:
        raise PartsError(key="year-zero") from error


def _year(parts: Parts) -> list[Range]:
    year = f"{parts.year:04}"
    return [(year, year)]


def _month(parts: Parts) -> list[Range]:
    if parts.month not in _MONTHS:
        year = f"{parts.year:04}"
        raise PartsError(key="no-such-month", month=parts.month, year=year)
    month = f"{parts.year:04}-{parts.month:02}"
    return [(month, month)]


def _day(parts: Parts) -> list[Range]:
    is_counted = parts.weekday and parts.named  # the second Monday
    if parts.number < 1 or is_counted:
        raise PartsError(key="unreadable")
    text = f"{parts.year:04}-{parts.month:02}-{parts.number:02}"
    day = _unit(text).first
    if parts.weekday in {0, day.isoweekday()}:
        return [(text, text)]
    ahead = (parts.weekday - day.isoweekday() + 3) % 7 - 3
    near = (day + timedelta(days=ahead)).isoformat()
    return [(text, text), (near, near)]


def _group(parts: Parts) -> list[Range]:
    code, count = _GROUPS.get(parts.group, (0, 0))
    unit = f"{parts.year:04}-{code + _which(parts, count) - 1}"
    return [(unit, unit)]


def _group_of_month(parts: Parts) -> list[Range]:
    starts = (*_STARTS.get(parts.group, ()), 32)
    which = _which(parts, len(starts) - 1)
    return [_days(parts, starts[which - 1], starts[which] - 1)]


def _which(parts: Parts, count: int) -> int:
    is_odd = count % 2 == 1
    named = {LAST: count, MIDDLE: (count + 1) // 2 if is_odd else 0}
    which = named.get(parts.number, parts.number)
    if not 1 <= which <= count:
        raise PartsError(key="no-such-part")
    return which


def _part_of_year(parts: Parts) -> list[Range]:
    year = f"{parts.year:04}"
    pairs = (part.partition("..") for part in _OF_YEAR[parts.part])
    found = [(f"{year}-{first}", f"{year}-{end or first}") for first, _, end in pairs]
    return [*found, (year, year)]


def _part_of_month(parts: Parts) -> list[Range]:
    whole = _month(parts)
    return [*(_days(parts, *days) for days in _OF_MONTH[parts.part]), *whole]


def _days(parts: Parts, first: int, last: int) -> Range:
    ((month, _),) = _month(parts)
    length = monthrange(parts.year, parts.month)[1]
    return f"{month}-{first:02}", f"{month}-{min(last, length):02}"


def _season(parts: Parts) -> list[Range]:
    sides = _HEMISPHERES[parts.north]
    starts = dict.fromkeys(month for side in sides for month in side[parts.season])
    return [(_counted(parts, start), _counted(parts, start + 2)) for start in starts]


def _counted(parts: Parts, month: int) -> str:
    """Write a month that is counted from January of a year, and may lie outside it."""
    years, before = divmod(month - 1, len(_MONTHS))
    return f"{parts.year + years:04}-{before + 1:02}"


def _digits(parts: Parts) -> list[Range]:
    first, _, last = parts.digits.partition("..")
    return [(first, last)]


def _unit(text: str) -> Unit:
    if unit := read_unit(text):
        return unit
    year, month, *day = text.split("-")
    if int(month) not in _MONTHS:
        raise PartsError(key="no-such-month", month=int(month), year=year)
    length = monthrange(int(year), int(month))[1]
    in_month = f"{year}-{month}"
    raise PartsError(key="no-such-day", day=int(day[0]), month=in_month, length=length)


_READERS: Mapping[str, Callable[[Parts], list[Range]]] = {
    "year": _year,
    "month year": _month,
    _DAY: _day,
    "group number year": _group,
    "group month number year": _group_of_month,
    "part year": _part_of_year,
    "month part year": _part_of_month,
    "group number part year": _group,
    "season year": _season,
    "digits": _digits,
    "digits part": _digits,
}
