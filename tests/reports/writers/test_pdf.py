"""Reports as PDF: tagged, for archives, in six languages, always the same bytes."""

import re
import resource
import zlib
from collections.abc import Iterable
from pathlib import Path

import pytest

from reports.fonts import GlyphMissingError
from reports.model import (
    Document,
    Mark,
    Masthead,
    Paragraph,
    Text,
)
from reports.writers.pdf import write_pdf
from tests.support.pdf_reader import facts_of, pages_of, structure_of, text_of
from tests.support.pdf_samples import letters, said, with_blocks
from tests.support.report_samples import WORDS, sample

pytestmark = pytest.mark.office

MARKUP = r'#strong[x] $a$ *b* _c_ <d> @e `f` \ & // /* #{ [g] ~ -- "h" = i'


def xmp_of(content: bytes) -> str:
    """Read the properties that archives look at."""
    (found,) = re.findall(rb"<x:xmpmeta.*?</x:xmpmeta>", content, re.DOTALL)
    return bytes(found).decode()


def uncompressed(content: bytes) -> bytes:
    """Read what the file holds in streams, without the spaces in it."""
    held = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    opened = (zlib.decompressobj().decompress(one) for one in held if one[:1] == b"x")
    return b"".join(content.split()) + b"".join(b"".join(opened).split())


def words_of(blocks: Iterable[object]) -> list[str]:
    """List the words of paragraphs."""
    return [
        run.words
        for block in blocks
        if isinstance(block, Paragraph)
        for run in block.runs
        if isinstance(run, Text)
    ]


def test_the_same_document_gives_the_same_bytes() -> None:
    """No time of production, no random name."""
    once, again = write_pdf(sample("zh")), write_pdf(sample("zh"))

    assert once == again


def test_it_is_for_archives_and_for_screen_readers(tmp_path: Path) -> None:
    """PDF/A-2a and PDF/UA-1 at once, with the day as of which it speaks."""
    written = write_pdf(sample("fr"), dated_on="2021-03-31")

    xmp = xmp_of(written)
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert "<rdf:li>fr</rdf:li>" in xmp
    facts = facts_of(written, tmp_path)
    assert facts["Title"] == "Exemple de rapport sur la coopération"
    assert facts["Tagged"] == "yes"
    assert facts["CreationDate"].startswith("Wed Mar 31")
    assert "A4" in facts["Page size"]


def test_headings_lists_tables_and_notes_are_tagged(tmp_path: Path) -> None:
    """A screen reader knows what is a heading, a head of a column, a footnote."""
    structure = structure_of(write_pdf(sample("en")), tmp_path)

    assert structure.count("H1 ") == 2
    assert structure.count("H2 ") == 1
    assert structure.count("LI (block)") == 2
    assert structure.count("/Scope /Column") == 3
    assert structure.count("/RowSpan 2") == 1
    assert structure.count("Caption") == 1
    assert structure.count("Note <Note") == 2
    heads = re.findall(r"TH <.*?\"(\w+)\"", structure, re.DOTALL)
    assert heads == ["Heading", "Area", "Scope"]


@pytest.mark.parametrize("language", WORDS)
def test_all_words_can_be_read_back(language: str, tmp_path: Path) -> None:
    """Nothing is lost, and no letter is a blank square, in any of the six languages."""
    document = sample(language)

    text = letters(text_of(write_pdf(document), tmp_path))

    words = re.findall(r"\w+", " ".join(words_of(document.blocks)))
    assert [word for word in words if word not in text] == []
    assert all(letters(one) in text for one in document.masthead.symbols)


def test_arabic_goes_from_right_to_left(tmp_path: Path) -> None:
    """A sentence begins at the right, what follows is further left; so are symbols."""
    boxes = text_of(write_pdf(sample("ar")), tmp_path, "-bbox")

    middle = 595 / 2
    places = re.findall(r'xMin="([\d.]+)".*?>([^<]+)</word>', boxes)
    at = {word: float(place) for place, word in reversed(places)}
    assert at["UNEP/MC/COP.0/1"] < middle
    assert at["2018"] > middle
    assert at["Example"] < at["data"]


