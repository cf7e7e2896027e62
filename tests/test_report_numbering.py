"""Numbers of sections, in each language as its documents have them."""

import pytest

from reports.model import Heading, Text
from reports.numbering import numbered, roman
from reports.words import words


def headings(*levels: int) -> tuple[Heading, ...]:
    """Make headings of these levels."""
    return tuple(
        Heading(key=f"h{at}", level=level, runs=(Text(words="h"),))
        for at, level in enumerate(levels)
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["I", "A", "B", "II", "A"]),
        ("zh", ["一", "A", "B", "二", "A"]),
        ("ar", ["أولاً", "ألف", "باء", "ثانياً", "ألف"]),
    ],
)
def test_sections_and_what_is_below_them_are_counted(
    language: str, expected: list[str]
) -> None:
    """Below each section, counting begins anew."""
    found = numbered(headings(1, 2, 2, 1, 2), words(language))

    assert [one.number for one in found if isinstance(one, Heading)] == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [(1, "I"), (4, "IV"), (9, "IX"), (14, "XIV"), (38, "XXXVIII")],
)
def test_roman_numerals(number: int, expected: str) -> None:
    """As they are written."""
    assert roman(number) == expected
