"""Reports as HTML: one file, for screens, screen readers and printers."""

import pytest
from msgspec.structs import replace

from reports.model import Document, Mark, Paragraph, Runs, Text
from reports.writers.html import write_html
from tests.support.clock_watch import clock_readings
from tests.support.html_reader import Page
from tests.support.report_samples import WORDS, sample

SCRIPT = '<script>alert(1)</script> & "quoted" {{ 7 * 7 }} {% raw %}'


def said(words: str) -> Runs:
    """Make runs of words."""
    return (Text(words=words),)


def with_paragraphs(document: Document, *blocks: Paragraph) -> Document:
    """Put paragraphs in the place of the blocks of a document."""
    return replace(document, blocks=blocks)


def test_the_same_document_gives_the_same_bytes() -> None:
    """Nothing in the file is of the day it was written on."""
    document = sample("zh")

    with clock_readings() as readings:
        once, again = write_html(document), write_html(document)

    assert once == again
    assert readings == []


@pytest.mark.parametrize("language", WORDS)
def test_the_page_says_its_language_and_direction(language: str) -> None:
    """A screen reader speaks the right language, and Arabic runs from the right."""
    page = Page(write_html(sample(language)))

    (root,) = page.all_of("html")
    assert root["lang"] == language
    assert root["dir"] == ("rtl" if language == "ar" else "ltr")
    (foreign,) = [one for one in page.all_of("bdi") if one.get("lang")]
    assert foreign["lang"] == ("en" if language != "en" else "fr")


def test_the_file_needs_nothing_else() -> None:
    """It can be sent by mail: no style sheet, picture, font or script of elsewhere."""
    written = write_html(sample("en"))

    page = Page(written)
    assert not page.all_of("script") + page.all_of("link") + page.all_of("img")
    assert all(href.startswith("#") for href in page.values("href"))
    assert b"url(" not in written
    assert b"@import" not in written


def test_headings_go_down_one_by_one() -> None:
    """The title is the first; sections and what is within them follow."""
    page = Page(write_html(sample("en")))

    heads = [(name, words) for name, words in page.parts if name in {"h1", "h2", "h3"}]
    assert heads == [
        ("h1", "Example report on cooperation"),
        ("h2", "Example report on cooperation"),
        ("h2", "1. Areas of cooperation"),
        ("h3", "Areas of cooperation"),
    ]


def test_each_link_leads_somewhere_and_names_are_given_once() -> None:
    """From the mark to the footnote and back; two texts for a place differ in name."""
    double = tuple(
        Paragraph(key="a/1", runs=(*said("One"), Mark(number=1)), conflict=True)
        for _ in range(2)
    )

    page = Page(write_html(with_paragraphs(sample("en"), *double)))

    names = page.values("id")
    assert len(set(names)) == len(names)
    used = {href.removeprefix("#") for href in page.values("href")}
    assert {"note-1", "mark-1"} <= used & set(names)
    assert page.values("data-key").count("a/1") == 2
    assert page.values("class").count("conflict") == 2


def test_cells_say_of_what_they_are_the_head() -> None:
    """Heads of columns and of rows, with the rows that they cover."""
    page = Page(write_html(sample("en")))

    heads = page.all_of("th")
    assert [one["scope"] for one in heads] == ["col", "col", "col", "row"]
    assert heads[-1]["rowspan"] == "2"
    assert page.parts.count(("caption", "Areas of cooperation")) == 1


def test_words_are_never_tags() -> None:
    """Whatever is typed stands in the page as it was typed."""
    paragraph = Paragraph(key=SCRIPT, number=SCRIPT, runs=said(SCRIPT))

    page = Page(write_html(with_paragraphs(sample("en"), paragraph)))

    assert not page.all_of("script")
    assert ("p", f"{SCRIPT}. {SCRIPT}") in page.parts


def test_words_of_another_language_say_so() -> None:
    """To programs that read aloud: no mark is printed."""
    written = write_html(sample("fr"))

    assert '<bdi lang="en" dir="ltr">Example data</bdi>' in written.decode()
    assert "[en]" not in written.decode()


def test_items_stand_in_a_list_with_their_own_numbers() -> None:
    """No number is counted anew by the browser."""
    page = Page(write_html(sample("en")))

    items = [words for name, words in page.parts if name == "li"]
    assert items[:2] == ["(a) Item of a list", "(b) Item of a list"]


def test_facts_of_the_edition_stand_in_the_head() -> None:
    """The file says which edition it is of, and not when it was written."""
    page = Page(write_html(sample("en"), properties={"edition": "2", "digest": ""}))

    facts = {
        one["name"]: one["content"] for one in page.all_of("meta") if "name" in one
    }
    assert facts["trilogue.edition"] == "2"
    assert "trilogue.digest" not in facts
