"""Dates in EDTF: as written, and with the days that they can mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from domain.dates.shapes import Form, Shape, read_shape
from domain.errors import DomainError, Message

_LONGEST_QUOTE = 40


class DateError(DomainError):
    """A text is no date, or can mean several, or is a date that cannot be.

    Args:
        key: of the reason, in the group ``date``.
        facts: what the reason names.
        weekday: name the choices with their days of the week.

    Attributes:
        reason: what is wrong, and what to write instead.
        choices: the dates that the text can mean; empty if none can be offered.
        field: of an entry; its own date, unless a ``FieldError`` says otherwise.
    """

    field = "occurred"
    key = "date/refused"

    def __init__(
        self,
        text: str,
        key: str,
        facts: Mapping[str, object] | None = None,
        choices: "Sequence[Edtf]" = (),
        *,
        weekday: bool = False,
    ) -> None:
        self.text = text
        self.reason = Message(f"date/{key}", facts or {})
        self.choices = tuple(choices)
        if choices:
            self.key = "date/refused.choices"
        quoted = text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "…"
        offered = tuple(_offer(one, weekday=weekday) for one in choices)
        super().__init__(text=quoted, reason=self.reason, choices=offered)


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written in EDTF (ISO 8601-2), with the days it can mean.

    ``first`` and ``last`` bound the moment, or the start of a span; ``end_first``
    and ``end_last`` bound the end of a span. All are inclusive calendar days, and
    ``None`` where the date sets no bound. Made by ``Edtf.parse``.
    """

    text: str
    first: date | None
    last: date | None
    end_first: date | None = None
    end_last: date | None = None
    is_span: bool = False

    @classmethod
    def parse(cls, text: str) -> "Edtf":
        """Read a date in EDTF, keeping it as written.

        ``domain.dates.reading`` reads what people write.

        Raises:
            DateError: the text is no date in EDTF, or a date that cannot be.
        """
        return _parse(text)

    @property
    def shape(self) -> Shape:
        """Its form and units, to print it as precisely as it was given."""
        return _shape(self.text)

    @property
    def is_day(self) -> bool:
        """Whether it is one moment on one known day."""
        return not self.is_span and self.first is not None and self.first == self.last

    @property
    def is_open(self) -> bool:
        """Whether it is a span without an end: it was going on when it was reported."""
        return self.is_span and self.end_last is None

    def in_progress(self, day: date) -> bool:
        """Return whether a span has certainly begun by ``day`` and may not have ended.

        A span is in progress on its last possible day; a moment never is.
        """
        if not self.is_span or self.last is None or day < self.last:
            return False
        return self.end_last is None or day <= self.end_last


@lru_cache(maxsize=8192)
def _parse(text: str) -> Edtf:
    form, start, end = _shape(text)
    match form:
        case Form.SPAN:
            # A span cannot begin after its end, nor end before its start.
            return Edtf(
                text,
                first=start.first,
                last=min(start.last, end.last),
                end_first=max(start.first, end.first),
                end_last=end.last,
                is_span=True,
            )
        case Form.SINCE:
            return Edtf(text, first=start.first, last=start.last, is_span=True)
        case Form.BY:
            return Edtf(text, first=None, last=end.last)
        case Form.FROM:
            return Edtf(text, first=start.first, last=None)
        case Form.MOMENT | Form.WITHIN:
            return Edtf(text, first=start.first, last=end.last)


def _shape(text: str) -> Shape:
    shape = read_shape(text)
    if shape is None:
        raise DateError(text, "not-edtf")
    if shape.end.last < shape.start.first:
        raise DateError(text, "reversed")
    return shape


def _offer(date: Edtf, *, weekday: bool) -> Message:
    key = "date/choice.weekday" if weekday and date.is_day else "date/choice"
    return Message(key, {"text": date.text, "date": date})
