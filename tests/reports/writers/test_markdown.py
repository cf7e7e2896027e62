"""Reports as Markdown: what was said can be read back, and none of it is markup."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from msgspec.structs import replace

from reports.model import Block, Heading, Paragraph, Runs, Style, Table, Text, plain
from reports.writers.markdown import write_markdown
from tests.support.clock_watch import clock_readings
from tests.support.report_samples import WORDS, sample

SIGNS = "\\`*_{}[]()<>#+-.!|~&=:;\"'$%^@/?, 0123456789\n\tabzéЯ中文ع"
typed = st.text(alphabet=SIGNS, max_size=40)


def said(words: str, style: Style = "") -> Runs:
    """Make runs of words."""
    return (Text(words=words, style=style),)


def written(*blocks: Block) -> str:
    """Write a document of these blocks alone, without what stands above them."""
    document = replace(sample("en"), blocks=blocks, footnotes=())
    return write_markdown(document).decode().partition("# Example report")[2]


def read(markdown: str) -> list[Token]:
    """Read Markdown with tables."""
    return MarkdownIt("commonmark").enable("table").parse(markdown)


def words_in(tokens: list[Token]) -> list[str]:
    """List the words of each paragraph, heading and cell."""
    inline = (token.children for token in tokens if token.type == "inline")
    return ["".join(map(_words, children or ())) for children in inline]


def _words(token: Token) -> str:
    return " " if token.type in {"softbreak", "hardbreak"} else token.content


def squeezed(words: str) -> str:
    """Leave out spaces, of which Markdown keeps few."""
    return "".join(words.split())


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing in the file is of the day it was written on."""
    document = sample("zh")

    with clock_readings() as readings:
        once, again = write_markdown(document), write_markdown(document)

    assert once == again
    assert readings == []


@given(typed)
def test_a_paragraph_reads_back_as_it_was_typed(words: str) -> None:
    """Signs that mean something to Markdown mean themselves."""
    found = words_in(read(written(Paragraph(key="p", runs=said(words)))))

    assert squeezed("".join(found[1:])) == squeezed(words)


@given(typed, typed, st.sampled_from(("", "strong", "emphasis", "code")))
def test_what_stands_out_reads_back_too(before: str, words: str, style: Style) -> None:
    """Asterisks of emphasis are never read as words, nor the other way round."""
    runs = said(before) + said(words, style) + said(before)

    found = words_in(read(written(Paragraph(key="p", number="(a)", runs=runs))))

    assert squeezed("".join(found[1:])) == squeezed(f"(a){before}{words}{before}")


@given(typed)
def test_a_cell_reads_back_as_it_was_typed(words: str) -> None:
    """A bar in the words does not end the cell."""
    (table,) = [one for one in sample("en").blocks if isinstance(one, Table)]
    changed = replace(table, columns=(said(words), said("x"), said(words)), notes=())

    tokens = read(written(replace(changed, title=())))

    cells = words_in(tokens)[1:]
    assert len(cells) == 3 + 2 * 3
    assert squeezed(cells[0]) == squeezed(cells[2]) == squeezed(words)


@pytest.mark.parametrize("line", ["1. *x*", "- x", "+ x", "# x", "> x", "===", "2) x"])
def test_a_line_is_no_list_and_no_heading(line: str) -> None:
    """What begins like a list is a paragraph with these very words."""
    tokens = read(written(Paragraph(key="p", runs=said(line))))

    assert words_in(tokens)[-1] == line
    assert [token.type for token in tokens[-3:]] == [
        "paragraph_open",
        "inline",
        "paragraph_close",
    ]


@pytest.mark.parametrize("language", WORDS)
def test_all_words_are_there_in_order(language: str) -> None:
    """Headings, paragraphs, items, tables with repeated cells, notes."""
    document = sample(language)

    content = write_markdown(document).decode()

    found = words_in(read(content))
    blocks = [one for one in document.blocks if not isinstance(one, Table)]
    places = [_place(found, block) for block in blocks]
    assert places == sorted(places)
    assert content.count(f"| {WORDS[language][7]} |") == 2


def _place(found: list[str], block: Heading | Paragraph) -> int:
    """Say where a block stands: its words, its number before and its marks left out."""
    begun = plain(block.runs)[:12]
    label = f"{block.number} {begun}" if block.number.endswith(")") else begun
    number = f"{block.number}. " if block.number.isdigit() else ""
    (place, *_) = (
        at for at, words in enumerate(found) if words.startswith(number + label)
    )
    return place


def test_footnotes_are_those_that_github_and_pandoc_read() -> None:
    """A mark in the words, the note at the end."""
    content = write_markdown(sample("en")).decode()

    assert "three entities met.[^1]" in content
    assert "| Finance[^2] |" in content
    assert content.endswith("[^1]: Note: example data.\n\n[^2]: Item of a list\n")


def test_arabic_is_set_from_right_to_left() -> None:
    """Markdown has no direction: an element around all of it says so."""
    lines = write_markdown(sample("ar")).decode().splitlines()

    assert lines[0] == '<div dir="rtl" lang="ar">'
    assert lines[-1] == "</div>"


def test_one_of_several_texts_is_set_off() -> None:
    """Two people wrote for one place, unseen by each other: it stands as quoted."""
    tokens = read(written(Paragraph(key="p", runs=said("Mine."), conflict=True)))

    assert [token.type for token in tokens].count("blockquote_open") == 1
