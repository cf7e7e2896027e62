"""Which moment an answer is of, in a line."""

from datetime import date, datetime

from api.wording import words_in
from domain.dates.printing import print_day, print_instant


def answered(
    as_of: date, position: int, known_at: datetime | None, *, language: str, zone: str
) -> str:
    """Say which moment an answer is of, on both clocks.

    Args:
        known_at: when the entry at the position was recorded; None before the first.
        zone: name of the ledger's time zone.
    """
    words, day = words_in(language), print_day(as_of, language)
    if known_at is None:
        return words["answered_empty"].format(day=day, position=position)
    instant = print_instant(known_at, language, zone=zone)
    return words["answered"].format(day=day, position=position, instant=instant)
