"""Edits of a Word file besides words: each is named, and nothing is dropped."""

from base64 import b64decode
from copy import deepcopy
from io import BytesIO

import pytest
from docx.document import Document as WordDocument
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from lxml import etree
from msgspec.structs import replace

from reports.model import Document, Heading, Text
from reports.reading_back import ReadBack, read_back
from reports.reading_changes import FileEdit
from reports.writers.docx.document import write_docx
from reports.writers.docx.xml import PARAGRAPH_ID
from tests.support.report_edits import (
    after,
    delete,
    document,
    element_of,
    put,
    remove,
    without_anchors,
    xml,
)
from tests.support.report_samples import sample
from tests.support.word_files import edited, find, packed, parts, with_part

PLACE = "https://example.org/"
HYPERLINK = RELATIONSHIP_TYPE.HYPERLINK
PICTURE = b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)
FOUR = ("First words.", "Second words.", "Third words.", "Fourth words.")


def kinds(found: ReadBack) -> list[tuple[str, str, str]]:
    """List the notes by kind, place and words."""
    return [(one.kind, one.key, one.words) for one in found.notes]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("strike", "struck-out"),
        ("double_strike", "struck-out"),
        ("hidden", "hidden"),
        ("bold", "bold"),
        ("underline", "underlined"),
    ],
)
def test_formatted_words_are_named(name: str, kind: str) -> None:
    """Struck-out words are still there: only a person knows whether they are to go."""

    def change(file: WordDocument) -> None:
        setattr(find(file, "Second").runs[0].font, name, True)

    found = after(change, document(*FOUR))

    assert found.changes == ()
    assert kinds(found) == [(kind, "Second", "Second words.")]


@pytest.mark.parametrize("has_anchors", [True, False])
def test_a_moved_paragraph_is_named(*, has_anchors: bool) -> None:
    """It is the same paragraph; the note says where it stands now."""

    def change(file: WordDocument) -> None:
        first = element_of(file, "First")
        if not has_anchors:
            without_anchors(first)
        element_of(file, "Third").addnext(first)

    found = after(change, document(*FOUR))

    assert found.changes == ()
    assert kinds(found) == [("moved", "First", "now after Third")]


def test_a_heading_of_another_level_is_named() -> None:
    """The words are the same; the plan of the report is not."""

    def change(file: WordDocument) -> None:
        find(file, "One heading").style = "Heading 2"

    found = after(change, with_heading())

    assert kinds(found) == [("heading-level", "part", "heading 1 became heading 2")]


def test_the_words_of_a_heading_are_a_change() -> None:
    """They come from the plan of the report."""
    found = after(put("One heading", "Another heading"), with_heading())

    expected = FileEdit("part", "One heading", "Another heading", "changed")
    assert found.changes == (expected,)


def with_heading() -> Document:
    """Make a document with a heading."""
    heading = Heading(key="part", level=1, runs=(Text(words="One heading"),))
    given = document(*FOUR)
    return replace(given, blocks=(heading, *given.blocks))


def test_the_masthead_and_the_title_are_compared() -> None:
    """Words that were changed are a change; lines that were added are named."""

    def change(file: WordDocument) -> None:
        title = next(one for one in file.paragraphs if one.text)
        title.runs[1].text = "Another title"
        title._p.addprevious(xml("<w:p><w:r><w:t>A line</w:t></w:r></w:p>"))  # noqa: SLF001

    found = after(change, document(*FOUR))

    title = "Example report on cooperation"
    assert found.changes == (FileEdit("masthead", title, "Another title", "changed"),)
    assert kinds(found) == [("added-to-masthead", "masthead", "A line")]


def test_a_picture_a_link_and_a_break_are_named() -> None:
    """They have no words, or more than words."""

    def change(file: WordDocument) -> None:
        second = find(file, "Second")
        address = file.part.relate_to(PLACE, HYPERLINK, is_external=True)
        link = f'<w:hyperlink r:id="{address}"><w:r><w:t>here</w:t></w:r></w:hyperlink>'
        element_of(file, "Second").append(xml(link))
        second.add_run().add_break(WD_BREAK.PAGE)
        second.add_run().add_picture(BytesIO(PICTURE))

    found = after(change, document(*FOUR))

    assert [one.kind for one in found.changes] == ["changed"]
    places = {(kind, key) for kind, key, _ in kinds(found)}
    assert places == {(one, "Second") for one in ("link", "page-break", "picture")}
    assert ("link", "Second", f"{PLACE} (here)") in kinds(found)


