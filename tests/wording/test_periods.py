"""Lengths of time in words: how long, and how often."""

import pytest

from wording.periods import length_of_time, recurrence
from wording.words import words


@pytest.mark.parametrize(
    ("language", "period", "length", "often"),
    [
        ("en", "P1Y", "one year", "each year"),
        ("en", "P12W", "12 weeks", "every 12 weeks"),
        ("en", "P3D", "three days", "every three days"),
        ("ru", "P5Y", "5 лет", "каждые 5 лет"),
        ("zh", "P2Y", "两年", "每两年"),
        ("en", "P", "", ""),
        ("en", "as needed", "as needed", "as needed"),
    ],
)
def test_period_is_said_in_words(
    language: str, period: str, length: str, often: str
) -> None:
    """What is no ISO 8601 duration stays as it was written."""
    messages = words(language)

    assert length_of_time(messages, period) == (length or period)
    assert recurrence(messages, period) == (often or period)


def test_period_of_several_units_is_said_as_a_list() -> None:
    """Years and months are counted each."""
    assert length_of_time(words("en"), "P2Y6M") == "two years and six months"