def test_no_mark_stands_behind_words_of_another_language(tmp_path: Path) -> None:
    """A page with marks cannot be signed."""
    written = write_pdf(sample("es"))

    assert "Example data" in text_of(written, tmp_path)
    assert "[en]" not in text_of(written, tmp_path)


def test_a_screen_reader_changes_its_voice() -> None:
    """The document says its language, and words of another one say theirs."""
    inside = uncompressed(write_pdf(sample("ar")))

    assert b"/Lang(ar)" in inside
    assert b"/Lang(en)" in inside
    assert b"/Lang(fr)" not in inside


def test_nothing_that_anybody_writes_is_markup(tmp_path: Path) -> None:
    """What typst would obey elsewhere stands in the text as it was typed."""
    paragraph = Paragraph(key="p", runs=said(MARKUP))

    written = write_pdf(with_blocks(sample("en"), paragraph))

    assert letters(MARKUP) in letters(text_of(written, tmp_path))


def test_numbers_are_those_of_the_model(tmp_path: Path) -> None:
    """A writer counts nothing: a paragraph 7 is printed as 7."""
    first = Paragraph(key="a", number="7", runs=said("Seven."))
    item = Paragraph(key="b", number="(c)", level=1, runs=said("Third."))

    text = text_of(
        write_pdf(with_blocks(sample("en"), first, item)), tmp_path, "-layout"
    )

    assert re.search(r"^7\.\s+Seven\.$", text, re.MULTILINE)
    assert re.search(r"^\s+\(c\)\s+Third\.$", text, re.MULTILINE)


def test_symbols_are_at_the_head_of_each_page_but_the_first(tmp_path: Path) -> None:
    """A page that went astray says what it is from, and which page it is."""
    written = write_pdf(sample("en", paragraphs=120))

    pages = pages_of(written, tmp_path)

    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        lines = [line.strip() for line in page.splitlines() if line.strip()]
        assert lines[-1] == str(number)
        assert ("UNEP/MC/COP.0/1 – " in lines[0]) == (number > 1)  # noqa: RUF001 - the dash between symbols


def test_a_footnote_may_be_referred_to_twice(tmp_path: Path) -> None:
    """Two marks with one number lead to one note."""
    first = Paragraph(key="a", runs=(*said("One"), Mark(number=1)))
    second = Paragraph(key="b", runs=(*said("Two"), Mark(number=1)))

    structure = structure_of(
        write_pdf(with_blocks(sample("en"), first, second)), tmp_path
    )

    assert structure.count("Note <Note") == 1


def test_a_bare_document_is_written_too(tmp_path: Path) -> None:
    """A preview may know no symbol, no meeting and no text."""
    bare = Document(
        language="en",
        direction="ltr",
        masthead=Masthead(title=said("Title")),
        blocks=(),
    )

    assert "Title" in text_of(write_pdf(bare), tmp_path)


def test_signs_that_people_type_are_written(tmp_path: Path) -> None:
    """Arrows, comparisons, ticks and circled numbers come from fonts of their own."""
    signs = "≥ ≤ → − ☑ ✓ ■ ① ² № €"  # noqa: RUF001 - a minus sign

    paragraph = Paragraph(key="p", runs=said(signs))
    text = text_of(write_pdf(with_blocks(sample("en"), paragraph)), tmp_path)

    assert letters(signs) in letters(text)


def test_a_letter_of_no_font_is_refused() -> None:
    """Thai has no place in these fonts: that is said, not printed as a square."""
    thai = Paragraph(key="p", runs=said("\N{THAI CHARACTER KO KAI}"))

    with pytest.raises(GlyphMissingError, match="cannot be printed") as refused:
        write_pdf(with_blocks(sample("en"), thai))

    assert refused.value.characters == '"\N{THAI CHARACTER KO KAI}"'


@pytest.mark.slow
def test_long_reports_do_not_pile_up_in_memory() -> None:
    """A server that writes one after the other stays as large as after the first."""
    for number in range(2):
        write_pdf(sample("en", paragraphs=1500 + number))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    for number in range(4):
        write_pdf(sample("en", paragraphs=1510 + number))

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 40_000
