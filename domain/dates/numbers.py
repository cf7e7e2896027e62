"""The numbers and signs of written dates, with all that each can mean."""

# ruff: noqa: RUF001, RUF002 -- people type dashes and Chinese signs

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import product

from domain.dates.lexicon import Meaning
from domain.dates.parts import Parts, PartsError
from domain.dates.shapes import read_unit

_MONTHS = range(1, 13)
_CENTURIES = range(1900, 2100)
_YEARS_SHORTENED = range(1, 11)
_GROUPS = [
    Parts(number=number, group=group)
    for group, count in (("quarter", 4), ("third-of-year", 3), ("half-year", 2))
    for number in range(1, count + 1)
]
# What EDTF writes after the year: months, seasons, and parts of the year.
_CODES = {
    **{code: Parts(month=code) for code in _MONTHS},
    **{21 + n: Parts(season=n % 4 + 1, north=n // 4) for n in range(12)},
    **dict(enumerate(_GROUPS, 33)),
}
_LETTERS = {"q": "quarter", "t": "quarter", "h": "half-year", "s": "half-year"}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SIGNS: dict[str, tuple[Meaning, ...]] = {
    "~": (("to",), ("about",)),
    "?": (("perhaps",),),
    "%": (("about",),),
    **dict.fromkeys("-–", (("dash",),)),
}


def _dated(year: str, month: str = "", number: str = "") -> Meaning:
    if not int(year):
        raise PartsError(key="year-zero")
    if month and not int(month):
        raise PartsError(key="no-such-month", month=0, year=year)
    if number and not int(number):
        raise PartsError(key="no-day-zero")
    return (Parts(year=int(year), month=int(month or 0), number=int(number or 0)),)


def _named(match: re.Match[str]) -> Sequence[Meaning]:
    """Read the groups of a pattern, each under the name of its part."""
    found = match.groupdict()
    if found.get("year"):
        return [_dated(**found)]
    number, letter = found.get("number", ""), found.get("letter", "")
    parts = Parts(
        month=int(found.get("month") or 0),
        number=_ROMAN.get(number) or int(number or 0),
        group=_LETTERS.get(letter, ""),
    )
    return [(parts,)] if parts.written else []


def _day_or_month_first(match: re.Match[str]) -> Sequence[Meaning]:
    one, _, other, year = match.groups()
    both = [(year, other, one), (year, one, other)]
    possible = [each for each in both if int(each[1]) in _MONTHS]
    return [_dated(*each) for each in dict.fromkeys(possible or both[:1])]


def _day_or_months(match: re.Match[str]) -> Sequence[Meaning]:
    """Read 7-8/2021, 2021/07-08 and 7/8: a day, or two months, or two days."""
    one, sign, other = int(match["one"]), match["sign"], int(match["other"])
    year = int(match["year"] or 0)
    is_year_first = bool(year) and match["year"] == match[0][:4]
    days = [(one, other)] if is_year_first else [(other, one), (one, other)]
    between = _SIGNS.get(sign, ((sign,),))[0]
    found: list[Meaning] = [
        (Parts(year, month, number=day),) for month, day in days if month in _MONTHS
    ]
    if sign in "-–/" and one < other and other in _MONTHS:
        found.append((Parts(year, one), *between, Parts(year, other)))
    found.append((Parts(year, number=one), *between, Parts(year, number=other)))
    return list(dict.fromkeys(found))


def _week(match: re.Match[str]) -> Sequence[Meaning]:
    """Read the number of a week as ISO 8601 counts them."""
    try:
        monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    except ValueError as error:
        raise PartsError(key="no-such-part") from error
    return [(Parts(digits=f"{monday}..{monday + timedelta(days=6)}"),)]


def _two_digit_year(match: re.Match[str]) -> Sequence[Meaning]:
    one, _, other, last = match.groups()
    orders = [(last, other, one), (last, one, other), (one, other, last)]
    dates = {f"20{year:0>2}-{m:0>2}-{d:0>2}" for year, m, d in orders}
    valid = sorted(each for each in dates if read_unit(each))
    return [("two-digit-year", *_dated(*each.split("-"))) for each in valid]


def _coded(match: re.Match[str]) -> Sequence[Meaning]:
    """Read what stands after the year and a hyphen, as EDTF does."""
    year, code = match.groups()
    coded = _CODES.get(int(code), Parts())
    found: list[Meaning] = []
    if coded.written:
        found.append((coded._replace(year=int(year)),))
    if not coded.written or coded.season:
        found += _years(year, code)
    # A range may go on with a day: 5 July 2009-10 May 2010.
    day = (Parts(int(year)), "dash", Parts(number=int(code)))
    return [*(found or [_dated(year, code)]), day]


def _two_years(match: re.Match[str]) -> Sequence[Meaning]:
    return [(*_dated(match[1]), "years", *_dated(match[2]))]


def _month_or_years(match: re.Match[str]) -> Sequence[Meaning]:
    """Read 2008/09 and 2008–09: September 2008, or the years 2008 to 2009."""
    year, number = match.groups()
    month = [_dated(year, number)] if int(number) in _MONTHS else []
    return [*month, *_years(year, number)] or [_dated(year, number)]


def _years(year: str, number: str) -> list[Meaning]:
    last = f"{year[:2]}{number}"
    is_later = int(last) - int(year) in _YEARS_SHORTENED
    return [(*_dated(year), "years", *_dated(last))] if is_later else []


def _digits(match: re.Match[str]) -> Sequence[Meaning]:
    """Read digits without separators, in the orders in which they make a date."""
    digits = match[0]
    year_last = (digits[4:], digits[2:4], digits[:2])
    month_first = (digits[4:], digits[:2], digits[2:4])
    orders = [(digits[:4], digits[4:6], digits[6:]), year_last, month_first]
    valid = [each for each in orders if read_unit("-".join(filter(None, each)))]
    found = [each for each in valid if int(each[0]) in _CENTURIES]
    return [_dated(*each) for each in dict.fromkeys(found)]


def _unspecified(match: re.Match[str]) -> Sequence[Meaning]:
    """Read digits that are left open, as in 193X: the first and last that fit."""
    text = re.sub("(-[xu]{2})+$", "", match[0])
    if not (count := len(re.findall("[xu]", text))):
        return [_dated(*text.split("-"))]
    template = re.sub("[xu]", "{}", text)
    filled = (template.format(*each) for each in product("0123456789", repeat=count))
    valid = [one for one in filled if read_unit(one)]
    return [(Parts(digits=f"{valid[0]}..{valid[-1]}"),)] if valid else []


def _decade(match: re.Match[str]) -> Sequence[Meaning]:
    decade = match[1] or match[2]
    lasts = [f"{decade}9", f"{decade[:2]}99"] if decade[2] == "0" else [f"{decade}9"]
    return [(Parts(digits=f"{decade}0..{last}"),) for last in lasts]


def _time(match: re.Match[str]) -> Sequence[Meaning]:
    return [() if re.fullmatch(r"t?0?0:00(:00(\.0+)?)?", match[0]) else ("time",)]


def _sign(match: re.Match[str]) -> Sequence[Meaning]:
    return _SIGNS.get(match[0][0], ((match[0],),))


def _tight_sign(match: re.Match[str]) -> Sequence[Meaning]:
    """Read a sign beside a letter, as in 5-Nov-2019, which need not say "to"."""
    return [(), ("dash" if match[0] == "-" else match[0],)]


_ORDINAL = (
    r"(?:\.?(?:st|nd|rd|th|ere?|re|eme|e|ro|o|a)|-?(?:го|ыи|ои|и|ое|е|ая|я|ом|м|му))"
)
_END = r"(?![^\W_\u3400-\u9fff])"
_SEPARATOR = "[-–/. ]"
_TIME = (
    r"(?:t|[上下]午)?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|时(?:\d{1,2}分)?)"
    r"(?:\s?[ap]\.?m\b\.?|z|[+-]\d{2}:?\d{2}|\s?h\b)?|\d{1,2}\s?[ap]\.?m\b"
)
_PATTERNS: Sequence[tuple[str, Callable[[re.Match[str]], Sequence[Meaning]]]] = (
    (
        r"(?P<year>\d{4})([-/.–]|\. )(?P<month>\d\d?)\2(?P<number>\d\d?)(?!\d)",
        _named,
    ),
    (r"(?P<year>\d{4})[/.](?P<month>\d)(?!\d)", _named),
    (r"(?P<year>\d{4})\.(?P<month>\d\d)(?!\d)", _named),
    (r"(?P<month>\d\d?)[-/.](?P<year>\d{4})(?!\d)", _named),
    (rf"(?P<year>\d{{4}})(?!\d)(?:-?(?:го|м|му){_END})?", _named),
    (r"(?P<year>\d{3})(?=\s*年)", _named),
    (rf"(?P<number>\d\d?){_ORDINAL}?{_END}", _named),
    (r"(?P<number>\d\d?)\s*[日号]", _named),
    (r"(?P<month>\d\d?)(?:\s*月份?|(?=\s*(?:[-–,至到和及]|\s)\s*\d\d?\s*月))", _named),
    (rf"(?P<letter>[qths])\s?(?P<number>[1-9]){_END}", _named),
    (rf"(?P<number>[1-4])\s?(?P<letter>[qths]){_END}", _named),
    (rf"(?P<number>i{{1,3}}|iv){_END}", _named),
    (r"(?P<year>\d{4}) (?P<month>\d\d) (?P<number>\d\d)(?!\d)", _named),
    (r"(\d{1,2})([-/.]|\. )(\d{1,2})\2(\d{4})(?!\d)", _day_or_month_first),
    (r"(\d{2})( )(\d{2}) (\d{4})(?!\d)", _day_or_month_first),
    (
        (
            rf"(?P<one>\d\d?)(?P<sign>{_SEPARATOR})(?P<other>\d\d?)"
            rf"(?!(?P=sign)){_SEPARATOR}(?P<year>\d{{4}})(?!\d)"
        ),
        _day_or_months,
    ),
    (
        (
            rf"(?P<year>\d{{4}})({_SEPARATOR})(?P<one>\d\d?)"
            r"(?!\2)(?P<sign>[-–/])(?P<other>\d\d?)(?!\d)"
        ),
        _day_or_months,
    ),
    (r"(?P<one>\d\d?)(?P<sign>[/.])(?P<other>\d\d?)(?!\d)(?P<year>)", _day_or_months),
    (rf"(\d{{4}})-?w(\d\d){_END}", _week),
    (r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)", _two_digit_year),
    (r"(\d{4})[-–](\d{4})(?!\d)", _two_years),
    (rf"(\d{{4}})-(\d\d?)(?!\d){_END}", _coded),
    (r"(\d{4})[/–](\d{2})(?!\d)", _month_or_years),
    (r"(?:\d{8}|\d{6})(?!\d)", _digits),
    (
        rf"(?=[\d-]*[xu])[\dxu]{{4}}(?:-[\dxu]{{2}}){{0,2}}{_END}",
        _unspecified,
    ),
    (
        (
            r"(?:annees |anos |decada de |عقد )(\d{3})0(?=\s*$)|"
            rf"(\d{{3}})0(?:'?s{_END}|年代|-?[ех](?: год(?:ы|ах|ов))?{_END})"
        ),
        _decade,
    ),
    (rf"(?:{_TIME})(?:\s?[-–]\s?(?:{_TIME}))?", _time),
    (r"\.\.|[-–]+|[/\[\]{}~?%]", _sign),
    (r"(?<=\w)[-/](?=[^\W\d])|(?<=[^\W\d])[-/](?=\w)", _tight_sign),
    (r"(?<=[qths][1-4])[-/](?=\d{4})", _tight_sign),
)
NUMBERS = tuple((re.compile(pattern), meanings) for pattern, meanings in _PATTERNS)
"""Pattern of a number or a sign -> what it can mean."""
