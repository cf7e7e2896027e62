"""Read the two times of a query: a day in the world and a moment of the log."""

from datetime import UTC, date, datetime, time, tzinfo

from domain.errors import DomainError
from domain.positions import read_position

END_OF_DAY = time.max
"""The last instant of a day: instants of the log have a precision of microseconds."""

FIRST_INSTANT, LAST_INSTANT = (
    datetime(*day, tzinfo=UTC) for day in ((1, 1, 2), (9999, 12, 30))
)
"""The range of instants that can be converted to every time zone."""


class MomentError(DomainError):
    """A text is not a day or a moment of the log."""

    def __init__(self, *, text: str, name: str, wanted: str) -> None:
        super().__init__(f"{name} cannot be {text!r}: write {wanted}")
        self.text = text
        self.name = name


def read_day(text: str, *, name: str = "as-of") -> date:
    """Read a calendar day.

    Raises:
        MomentError: the text is not a day, or the day does not exist.
    """
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        wanted = "a day such as 2021-03-31"
        raise MomentError(text=text, name=name, wanted=wanted) from error


def read_known_at(text: str, *, zone: tzinfo, name: str = "known-at") -> datetime | int:
    """Read a moment of the log.

    Args:
        text: an instant with its zone; a day, meaning its end in the ledger's zone;
            or a position such as ``#123``.
        zone: the ledger's zone.

    Raises:
        MomentError: the text is none of these.
    """
    position = read_position(text)
    if position is not None:
        return position
    try:
        instant = _instant(text, zone)
    except ValueError as error:
        raise _not_a_moment(text, name) from error
    if instant.tzinfo is None or not FIRST_INSTANT <= instant <= LAST_INSTANT:
        raise _not_a_moment(text, name)
    return instant


def _instant(text: str, zone: tzinfo) -> datetime:
    if "T" in text or " " in text:
        return datetime.fromisoformat(text)
    return datetime.combine(date.fromisoformat(text), END_OF_DAY, tzinfo=zone)


def _not_a_moment(text: str, name: str) -> MomentError:
    wanted = (
        "a day such as 2026-11-21, an instant with its zone such as "
        "2026-11-21T10:00:00Z, or a position such as #123"
    )
    return MomentError(text=text, name=name, wanted=wanted)
