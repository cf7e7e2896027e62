"""The numbers and signs of written dates, with all that each can mean."""

# ruff: noqa: RUF001, RUF002 -- people type dashes and Chinese signs

import re
from collections.abc import Callable, Sequence
from itertools import product

from domain.dates.lexicon import Meaning
from domain.dates.parts import Parts, PartsError
from domain.dates.shapes import read_unit

_MONTHS = range(1, 13)
_CENTURIES = range(1900, 2100)
_YEARS_SHORTENED = range(1, 11)
_GROUPS = [
    Parts(number=number, group=group)
    for group, count in (("quarter", 4), ("third-of-year", 3), ("half", 2))
    for number in range(1, count + 1)
]
# What EDTF writes after the year: months, seasons, and parts of the year.
_CODES = {
    **{code: Parts(month=code) for code in _MONTHS},
    **{21 + n: Parts(season=n % 4 + 1, north=n // 4) for n in range(12)},
    **dict(enumerate(_GROUPS, 33)),
}
_LETTERS = {"q": "quarter", "t": "quarter", "h": "half", "s": "half"}
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


def _two_digit_year(match: re.Match[str]) -> Sequence[Meaning]:
    one, _, other, last = match.groups()
    orders = [(last, other, one), (last, one, other), (one, other, last)]
    dates = {f"20{year:0>2}-{m:0>2}-{d:0>2}" for year, m, d in orders}
    valid = sorted(date for date in dates if read_unit(date))
    return [("two-digit-year", *_dated(*date.split("-"))) for date in valid]


def _coded(match: re.Match[str]) -> Sequence[Meaning]:
    """Read what stands after the year and a hyphen, as EDTF does."""
    year, code = match.groups()
    coded = _CODES.get(int(code), Parts())
    found: list[Meaning] = []
    if coded.written:
        found.append((coded._replace(year=int(year)),))
    if not coded.written or coded.season:
        found += _years(year, code)
    return found or [_dated(year, code)]


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
    """Read a sign within 5-Nov-2019 or Q4/2021, which need not say "to"."""
    return [(), ("dash" if match[0] == "-" else match[0],)]


_ORDINAL = (
    r"(?:\.?(?:st|nd|rd|th|ere?|re|eme|e|o|a)|-?(?:го|ыи|ои|и|ое|е|ая|я|ом|м|му))"
)
_END = r"(?![^\W_\u3400-\u9fff])"
_PATTERNS: Sequence[tuple[str, Callable[[re.Match[str]], Sequence[Meaning]]]] = (
    (
        r"(?P<year>\d{4})([-/.–]|\. )(?P<month>\d\d?)\2(?P<number>\d\d?)(?!\d)",
        _named,
    ),
    (r"(?P<year>\d{4})[-/.](?P<month>\d)(?!\d)", _named),
    (r"(?P<year>\d{4})\.(?P<month>\d\d)(?!\d)", _named),
    (r"(?P<month>\d\d?)[-/.](?P<year>\d{4})(?!\d)", _named),
    (r"(?P<year>\d{4})(?!\d)", _named),
    (r"(?P<year>\d{3})(?=\s*年)", _named),
    (rf"(?P<number>\d\d?){_ORDINAL}?{_END}", _named),
    (r"(?P<number>\d\d?)\s*[日号]", _named),
    (r"(?P<month>\d\d?)\s*月份?", _named),
    (rf"(?P<letter>[qths])\s?(?P<number>[1-9]){_END}", _named),
    (rf"(?P<number>[1-4])\s?(?P<letter>[qths]){_END}", _named),
    (rf"(?P<number>i{{1,3}}|iv){_END}", _named),
    (r"(?P<year>\d{4}) (?P<month>\d\d) (?P<number>\d\d)(?!\d)", _named),
    (r"(\d{1,2})([-/.]|\. )(\d{1,2})\2(\d{4})(?!\d)", _day_or_month_first),
    (r"(\d{2})( )(\d{2}) (\d{4})(?!\d)", _day_or_month_first),
    (r"(\d{1,2})([-/.])(\d{1,2})\2(\d{2})(?!\d)", _two_digit_year),
    (r"(\d{4})[-–](\d{4})(?!\d)", _two_years),
    (r"(\d{4})-(\d{2})(?!\d)", _coded),
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
    (
        (
            r"(?:t|[上下]午)?\d{1,2}(?::\d{2}(?::\d{2}(?:\.\d+)?)?|时(?:\d{1,2}分)?)"
            r"(?:\s?[ap]\.?m\b\.?|z|[+-]\d{2}:?\d{2}|\s?h\b)?|\d{1,2}\s?[ap]\.?m\b"
        ),
        _time,
    ),
    (r"\.\.|[-–]+|[/\[\]{}~?%]", _sign),
    (r"(?<=\w)[-/](?=\w)", _tight_sign),
)
NUMBERS = tuple((re.compile(pattern), meanings) for pattern, meanings in _PATTERNS)
"""Pattern of a number or a sign -> what it can mean."""
