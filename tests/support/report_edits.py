"""Edits of a report's Word file, as a user makes them, and what is read back."""

from collections.abc import Callable

import msgspec
from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml.etree import _Element as Element

from reports.model import Document, Paragraph, Text
from reports.reading_back import ReadBack, read_back
from reports.writers.docx.document import write_docx
from reports.writers.docx.xml import PARAGRAPH_ID
from tests.support.report_samples import sample
from tests.support.word_files import edited, find

SENTENCE = "In July 2018 the three entities met."


def document(*words: str) -> Document:
    """Make the sample with other paragraphs, whose keys are their first words."""
    blocks = tuple(
        Paragraph(key=one.split()[0], number=str(place), runs=(Text(words=one),))
        for place, one in enumerate(words, start=1)
    )
    return msgspec.structs.replace(sample("en"), blocks=blocks or sample("en").blocks)


def after(change: Callable[[WordDocument], None], given: Document) -> ReadBack:
    """Write a document, edit the file as a user does, and read it back."""
    return read_back(edited(write_docx(given), change), given)


def put(old: str, new: str) -> Callable[[WordDocument], None]:
    """Give an edit: a paragraph's words are typed over."""

    def change(file: WordDocument) -> None:
        runs = [run for run in find(file, old).runs if run.text]
        runs[0].text = find(file, old).text.replace(old, new)
        for run in runs[1:]:
            run.text = ""

    return change


def remove(one: Element) -> None:
    """Remove an element from the file."""
    parent = one.getparent()
    assert parent is not None
    parent.remove(one)


def delete(words: str) -> Callable[[WordDocument], None]:
    """Give an edit: a paragraph is deleted with its bookmark."""

    def change(file: WordDocument) -> None:
        remove(find(file, words)._p)  # noqa: SLF001 -- python-docx has no deletion

    return change


def xml(text: str) -> Element:
    """Read an element of WordprocessingML, with prefixes ``w`` and ``r``."""
    return parse_xml(f"<w:body {nsdecls('w', 'r')}>{text}</w:body>")[0]


def element_of(file: WordDocument, words: str) -> Element:
    """Find the element of a paragraph by its words."""
    return find(file, words)._p  # noqa: SLF001 -- python-docx has no way to move it


def without_anchors(part: Element) -> None:
    """Remove bookmarks and identifiers of paragraphs, as other programs do."""
    for one in [*part.iter(qn("w:bookmarkStart"), qn("w:bookmarkEnd"))]:
        remove(one)
    for one in part.iter(qn("w:p")):
        one.attrib.pop(PARAGRAPH_ID, "")
