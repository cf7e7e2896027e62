"""What a report is asked for: for whom, over which time, at which moment."""

from dataclasses import dataclass
from datetime import date

from domain.dates.reading import read_date
from domain.errors import DomainError
from domain.texts import LANGUAGES


class PeriodError(DomainError):
    """The reporting period is no span of time with a beginning and an end."""

    def __init__(self, *, period: str, reason: str) -> None:
        super().__init__(
            f'"{period}" is no reporting period: {reason}; write a span such as '
            "2018/2021-03"
        )
        self.period = period
        self.reason = reason


@dataclass(frozen=True)
class Period:
    """A reporting period: its days, both inclusive, and how it was written."""

    text: str
    first: date
    last: date

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read a period: a span of time, or a year or month that it fills.

        Raises:
            DateError: the text names no date, or it can mean several.
            PeriodError: it has no beginning, or no end.
        """
        read = read_date(text)
        if read.first is None:
            raise PeriodError(period=text, reason="it has no beginning")
        last = read.end_last if read.is_span else read.last
        if last is None:
            raise PeriodError(period=text, reason="it has no end")
        return cls(read.text, read.first, last)


@dataclass(frozen=True)
class Request:
    """A report to compose.

    Attributes:
        report: the document it is, as ``document:reference``; empty where none was
            planned, so that only a preview can be made.
        meetings: sessions that it is for, as ``meeting:reference``.
        period: what it reports on.
        as_of: day in the world.
        known_at: last position of the log to know; None for its end.
        languages: in the order of the documents.
        mapping: content of a file of sections; empty for the one that comes with this.
        template: digest of the Word template, or empty.
        edition: its number; 0 for a preview.
        previous: the joint report before it to the same bodies, as
            ``document:reference``; empty for a first one.
        since: position of the last report's edition, for what was corrected since.
        calendar: time whose meetings are listed; None for the year of ``as_of`` and
            the next.
    """

    report: str
    meetings: tuple[str, ...]
    period: Period
    as_of: date
    known_at: int | None = None
    languages: tuple[str, ...] = LANGUAGES
    mapping: bytes = b""
    template: str = ""
    edition: int = 0
    previous: str = ""
    since: int = 0
    calendar: Period | None = None

    @property
    def meetings_of(self) -> Period:
        """The time whose meetings are listed."""
        year = self.as_of.year
        return self.calendar or Period.parse(f"{year}/{year + 1}")