def test_struck_out_words_are_named_wherever_they_are() -> None:
    """In a cell of a table, and in a footnote."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        cell = file.tables[-1].cell(1, 1)
        cell.paragraphs[0].runs[0].font.strike = True

    content = edited(write_docx(given), change)
    note = "Note: example data."
    strike = "<w:r><w:rPr><w:strike/></w:rPr>"
    struck = with_part(
        content,
        "footnotes",
        lambda text: text.replace(
            f'<w:r><w:t xml:space="preserve">{note}', f"{strike}<w:t>{note}"
        ),
    )

    found = read_back(struck, given)

    assert found.changes == ()
    assert kinds(found) == [
        ("struck-out", "matrix/table", "Finance"),
        ("struck-out", "notes", note),
    ]


def test_a_copied_paragraph_is_added() -> None:
    """Its anchors were copied with it: the first is the paragraph of the report."""

    def change(file: WordDocument) -> None:
        first = element_of(file, "First")
        element_of(file, "Third").addnext(deepcopy(first))

    found = after(change, document(*FOUR))

    assert found.changes == (FileEdit("", "", "First words.", "added", "Third"),)


def test_headers_and_endnotes_are_named() -> None:
    """They are on every page, and below the text."""
    endnote = "<w:endnote w:id='5'><w:p><w:r><w:t>End</w:t></w:r></w:p></w:endnote>"
    header = "<w:hdr><w:p><w:r><w:t>Draft</w:t></w:r></w:p></w:hdr>"
    added = {
        "word/endnotes.xml": etree.tostring(xml(f"<w:endnotes>{endnote}</w:endnotes>")),
        "word/header9.xml": etree.tostring(xml(header)),
    }
    mark = '<w:p><w:r><w:endnoteReference w:id="5"/></w:r></w:p><w:sectPr'
    marked = with_part(
        write_docx(document(*FOUR)),
        "document",
        lambda text: text.replace("<w:sectPr", mark, 1),
    )

    found = read_back(packed({**parts(marked), **added}), document(*FOUR))

    assert kinds(found) == [
        ("endnote-added", "", "End"),
        ("added-to-page-margin", "", "Draft"),
    ]


@pytest.mark.parametrize("kept", ["bookmarks", "identifiers"])
def test_one_anchor_is_enough(kept: str) -> None:
    """Some programs drop bookmarks, and others the identifiers of paragraphs."""

    def change(file: WordDocument) -> None:
        for one in [*file.element.iter(qn("w:bookmarkStart"))]:
            if kept == "identifiers":
                remove(one)
        for one in file.element.iter(qn("w:p")):
            if kept == "bookmarks":
                one.attrib.pop(PARAGRAPH_ID, "")
        put("Second words.", "Quite another sentence.")(file)
        delete("Third")(file)

    found = after(change, document(*FOUR))

    assert found.is_anchored
    assert found.changes == (
        FileEdit("Second", "Second words.", "Quite another sentence.", "changed"),
        FileEdit("Third", "Third words.", "", "removed"),
    )


def test_without_anchors_words_are_matched_and_the_masthead_is_left_out() -> None:
    """A person has to confirm it; lines above the text are never paragraphs."""

    def change(file: WordDocument) -> None:
        put("Second words.", "Second thoughts.")(file)
        title = next(one for one in file.paragraphs if one.text)
        title._p.addnext(xml("<w:p><w:r><w:t>A line</w:t></w:r></w:p>"))  # noqa: SLF001
        without_anchors(file.element)

    found = after(change, document(*FOUR))

    assert not found.is_anchored
    assert found.changes == (
        FileEdit("Second", "Second words.", "Second thoughts.", "changed"),
    )
    assert kinds(found) == [("added-to-masthead", "masthead", "A line")]
