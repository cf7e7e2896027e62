"""The arguments that say at which moment a question is asked, as they were given."""

import datetime as dt
from typing import NamedTuple

from projections.moment import Certainty


class MomentArguments(NamedTuple):
    """A moment as it was asked for; what was left out has its default.

    Attributes:
        as_of: the day in the world; None for today, whatever day that is.
        known_at: the moment of the log as text; None for its end, however it grows.
        language: code of the language of words and dates.
    """

    as_of: dt.date | None = None
    known_at: str | None = None
    certainty: Certainty = Certainty.CERTAIN
    language: str = "en"

    @property
    def key(self) -> tuple[str | None, ...]:
        """The arguments that differ from their defaults, as short as possible.

        Two moments have the same key only if they were asked for alike.
        """
        values = (
            self.as_of.isoformat() if self.as_of else None,
            self.known_at,
            None if self.certainty is Certainty.CERTAIN else self.certainty.name,
            None if self.language == "en" else self.language,
        )
        stated = [index for index, value in enumerate(values, 1) if value is not None]
        return values[: max(stated, default=0)]


def moment_from_key(key: tuple[str | None, ...]) -> MomentArguments:
    """Read the arguments from a key.

    Raises:
        KeyError, ValueError: no moment has that key.
    """
    as_of, known_at, certainty, language = (*key, None, None, None, None)[:4]
    return MomentArguments(
        dt.date.fromisoformat(as_of) if as_of else None,
        known_at,
        Certainty[certainty or "CERTAIN"],
        language or "en",
    )
