"""Numbers in names, in digits, in words and in signs."""

import pytest

from domain.recording.number_words import read_number, write_chinese_numbers
from domain.references import fold_words


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("03", "3"),
        ("Third", "3"),
        ("Troisième", "3"),
        ("première", "1"),
        ("Tercera", "3"),
        ("tercer", "3"),
        ("Третье", "3"),
        ("Пятая", "5"),
        ("الثالث", "3"),
        ("الرابعة", "4"),
        ("أول", "1"),
        ("XII", "12"),
        ("secondary", ""),
        ("mc", ""),
        ("v", ""),
    ],
)
def test_a_number_is_read_in_every_language(word: str, number: str) -> None:
    """Another word that begins like a number is none."""
    assert read_number(fold_words(word)) == number


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("第三次会议", "3 次会议"),
        ("第3次会议", "3 次会议"),
        ("第十一届会议", "11 届会议"),
        ("第二十次会议", "20 次会议"),
        ("十次会议", "10 次会议"),
        ("一般事项", "一般事项"),
    ],
)
def test_ordinals_of_a_chinese_name_are_written_in_digits(
    text: str, written: str
) -> None:
    """Signs that stand for a number elsewhere remain as they are."""
    assert write_chinese_numbers(text).strip() == written
