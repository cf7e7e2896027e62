"""Dates in running text: "in July 2018", never more precise than they were written.

All words stand in the catalogue, context ``when``. A language gives

- ``moment``, ``within``, ``by``, ``from``, ``span``, ``since``: a template for each
  form, with ``{start}`` and ``{end}``; one for a precision wins, such as ``by.day``;
- ``span.whole-year``: for a year given by its first and last month;
- ``unit.day`` ... ``unit.year``: how a unit is written, with ``{day}``, ``{month}``,
  ``{quarter}``, ``{third}``, ``{half}``, ``{year}``; ``unit.month.case`` is how it is
  written where a template says ``{start:case}``;
- ``unit.day.in-month``, ``unit.day.in-year``, ``unit.month.in-year``: how that unit
  of a pair is written that leaves out the month or year they share, and ``shared``:
  whether that is the ``start`` or the ``end``;
- ``months``, and ``months.case`` for ``{month:case}``; ``quarters``, ``thirds`` and
  ``halves`` alike; ``first-day``, if the first of a month is not written ``1``.
"""

from datetime import date, timedelta
from typing import NamedTuple

from domain.content import Occurred
from domain.dates.edtf import Edtf
from domain.dates.shapes import Form, Precision, Shape, Unit
from wording.words import DEFAULT, Words, words

_PARTS = {"quarter": 3, "third": 4, "half": 6}
_LISTS = {"month": "months", "quarter": "quarters", "third": "thirds", "half": "halves"}


def stated_date(occurred: Occurred | None) -> Edtf | None:
    """Return the date that a report may state as a fact, or None.

    A date that the officer inferred is left out. Of a date that lies somewhere within
    an interval, the report states the month or the year if the interval lies in one.
    """
    if occurred is None or occurred.basis == "inferred":
        return None
    date = Edtf.parse(occurred.date)
    if date.shape.form is not Form.WITHIN:
        return date
    _, start, end = date.shape
    first, last = start.first, end.last
    if first.year != last.year:
        return None
    return Edtf.parse(f"{first:%Y-%m}" if first.month == last.month else f"{first:%Y}")


def when(occurred: Edtf, language: str) -> str:
    """Say when, as an adverbial that can stand within a sentence: "in July 2018"."""
    said_in = words(language)
    has_dates = said_in.has("when/moment")
    return _when(occurred.shape, said_in if has_dates else words(DEFAULT))


def _when(shape: Shape, said_in: Words) -> str:
    form, start, end = _in_months(shape)
    key = form.name.lower()
    if form in {Form.WITHIN, Form.SPAN}:
        if _is_whole_year(start, end):
            start = end = Unit(Precision.YEAR, start.first, end.last)
            key = "moment" if form is Form.WITHIN else "span.whole-year"
        elif start == end:
            key = "moment"
    template = _template(said_in, key, (end if form is Form.BY else start).precision)
    shared = _shared(start, end) if key in {"within", "span"} else ""
    first = said_in.term("when/shared") == "start"
    return template.format(
        start=_Told(said_in, start, shared if first else ""),
        end=_Told(said_in, end, "" if first else shared),
    )


def _in_months(shape: Shape) -> Shape:
    """Say by its months a time that is given by the first and last day of them."""
    form, start, end = shape
    after = end.last + timedelta(days=1)
    is_days = start.precision is end.precision is Precision.DAY
    if form is not Form.WITHIN or not is_days or (start.first.day, after.day) != (1, 1):
        return shape
    months = (
        Unit(Precision.MONTH, start.first, start.last),
        Unit(Precision.MONTH, end.first, end.last),
    )
    same = (start.first.year, start.first.month) == (end.first.year, end.first.month)
    return Shape(form, months[0], months[0] if same else months[1])


def _template(said_in: Words, key: str, precision: Precision) -> str:
    finer = f"when/{key}.{precision.value}"
    return said_in.term(finer if said_in.has(finer) else f"when/{key}")


def _is_whole_year(start: Unit, end: Unit) -> bool:
    year = start.first.year
    return (start.first, end.last) == (date(year, 1, 1), date(year, 12, 31))


def _shared(start: Unit, end: Unit) -> str:
    if start.precision is not end.precision or start.first.year != end.first.year:
        return ""
    if start.precision is Precision.DAY and start.first.month == end.first.month:
        return ".in-month"
    return ".in-year" if start.precision in {Precision.DAY, Precision.MONTH} else ""


class _Told(NamedTuple):
    """A unit in a template, written in the case that the template asks for."""

    said_in: Words
    unit: Unit
    shared: str

    def __format__(self, case: str) -> str:
        key = f"when/unit.{self.unit.precision.value}{self.shared}"
        cased = f"{key}.{case}"
        written = self.said_in.term(cased if self.said_in.has(cased) else key)
        return written.format(
            day=self._day(),
            year=str(self.unit.first.year),
            **{name: _Listed(self.said_in, self.unit, name) for name in _LISTS},
        )

    def _day(self) -> str:
        is_first = self.unit.first.day == 1 and self.said_in.has("when/first-day")
        return (
            self.said_in.term("when/first-day")
            if is_first
            else str(self.unit.first.day)
        )


class _Listed(NamedTuple):
    """A month, quarter, third or half, by its name in a case."""

    said_in: Words
    unit: Unit
    name: str

    def __format__(self, case: str) -> str:
        key = f"when/{_LISTS[self.name]}"
        names = self.said_in.split(f"{key}.{case}" if case else key)
        return names[(self.unit.first.month - 1) // _PARTS.get(self.name, 1)]
