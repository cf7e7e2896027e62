"""Questions at random moments: a day, a position of the log, and subjects."""

from datetime import date
from random import Random
from typing import NamedTuple

from benchmarks.shape import FRAMEWORK, founding, named
from benchmarks.workshop import Trial
from domain.recording.acts import Record
from domain.references import Ref

FIRST, LAST = date(2021, 3, 31).toordinal(), date(2026, 12, 31).toordinal()
"""Days on which the matrix has all of its rows."""

LEAST = 5_000
"""No position before the first batch of a generated ledger is asked about."""


class Drawn(NamedTuple):
    """A random moment, and subjects that the log knows by then.

    Attributes:
        subject: that of some entry; the others are of the same copy of the history.
        addressee: an actor whom a paragraph of a mandate asks to act.
    """

    day: date
    position: int
    subject: str
    framework: str
    area: str
    addressee: str


class Draw:
    """Draws questions about one generated ledger."""

    def __init__(self, one: Trial, chance: Random) -> None:
        self._one = one
        self._chance = chance
        self._last = one.log.reader.head().position
        acts = [row.act for sheet in founding() for row in sheet.rows]
        self._areas = _named_by(acts, "area")
        self._addressees = sorted(
            {who for act in acts for who in act.data.get("addressees", ())}
        )

    def many(self, number: int) -> list[Drawn]:
        """Draw so many questions."""
        return [self._one_more() for _ in range(number)]

    def _one_more(self) -> Drawn:
        day = date.fromordinal(self._chance.randint(FIRST, LAST))
        while True:
            position = self._chance.randint(min(LEAST, self._last // 2), self._last)
            subject = self._subject(self._chance.randint(1, position))
            copy = int(subject.rpartition("~")[2])
            about = [
                named(one, copy)
                for one in (
                    FRAMEWORK,
                    self._chance.choice(self._areas),
                    self._chance.choice(self._addressees),
                )
            ]
            if all(self._is_known(one, position) for one in about):
                return Drawn(day, position, subject, *about)

    def _subject(self, position: int) -> str:
        entry = self._one.log.entry_at(position)
        assert entry is not None
        return str(entry.subject)

    def _is_known(self, reference: str, position: int) -> bool:
        rows = self._one.log.reader.rows_of([Ref.parse(reference).subject_id])
        return bool(rows) and rows[0].position <= position


def _named_by(acts: list[Record], family: str) -> list[str]:
    subjects = {act.subject for act in acts}
    return sorted(str(ref) for ref in subjects if ref.family == family)
