"""Six languages in Word: directions, slant, and words left untranslated."""

import msgspec
import pytest

from reports.model import (
    Document,
    Heading,
    Paragraph,
    Table,
    Text,
)
from reports.writers.docx.document import write_docx
from tests.support.report_samples import sample
from tests.support.word_files import W, part, words_of

RIGHT_TO_LEFT_MARK = "\u200f"


def with_blocks(*blocks: Paragraph | Table | Heading, language: str = "en") -> Document:
    """Make the sample with other blocks."""
    return msgspec.structs.replace(sample(language), blocks=blocks)


def test_words_of_another_language_are_tagged_and_not_marked() -> None:
    """A spelling checker sees their language; a reader sees no mark."""
    root = part(write_docx(sample("ru")))

    runs = [one for one in root.iter(f"{W}r") if words_of(one) == "Example data"]
    language = runs[0].find(f"{W}rPr/{W}lang")

    assert language is not None
    assert language.get(f"{W}val") == "en-GB"
    assert "[en]" not in words_of(root)


def test_a_symbol_is_not_broken_at_its_hyphen() -> None:
    """MC-3/11 stays on one line."""
    runs = (Text(words="MC-3/11 annex", style="code"),)

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs))))

    assert len(root.findall(f".//{W}noBreakHyphen")) == 1
    assert "3/11\u00a0annex" in words_of(root)


def test_arabic_is_set_from_right_to_left_throughout() -> None:
    """Paragraphs, tables, pages, headers and footnotes are turned around."""
    content = write_docx(sample("ar"))

    for name in ("document", "header1", "footer1", "footnotes"):
        paragraphs = list(part(content, name).iter(f"{W}p"))
        assert paragraphs
        assert all(one.find(f"{W}pPr/{W}bidi") is not None for one in paragraphs), name
    root = part(content)
    assert all(one.find(f"{W}bidiVisual") is not None for one in root.iter(f"{W}tblPr"))
    assert root.find(f".//{W}sectPr/{W}bidi") is not None


def test_a_run_is_turned_around_where_its_letters_are_arabic() -> None:
    """Latin words and symbols within Arabic text run from left to right."""
    root = part(write_docx(sample("ar")))

    turned = {
        words_of(run): run.find(f"{W}rPr/{W}rtl") is not None
        for run in root.iter(f"{W}r")
        if words_of(run).strip(" ().،")
    }

    assert turned["مجالات التعاون"]
    assert not turned["\u200eUNEP/MC/COP.0/1\u200e"]
    assert not turned["\u200eExample data\u200e"]
    assert not turned["2018"]


def test_two_symbols_in_arabic_are_two() -> None:
    """The first of them stands on the right: a mark of direction parts them."""
    runs = (
        Text(words="UNEP/MC/COP.0/1", style="code"),
        Text(words="، "),
        Text(words="UNEP/CHW.0/1", style="code"),
    )

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs), language="ar")))

    paragraph = next(p for p in root.iter(f"{W}p") if "، " in words_of(p))
    assert words_of(paragraph).count(RIGHT_TO_LEFT_MARK) == 4


def test_no_other_language_is_turned_around() -> None:
    """A Chinese file has no trace of right-to-left settings."""
    content = write_docx(sample("zh"))

    assert part(content).find(f".//{W}bidi") is None
    assert part(content).find(f".//{W}rtl") is None


def test_chinese_and_arabic_words_do_not_slant() -> None:
    """What is emphasised stands out by its weight where letters have no italics."""
    runs = (Text(words="重要", style="emphasis"),)

    root = part(write_docx(with_blocks(Paragraph(key="a", runs=runs), language="zh")))

    run = next(one for one in root.iter(f"{W}r") if words_of(one) == "重要")
    assert run.find(f"{W}rPr/{W}b") is not None
    assert run.find(f"{W}rPr/{W}i") is None


def test_texts_in_conflict_have_a_line_beside_them() -> None:
    """In Arabic the line is where lines begin."""
    block = Paragraph(key="a", runs=(Text(words="One"),), conflict=True)

    left = part(write_docx(with_blocks(block)))
    right = part(write_docx(with_blocks(block, language="ar")))

    assert left.find(f".//{W}pBdr/{W}left") is not None
    assert right.find(f".//{W}pBdr/{W}right") is not None


def test_properties_stand_in_the_order_of_the_schema() -> None:
    """Word refuses a file whose properties are in another order."""
    order = [
        "pStyle",
        "keepNext",
        "numPr",
        "pBdr",
        "tabs",
        "bidi",
        "spacing",
        "ind",
        "jc",
    ]

    root = part(write_docx(sample("ar", paragraphs=3)))

    for properties in root.iter(f"{W}pPr"):
        names = [str(one.tag).removeprefix(W) for one in properties]
        assert names == sorted(names, key=order.index)


@pytest.mark.parametrize(
    ("language", "script", "tag"),
    [
        ("fr", "val", "fr-FR"),
        ("ru", "val", "ru-RU"),
        ("zh", "eastAsia", "zh-CN"),
        ("ar", "bidi", "ar-SA"),
    ],
)
def test_a_document_says_its_language_for_its_own_script(
    language: str, script: str, tag: str
) -> None:
    """Latin letters in a Chinese or Arabic report are broken as English ones are."""
    styles = part(write_docx(sample(language)), "styles")

    found = styles.find(f"{W}docDefaults//{W}lang")

    assert found is not None
    assert found.get(f"{W}{script}") == tag
    if script != "val":
        assert found.get(f"{W}val") == "en-GB"
