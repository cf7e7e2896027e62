"""Printing dates, days and instants in the reader's language.

A date is printed as precisely as it was given, never more: "July 2018" has no day in
any language.
"""

from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from domain.dates.edtf import Edtf

if TYPE_CHECKING:
    from domain.dates.printer import DatePrinter


@lru_cache(maxsize=8192)
def print_date(date: Edtf, language: str) -> str:
    """Print a date as precisely as it was given.

    Raises:
        LanguageError: the language is not one of the six of the UN.
    """
    return _printer(language).shape(date.shape)


def print_day(day: date, language: str) -> str:
    """Print a calendar day, such as the as-of day of an answer.

    Raises:
        LanguageError: the language is not one of the six of the UN.
    """
    return _printer(language).day(day)


def print_instant(instant: datetime, language: str, *, zone: str) -> str:
    """Print an instant in the local time of ``zone``, to the second.

    Args:
        instant: with its own zone.
        language: one of the six of the UN.
        zone: a name of the zone database, such as ``Europe/Zurich``.

    Raises:
        LanguageError: the language is not one of the six of the UN.
    """
    return _printer(language).instant(instant, zone)


@cache
def _printer(language: str) -> "DatePrinter":
    from domain.dates.printer import DatePrinter  # noqa: PLC0415 - Babel is slow to load

    return DatePrinter(language)
