"""Reports as Word: the same bytes, real styles, a masthead, keys of paragraphs."""

import time
from io import BytesIO
from zipfile import ZipFile

import docx
import msgspec
import pytest

from reports.model import (
    Document,
    Footnote,
    Heading,
    Masthead,
    Paragraph,
    Table,
    Text,
)
from reports.writers.docx.bookmarks import bookmark_name
from reports.writers.docx.document import write_docx
from tests.support.report_samples import WORDS, sample
from tests.support.word_files import W, part, parts, words_of


def with_blocks(*blocks: Paragraph | Table | Heading, language: str = "en") -> Document:
    """Make the sample with other blocks."""
    return msgspec.structs.replace(sample(language), blocks=blocks)


def test_the_same_document_gives_the_same_bytes() -> None:
    """No time of production and no order of chance is in the file."""
    document = sample("ar")
    properties = {"report": "document:example", "edition": "1"}

    first = write_docx(document, properties=properties)
    second = write_docx(document, properties=dict(reversed(properties.items())))

    assert first == second


def test_the_file_says_no_time_and_no_author() -> None:
    """Entries of the zip have one fixed time; properties are title and language."""
    content = write_docx(sample("fr"))

    with ZipFile(BytesIO(content)) as archive:
        times = {one.date_time for one in archive.infolist()}
    properties = docx.Document(BytesIO(content)).core_properties

    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert properties.title == "Exemple de rapport sur la coopération"
    assert properties.language == "fr-FR"
    assert (properties.author, properties.last_modified_by) == ("", "")
    assert (properties.created, properties.modified) == (None, None)


def test_what_the_caller_says_stands_in_the_properties() -> None:
    """Who finds the file later can tell of which edition it is."""
    content = write_docx(sample("en"), properties={"edition": "3", "digest": "ab12"})

    custom = parts(content)["docProps/custom.xml"].decode()

    assert 'name="Trilogue edition"' in custom
    assert "ab12" in custom


@pytest.mark.parametrize("language", WORDS)
def test_a_word_processor_can_open_it(language: str) -> None:
    """Each part is declared; headings and paragraphs are in styles of their names."""
    content = write_docx(sample(language))

    found = docx.Document(BytesIO(content))
    styles = {one.style.name for one in found.paragraphs if one.style}

    assert {"Heading 1", "Heading 2", "Report paragraph"} <= styles
    assert {"Report numbered paragraph", "Report list item"} <= styles


def test_the_masthead_has_each_symbol_once_and_leaves_no_placeholder() -> None:
    """Symbols stand on lines of their own, at the top and in headers and footers."""
    content = write_docx(sample("en"))

    everything = b"".join(parts(content).values()).decode()
    tables = docx.Document(BytesIO(content)).tables

    assert "{{" not in everything
    assert "{%" not in everything
    assert tables[0].cell(0, 1).text == "UNEP/MC/COP.0/1\nUNEP/CHW.0/INF/1"
    for name in ("header1", "footer1"):
        assert "UNEP/MC/COP.0/1" in words_of(part(content, name))


def test_a_masthead_of_which_little_is_known_has_no_empty_lines() -> None:
    """A preview without symbols and meetings is a document all the same."""
    masthead = Masthead(title=(Text(words="A & B <1>"),))
    document = msgspec.structs.replace(sample("en"), masthead=masthead)

    found = docx.Document(BytesIO(write_docx(document)))

    styles = [one.style.name for one in found.paragraphs if one.style]
    assert found.paragraphs[0].text == "A & B <1>"
    assert "Masthead agenda" not in styles
    assert "Masthead authors" not in styles


def test_each_paragraph_carries_its_key() -> None:
    """A heading and a paragraph of one key are told apart; no name is too long."""
    document = sample("en")

    names = [
        str(one.get(f"{W}name"))
        for one in part(write_docx(document)).iter(f"{W}bookmarkStart")
    ]

    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 40
    for address in ("introduction", "introduction#2", "timeline/1", "matrix/note"):
        assert bookmark_name(address) in names


def test_a_paragraph_stays_with_the_list_that_it_introduces() -> None:
    """No page ends on "the groups will:"."""
    blocks = (
        Paragraph(key="1", number="1", runs=(Text(words="Alone"),)),
        Paragraph(key="2", number="2", runs=(Text(words="They will:"),)),
        Paragraph(key="3", number="(a)", level=1, runs=(Text(words="meet"),)),
    )

    root = part(write_docx(with_blocks(*blocks)))

    kept = [
        words_of(one)
        for one in root.iter(f"{W}p")
        if one.find(f"{W}pPr/{W}keepNext") is not None
    ]
    assert kept == ["They will:"]


def test_a_letter_that_no_file_can_hold_is_left_out() -> None:
    """A control character pasted into a text does not make the report impossible."""
    block = Paragraph(key="a", runs=(Text(words="One\x0btwo\x00"),))

    root = part(write_docx(with_blocks(block)))

    assert "Onetwo" in words_of(root)


@pytest.mark.slow
def test_a_long_report_is_written_in_a_second() -> None:
    """1,500 paragraphs and 200 rows, which is more than anybody reads."""
    document = sample("en", paragraphs=1500)
    *blocks, table = document.blocks
    assert isinstance(table, Table)
    long = msgspec.structs.replace(table, rows=table.rows * 100)
    document = msgspec.structs.replace(document, blocks=(*blocks, long))
    document = msgspec.structs.replace(
        document, footnotes=(Footnote(number=1, runs=()), Footnote(number=2, runs=()))
    )

    start = time.process_time()
    write_docx(document)
    spent = time.process_time() - start

    assert spent < 1
