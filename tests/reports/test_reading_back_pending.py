"""Tracked changes that nobody accepted or rejected: shown, and never applied."""

from copy import deepcopy

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from reports.reading_changes import FileEdit
from tests.support.report_edits import (
    after,
    document,
    element_of,
    put,
    without_anchors,
    xml,
)
from tests.support.report_samples import sample
from tests.support.word_files import find

BY = 'w:id="90" w:author="A. Reader" w:date="2021-07-01T10:00:00Z"'
FOUR = ("First words.", "Second words.", "Third words.", "Fourth words.")


def track(part: Element, name: str) -> None:
    """Put the runs of a paragraph or row into a tracked change."""
    for run in [*part.iter(qn("w:r"))]:
        change = xml(f"<w:{name} {BY}/>")
        run.addprevious(change)
        change.append(run)
        for text in run.iter(qn("w:t")):
            if name in {"del", "moveFrom"}:
                text.tag = qn("w:delText")


def track_end(paragraph: Element, name: str) -> None:
    """Let the end of a paragraph be a tracked change."""
    properties = paragraph.find(qn("w:pPr"))
    if properties is None:
        properties = xml("<w:pPr/>")
        paragraph.insert(0, properties)
    properties.append(xml(f"<w:rPr><w:{name} {BY}/></w:rPr>"))


def track_format(part: Element, inner: str, name: str, former: Element) -> None:
    """Let the properties of a paragraph or its first run be a tracked change."""
    path = f"{qn(f'w:{inner}')}/{qn(f'w:{name}')}" if inner else qn(f"w:{name}")
    properties = part.find(path)
    assert properties is not None
    change = xml(f"<w:{name}Change {BY}/>")
    change.append(former)
    properties.append(change)


def test_a_pending_paragraph_is_shown_as_pending() -> None:
    """One that was added, and one that was deleted, with who did so."""

    def change(file: WordDocument) -> None:
        added = xml("<w:p><w:r><w:t>New words.</w:t></w:r></w:p>")
        element_of(file, "First").addnext(added)
        for part, name in ((added, "ins"), (element_of(file, "Third"), "del")):
            track(part, name)
            track_end(part, name)

    found = after(change, document(*FOUR))

    assert found.changes == ()
    assert found.pending == (
        FileEdit("", "", "New words.", "added", "First", "A. Reader"),
        FileEdit("Third", "Third words.", "", "removed"),
    )


def test_a_settled_and_a_pending_change_of_one_paragraph_are_two() -> None:
    """The first can be recorded whatever becomes of the second."""

    def change(file: WordDocument) -> None:
        put("Second words.", "Second thoughts.")(file)
        element_of(file, "Second").append(
            xml(f"<w:ins {BY}><w:r><w:t> And more.</w:t></w:r></w:ins>")
        )

    found = after(change, document(*FOUR))

    assert [one.after for one in found.changes] == ["Second thoughts."]
    assert [one.after for one in found.pending] == ["Second thoughts. And more."]


def test_a_pending_move_is_named_as_pending() -> None:
    """It is no deletion and no addition."""

    def change(file: WordDocument) -> None:
        first = element_of(file, "First")
        copy = deepcopy(first)
        without_anchors(copy)
        element_of(file, "Third").addnext(copy)
        for part, name in ((first, "moveFrom"), (copy, "moveTo")):
            track(part, name)
            track_end(part, name)

    found = after(change, document(*FOUR))

    assert (found.changes, found.pending) == ((), ())
    (note,) = found.notes
    assert (note.kind, note.key, note.is_pending) == ("moved", "First", True)


def test_a_pending_row_is_named_as_pending() -> None:
    """Rows of a table are added and deleted with changes being tracked, too."""

    def change(file: WordDocument) -> None:
        last = file.tables[-1].rows[-1]._tr  # noqa: SLF001 -- its own way has no types
        added = deepcopy(last)
        last.addnext(added)
        added.insert(0, xml(f"<w:trPr><w:ins {BY}/></w:trPr>"))
        track(added, "ins")

    found = after(change, sample("en"))

    assert found.changes == ()
    assert [(one.kind, one.is_pending) for one in found.notes] == [("row-added", True)]


def test_pending_formatting_is_named_as_pending() -> None:
    """A level of a heading, and words in bold."""

    def change(file: WordDocument) -> None:
        find(file, "Second").runs[0].bold = True
        track_format(element_of(file, "Second"), "r", "rPr", xml("<w:rPr/>"))
        third = element_of(file, "Third")
        former = deepcopy(third[0])
        find(file, "Third").style = "Heading 2"
        track_format(third, "", "pPr", former)

    found = after(change, document(*FOUR))

    assert found.changes == ()
    assert [(one.kind, one.key, one.is_pending) for one in found.notes] == [
        ("bold", "Second", True),
        ("heading-level", "Third", True),
    ]
