"""The sentence that says which moment an answer describes."""

from datetime import date, datetime

from domain.dates.printing import print_day, print_instant
from wording.words import words


def moment_sentence(
    as_of: date, position: int, known_at: datetime | None, *, language: str, zone: str
) -> str:
    """Return the sentence that says which moment an answer describes, on both clocks.

    Args:
        known_at: when the entry at the position was recorded; None before the first.
        zone: name of the ledger's time zone.
    """
    messages, day = words(language), print_day(as_of, language)
    if known_at is None:
        return messages.term("answer/answered_empty", day=day, position=position)
    instant = print_instant(known_at, language, zone=zone)
    return messages.term("answer/answered", day=day, position=position, instant=instant)
