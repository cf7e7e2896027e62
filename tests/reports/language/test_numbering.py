"""Numbers of sections, in each language as its documents have them."""

import pytest

from reports.language.numbering import lettered, numbered, roman
from reports.model import Heading, Text
from wording.words import words


def headings(*levels: int) -> tuple[Heading, ...]:
    """Make headings of these levels."""
    return tuple(
        Heading(key=f"h{at}", level=level, runs=(Text(words="h"),), number="#")
        for at, level in enumerate(levels)
    )


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["I", "A", "B", "II", "A"]),
        ("zh", ["一", "A", "B", "二", "A"]),
        ("ar", ["أولاً -", "ألف -", "باء -", "ثانياً -", "ألف -"]),
    ],
)
def test_sections_and_what_is_below_them_are_counted(
    language: str, expected: list[str]
) -> None:
    """Below each section, counting begins anew."""
    found = numbered(headings(1, 2, 2, 1, 2), words(language))

    assert [one.number for one in found if isinstance(one, Heading)] == expected


def test_a_heading_without_a_number_is_not_counted() -> None:
    """A summary comes before section I, and an annex after the last one."""
    summary = Heading(key="summary", level=1, runs=(Text(words="Summary"),))

    found = numbered((summary, *headings(1)), words("en"))

    assert [one.number for one in found if isinstance(one, Heading)] == ["", "I"]


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, "I"),
        (4, "IV"),
        (9, "IX"),
        (14, "XIV"),
        (38, "XXXVIII"),
        (49, "XLIX"),
        (89, "LXXXIX"),
    ],
)
def test_roman_numerals(number: int, expected: str) -> None:
    """As they are written."""
    assert roman(number) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [(1, "a"), (26, "z"), (27, "aa"), (28, "ab"), (703, "aaa")]
)
def test_letters_go_on_after_the_last(number: int, expected: str) -> None:
    """A list of more than twenty-six items has no sign that is no letter."""
    assert lettered(number) == expected


def test_more_parts_than_letters_are_counted_on() -> None:
    """A section of thirty parts goes on after Z."""
    found = numbered(headings(1, *[2] * 30), words("en"))

    numbers = [one.number for one in found if isinstance(one, Heading)]
    assert numbers[-5:] == ["Z", "AA", "AB", "AC", "AD"]
