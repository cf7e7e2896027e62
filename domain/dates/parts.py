"""The parts of a written unit: its year, month, number and so on."""

from typing import Final, NamedTuple

LAST: Final = -1
MIDDLE: Final = -2
SPRING, SUMMER, AUTUMN, WINTER = 1, 2, 3, 4


_BESIDES = {"weekday", "north", "named"}


class PartsError(Exception):
    """Parts that make no date. The key and the facts say why."""

    def __init__(self, *, key: str, **facts: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.facts = facts


class Parts(NamedTuple):
    """What was read of a unit. A part that was not written is 0 or empty.

    Attributes:
        number: a day, or which quarter, third or half it is; LAST and MIDDLE too.
        group: quarter, third-of-year, half-year, half (of a year or a month),
            half-month or ten-days.
        part: beginning, early, middle, late or end.
        season: SPRING to WINTER.
        north: 1 if the season is northern, 2 if it is southern.
        weekday: from 1 for Monday to 7 for Sunday.
        named: 1 if the number is a word, such as "second".
        digits: the units between which unspecified digits leave it, as ``A..B``.
    """

    year: int = 0
    month: int = 0
    number: int = 0
    group: str = ""
    part: str = ""
    season: int = 0
    north: int = 0
    weekday: int = 0
    named: int = 0
    digits: str = ""

    @property
    def written(self) -> frozenset[str]:
        """The names of the parts that were written and make the unit."""
        named = zip(self._fields, self, strict=True)
        return frozenset(name for name, value in named if value) - _BESIDES

    def merge(self, other: "Parts") -> "Parts | None":
        """Join the parts of two words; None if they contradict each other."""
        pairs = list(zip(self, other, strict=True))
        if any(one and two and one != two for one, two in pairs):
            return None
        return Parts._make(one or two for one, two in pairs)

    def completed_from(self, other: "Parts") -> "Parts":
        """Take what is left out from the other end of a range: "25 to 29 July 2018".

        Raises:
            PartsError: the two are not the ends of one range.
        """
        if not self.year and other.written == {"year"}:
            raise PartsError(key="unreadable")
        month, group = self.month, self.group
        if self.written <= {"year", "number"} and self.number:
            if not other.number:
                raise PartsError(key="unreadable")
            month, group = month or other.month, group or other.group
        elif self.written == {"part"}:
            month = other.month
        year = self.year or (0 if self.digits else other.year)
        return self._replace(year=year, month=month, group=group)
