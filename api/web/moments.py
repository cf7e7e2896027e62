"""The moment that a reader chose: which day, known when, compared with what."""

from collections.abc import Callable, Mapping
from datetime import date, tzinfo
from typing import NamedTuple

from domain.dates.edtf import DateError, Edtf
from domain.dates.printing import print_date, print_day
from domain.dates.reading import read_date
from domain.errors import DomainError, Message
from domain.positions import read_position
from projections.moment_parsing import MomentError, read_known_at

FIELDS = ("as_of", "known_at", "compare")
LONGEST = 100
"""The longest value of a field, in characters."""


class MomentField(NamedTuple):
    """A field of the moment bar.

    Attributes:
        typed: what the reader typed.
        value: the same as our addresses write it: ``2021-03-31`` or ``#123``; empty if
            nothing was typed or it was not understood.
        shown: the value in the reader's words.
        is_narrowed: whether a month or a year was typed, which means its last day.
        problem: why it was not understood; None if it was.
        choices: the days that it can mean, if these are several.
    """

    name: str
    typed: str = ""
    value: str = ""
    shown: str = ""
    is_narrowed: bool = False
    problem: DomainError | None = None
    choices: tuple[date, ...] = ()


class ChosenMoment(NamedTuple):
    """The fields of the moment bar, understood."""

    as_of: MomentField
    known_at: MomentField
    compare: MomentField

    @property
    def is_chosen(self) -> bool:
        """Whether a day or a moment of the log was chosen, and not today and now."""
        return bool(self.as_of.value or self.known_at.value)

    @property
    def problems(self) -> tuple[MomentField, ...]:
        """The fields that were not understood."""
        return tuple(one for one in self if one.problem)

    @property
    def values(self) -> Mapping[str, str]:
        """The values of the fields that are filled in, as addresses write them."""
        return {one.name: one.value for one in self if one.value}


class NoDayError(DomainError):
    """A date has no last day, so there is no day to look at."""

    key = "page/moment_without_day"


def read_moment(
    typed: Callable[[str], str], *, language: str, zone: tzinfo
) -> ChosenMoment:
    """Read the fields of the moment bar.

    Args:
        typed: takes the name of a field and returns what was typed.
        zone: the ledger's zone.
    """
    as_of = _day_field("as_of", typed("as_of"), language)
    known_at = _known_field("known_at", typed("known_at"), language, zone)
    compared = typed("compare")
    if read_position(compared) is not None:
        return ChosenMoment(
            as_of, known_at, _known_field("compare", compared, language, zone)
        )
    return ChosenMoment(as_of, known_at, _day_field("compare", compared, language))


def _day_field(name: str, typed: str, language: str) -> MomentField:
    if not typed:
        return MomentField(name)
    try:
        read = read_date(typed)
        day = _last_day(read)
    except DateError as error:
        days = tuple(one.last for one in error.choices if one.is_day and one.last)
        return MomentField(name, typed, problem=error, choices=days)
    except NoDayError as error:
        return MomentField(name, typed, problem=error)
    shown = print_day(day, language)
    return MomentField(name, typed, day.isoformat(), shown, not read.is_day)


def _last_day(read: Edtf) -> date:
    """Return the last day of a date.

    Raises:
        NoDayError: it has none.
    """
    day = read.end_last if read.is_span else read.last
    if day is None:
        raise NoDayError(text=read.text)
    return day


def _known_field(name: str, typed: str, language: str, zone: tzinfo) -> MomentField:
    """Read a moment of the log: a position, an instant, or a day, meaning its end."""
    if not typed:
        return MomentField(name)
    if read_position(typed) is not None:
        return MomentField(name, typed, typed, typed)
    try:
        read_known_at(typed, zone=zone)
    except MomentError:
        return _day_field(name, typed, language)
    day = Edtf.parse(typed) if len(typed) == len("2021-03-31") else None
    return MomentField(name, typed, typed, print_date(day, language) if day else typed)


def problem_message(problem: DomainError) -> Message:
    """Return what to say of a field that was not understood: its reason alone."""
    return problem.reason if isinstance(problem, DateError) else problem.message
