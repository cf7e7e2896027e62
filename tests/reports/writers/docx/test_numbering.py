"""Word counts the numbers of a report, and prints what the model says."""

from collections.abc import Sequence

import msgspec
import pytest

from reports.model import Block, Heading, Paragraph, Text
from reports.writers.docx.document import write_docx
from reports.writers.docx.reading_numbers import Counted, readings
from reports.writers.marks import printed_number
from tests.support.report_samples import WORDS, sample
from tests.support.word_files import W, numbered, part


def paragraphs(*numbers: str) -> list[Block]:
    """Make paragraphs with numbers, those in brackets as items of a list."""
    return [
        Paragraph(
            key=f"p/{place}",
            number=number,
            level=int(number.startswith("(")),
            runs=(Text(words=f"Paragraph {place}"),),
        )
        for place, number in enumerate(numbers)
    ]


def headings(*numbers: str) -> list[Block]:
    """Make headings of sections with numbers."""
    runs = (Text(words="Heading"),)
    return [Heading(key=f"h/{one}", level=1, number=one, runs=runs) for one in numbers]


def counted(blocks: Sequence[Block], language: str = "en") -> list[str]:
    """Write blocks; give the numbers that Word prints."""
    document = msgspec.structs.replace(sample(language), blocks=tuple(blocks))
    return [number for number, _ in numbered(write_docx(document))]


@pytest.mark.parametrize("language", WORDS)
def test_word_prints_each_number_of_the_model(language: str) -> None:
    """Paragraphs, items and headings: what Word counts is what was endorsed."""
    document = sample(language, paragraphs=30)

    found = numbered(write_docx(document))

    expected = [
        printed_number(one.number)
        for one in document.blocks
        if isinstance(one, Heading | Paragraph) and one.number
    ]
    assert [number for number, _ in found] == expected


def test_items_begin_anew_under_each_paragraph() -> None:
    """Each list of items begins with (a), while paragraphs are counted on."""
    blocks = paragraphs("1", "(a)", "(b)", "2", "(a)", "3", "(a)", "(b)", "(c)")

    found = counted(blocks)

    assert found == ["1.", "(a)", "(b)", "2.", "(a)", "3.", "(a)", "(b)", "(c)"]


def test_a_number_out_of_turn_is_printed_all_the_same() -> None:
    """A gap, a repetition and a start past one are the model's to decide."""
    blocks = paragraphs("7", "8", "12", "12", "13", "1")

    found = counted(blocks)

    assert found == ["7.", "8.", "12.", "12.", "13.", "1."]


def test_a_list_goes_on_behind_the_letter_z() -> None:
    """The model counts z, aa, ab; Word would count z, aa, bb, and is overruled."""
    blocks = paragraphs("(y)", "(z)", "(aa)", "(ab)", "(ac)")

    found = counted(blocks)

    assert found == ["(y)", "(z)", "(aa)", "(ab)", "(ac)"]


def test_roman_numbers_are_told_from_letters_by_what_stands_before() -> None:
    """(i) begins a Roman list, and follows (h) in one of letters."""
    roman = counted(paragraphs("(i)", "(ii)", "(iii)"))

    letters = counted(paragraphs("(h)", "(i)", "(j)"))

    assert roman == ["(i)", "(ii)", "(iii)"]
    assert letters == ["(h)", "(i)", "(j)"]


@pytest.mark.parametrize(
    ("language", "numbers"),
    [
        ("en", ("I", "II", "III", "IV")),
        ("zh", ("一", "二", "三", "四")),
        ("ar", ("أولا", "ثانيا", "ثالثا")),
    ],
)
def test_sections_are_numbered_as_the_language_does(
    language: str, numbers: tuple[str, ...]
) -> None:
    """Roman, Chinese and spelt out: each printed as the model has it."""
    found = counted(headings(*numbers), language)

    assert found == [printed_number(one) for one in numbers]


def test_consecutive_numbers_are_one_list_that_word_goes_on_with() -> None:
    """Who adds a paragraph in Word has those behind it renumbered."""
    document = msgspec.structs.replace(
        sample("en"), blocks=tuple(paragraphs("1", "(a)", "2", "3"))
    )

    root = part(write_docx(document))

    lists = [str(one.get(f"{W}val")) for one in root.iter(f"{W}numId")]
    assert lists[0] == lists[2] == lists[3]
    assert lists[1] != lists[0]


def test_a_number_is_read_in_every_way_it_can_be() -> None:
    """One that no way fits stands as it is; a percent sign is no place for a count."""
    found = list(readings("5%"))

    assert next(readings("(c)")) == Counted("lowerLetter", "(%1)", 3)
    assert found == [Counted("none", "5%%", 1)]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("十.", ("chineseCountingThousand", "%1.", 10)),
        ("十一.", ("chineseCountingThousand", "%1.", 11)),
        ("二十.", ("chineseCountingThousand", "%1.", 20)),
        ("二十三.", ("chineseCountingThousand", "%1.", 23)),
        ("XIV.", ("upperRoman", "%1.", 14)),
        ("C.", ("upperLetter", "%1.", 3)),
        ("（二）", ("chineseCountingThousand", "（%1）", 2)),
    ],
)
def test_a_number_is_counted_as_its_language_counts(
    printed: str, expected: tuple[str, str, int]
) -> None:
    """Who adds a section in Word has those behind it renumbered in the same way."""
    found = next(readings(printed))

    assert found == Counted(*expected)


def test_a_letter_may_be_a_roman_number_all_the_same() -> None:
    """(v) is the twenty-second letter, or follows (iv)."""
    found = [one.form for one in readings("(v)")]

    assert found == ["lowerLetter", "lowerRoman", "none"]
    assert counted(paragraphs("(iii)", "(iv)", "(v)")) == ["(iii)", "(iv)", "(v)"]
    assert [one.form for one in readings("b.")] == ["lowerLetter", "none"]


def test_a_list_keeps_the_indents_of_its_style() -> None:
    """Word takes indents of a list before those of the style; they are the same."""
    content = write_docx(sample("en"))

    styles = part(content, "styles")
    style = styles.find(f"{W}style[@{W}styleId='ReportItem']/{W}pPr/{W}ind")
    levels = part(content, "numbering").iter(f"{W}lvl")
    indents = [one.items() for level in levels for one in level.iter(f"{W}ind")]

    assert style is not None
    assert style.items() in indents


def test_numbers_of_right_to_left_lists_are_placed_by_their_middle() -> None:
    """Programs disagree on which of their ends is the first."""
    levels = list(part(write_docx(sample("ar")), "numbering").iter(f"{W}lvl"))

    places = [one.find(f"{W}lvlJc") for one in levels]
    fonts = [one.find(f"{W}rPr/{W}rFonts") for one in levels]

    assert [one is not None and one.get(f"{W}val") for one in places] == [
        "center" for _ in levels
    ]
    assert all(one is not None for one in fonts)


def test_a_heading_without_a_number_begins_where_the_others_words_do() -> None:
    """Only a number stands out into the margin."""
    bare = Heading(key="a", level=1, runs=(Text(words="Bare"),))
    document = msgspec.structs.replace(sample("en"), blocks=(bare, *headings("I")))

    root = part(write_docx(document))

    hanging = [one.get(f"{W}hanging") for one in root.iterfind(f".//{W}pPr/{W}ind")]
    assert hanging == ["0"]
