"""Lengths of time in words, from ISO 8601 durations such as P2Y."""

import re

from wording.words import Words

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?")
_UNITS = ("years", "months", "weeks", "days")


def length_of_time(words: Words, period: str) -> str:
    """Return how long, such as "two years"; a text that is no duration is unchanged."""
    return _counted(words, period, "for")


def recurrence(words: Words, period: str) -> str:
    """Return how often: "every two years"; a text that is no duration is unchanged."""
    return _counted(words, period, "every")


def _counted(words: Words, period: str, group: str) -> str:
    match = _PERIOD.fullmatch(period)
    numbers = zip(_UNITS, match.groups() if match else (), strict=False)
    counted = [
        words.count(f"format/{group}.{unit}", int(n)) for unit, n in numbers if n
    ]
    return words.listed(counted) if counted else period
