"""Printing dates in one language with CLDR; used through ``domain.dates.printing``.

A unit is printed by a pattern that has only the fields with which it was given, so the
result never says more than is known.
"""

import re
from datetime import date, datetime

from babel import Locale
from babel.dates import format_datetime, get_timezone, parse_pattern

from domain.dates.cldr_supplement import words_for
from domain.dates.shapes import Form, Precision, Shape, Unit

_SKELETONS = {
    Precision.MONTH: "yMMMM",
    Precision.QUARTER: "yQQQQ",
    Precision.YEAR: "y",
}
# In the order of choice: few languages have a day with the month in full.
_INTERVALS = {
    Precision.DAY: ("yMMMMd", "yMMMd"),
    Precision.MONTH: ("yMMMM",),
    Precision.YEAR: ("y",),
}
_SHORT_MONTH = re.compile("(?<!M)MMM(?!M)")
_DAY = re.compile(r"\bd\b")


class DatePrinter:
    """Prints dates in one language."""

    def __init__(self, language: str) -> None:
        """Load the words of ``language``, one of the six of the UN."""
        self._words = words_for(language)
        self._locale = Locale.parse(self._words.locale)

    def shape(self, shape: Shape) -> str:
        """Print a date: a span, a bound or a single moment."""
        form, start, end = shape
        match form:
            case Form.SPAN:
                return self._span(start, end)
            case Form.WITHIN:
                return self._within(start, end)
            case Form.SINCE:
                return self._words.since.format(self._with_article(start))
            case Form.FROM:
                return self._words.later.format(self._unit(start))
            case Form.BY:
                return self._by(end)
            case Form.MOMENT:
                return self._unit(start)

    def day(self, day: date) -> str:
        """Print a calendar day, with the month in full."""
        return self._unit(Unit(Precision.DAY, day, day))

    def instant(self, instant: datetime, zone: str) -> str:
        """Print an instant in the local time of ``zone``, to the second."""
        there = get_timezone(zone)
        pattern = "long"
        if self._words.instant:
            name = instant.astimezone(there).tzname() or ""
            shown = name if name.isalpha() else f"UTC{name}"
            pattern = self._words.instant.format(f"'{shown}'")
        return format_datetime(instant, pattern, tzinfo=there, locale=self._locale)

    def _by(self, end: Unit) -> str:
        if end.precision is Precision.DAY:
            return self._words.by_day.format(self._unit(end))
        return self._words.by.format(self._with_article(end))

    def _span(self, start: Unit, end: Unit) -> str:
        return self._interval(start, end) or self._pair(self._words.joined, start, end)

    def _within(self, start: Unit, end: Unit) -> str:
        if start == end:
            return self._unit(start)
        interval = self._interval(start, end)
        if interval is None:
            return self._pair(self._words.between, start, end)
        if start.precision is Precision.DAY:
            return self._words.within_days.format(interval)
        return self._words.within.format(interval)

    def _pair(self, template: str, start: Unit, end: Unit) -> str:
        return template.format(self._unit(start), self._unit(end))

    def _interval(self, start: Unit, end: Unit) -> str | None:
        """Print two units as one interval; ``None`` if CLDR has no pattern for them."""
        if start == end:
            return self._unit(start)
        if start.precision is not end.precision or start.precision not in _INTERVALS:
            return None
        formats = self._locale.interval_formats
        names = _INTERVALS[start.precision]
        patterns = next(formats[name] for name in names if formats.get(name))
        first_part, last_part = patterns[_largest_difference(start.first, end.first)]
        return self._apply(first_part, start.first) + self._apply(last_part, end.first)

    def _with_article(self, unit: Unit) -> str:
        return self._words.articles.get(unit.precision.value, "") + self._unit(unit)

    def _unit(self, unit: Unit) -> str:
        return self._apply(self._pattern(unit), unit.first)

    def _pattern(self, unit: Unit) -> str:
        months_before = unit.first.month - 1
        match unit.precision:
            case precision if precision.value in self._words.patterns:
                return self._words.patterns[precision.value]
            case Precision.DAY:
                return str(self._locale.date_formats["long"].pattern)
            case Precision.HALF:
                return self._words.halves[months_before // 6]
            case Precision.THIRD:
                return self._words.thirds[months_before // 4]
            case precision:
                skeletons = self._locale.datetime_skeletons
                return str(skeletons[_SKELETONS[precision]].pattern)

    def _apply(self, pattern: str, day: date) -> str:
        pattern = _SHORT_MONTH.sub("MMMM", pattern)
        if self._words.months:
            name = self._words.months[day.month - 1]
            pattern = pattern.replace("MMMM", f"'{name}'")
        if day.day == 1:
            pattern = _DAY.sub(self._words.first_day, pattern)
        return parse_pattern(pattern).apply(day, self._locale)


def _largest_difference(start: date, end: date) -> str:
    if start.year != end.year:
        return "y"
    return "M" if start.month != end.month else "d"
