"""Tables, footnotes, comments and tracked changes of an edited Word file."""

from collections.abc import Callable
from copy import deepcopy

import msgspec
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from reports.model import Cell, Footnote, Mark, Paragraph, Table, Text
from reports.reading_back import read_back
from reports.reading_changes import FileEdit
from reports.reading_notes import Note
from reports.writers.docx.document import write_docx
from tests.support.report_edits import SENTENCE, after, document, remove
from tests.support.report_samples import sample
from tests.support.word_files import find, with_part


def tracked(old: str, new: str) -> Callable[[str], str]:
    """Give an edit of the XML: words replaced with changes being tracked."""
    return lambda text: text.replace(
        f'<w:r><w:t xml:space="preserve">{old}</w:t></w:r>',
        f'<w:del w:id="90" w:author="A"><w:r><w:delText>{old}</w:delText></w:r></w:del>'
        f'<w:ins w:id="91" w:author="A"><w:r><w:t>{new}</w:t></w:r></w:ins>',
    )


def test_tracked_changes_are_pending() -> None:
    """They are shown, with their author, and are not yet changes."""
    given = document("First words.", "Second words.")
    change = tracked("First words.", "First thoughts.")

    found = read_back(with_part(write_docx(given), "document", change), given)

    assert found.changes == ()
    assert found.pending == (
        FileEdit("First", "First words.", "First thoughts.", "changed", "", "A"),
    )


def test_a_tracked_deletion_of_an_end_joins_two_paragraphs() -> None:
    """If it is accepted, the second paragraph's words belong to the first."""
    given = document("First words.", "Second words.")

    def change(file: WordDocument) -> None:
        properties = find(file, "First")._p.get_or_add_pPr()  # noqa: SLF001 -- no API
        mark = properties.makeelement(qn("w:rPr"))
        mark.append(properties.makeelement(qn("w:del")))
        properties.append(mark)

    found = after(change, given)

    joined = "First words.Second words."
    assert found.changes == ()
    assert found.pending == (
        FileEdit("First", "First words.", joined, "changed"),
        FileEdit("Second", "Second words.", "", "removed"),
    )


def test_comments_are_listed_with_their_paragraph() -> None:
    """A question in the margin is no change, and is not lost."""
    given = document("First words.", "Second words.")

    def comment(file: WordDocument) -> None:
        file.add_comment(find(file, "Second").runs[0], "Is it so?", author="A reader")

    found = after(comment, given)

    assert found.changes == ()
    assert found.notes == (Note("comment", "Second", "Is it so?", "A reader"),)


def test_words_within_links_and_controls_are_words() -> None:
    """Word wraps runs in many things; what is seen is what is read."""
    given = document("First words.")

    def wrap(text: str) -> str:
        run = '<w:r><w:t xml:space="preserve">First words.</w:t></w:r>'
        link = f"<w:hyperlink>{run.replace('First words.', 'First ')}</w:hyperlink>"
        rest = run.replace("First words.", "words.")
        control = f"<w:sdt><w:sdtContent>{rest}</w:sdtContent></w:sdt>"
        return text.replace(run, link + control)

    found = read_back(with_part(write_docx(given), "document", wrap), given)

    assert found.changes == ()


def test_a_changed_cell_is_proposed_by_row_and_column() -> None:
    """Heads are row 0; a cell that spans rows is where it begins."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        table = file.tables[-1]
        table.cell(0, 1).paragraphs[0].runs[0].text = "Field"
        table.cell(2, 2).paragraphs[0].runs[0].text = "Bilateral"

    found = after(change, given)

    assert found.changes == (
        FileEdit("matrix/table/cell/0/2", "Area", "Field", "changed"),
        FileEdit("matrix/table/cell/2/3", "Tripartite", "Bilateral", "changed"),
    )


def test_an_added_row_is_named_with_its_words() -> None:
    """The other rows are compared cell by cell all the same."""
    given = sample("en")

    def add(file: WordDocument) -> None:
        rows = file.tables[-1]._tbl.tr_lst  # noqa: SLF001 -- its own way has no types
        rows[-1].addnext(deepcopy(rows[-1]))

    found = after(add, given)

    assert found.changes == ()
    (note,) = found.notes
    assert note == Note("row-added", "matrix/table", " | Meetings | Tripartite")


def test_tables_that_come_or_go_are_named() -> None:
    """One that was removed, and one that was pasted in."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        remove(file.tables[-1]._tbl)  # noqa: SLF001 -- python-docx has no deletion
        file.add_table(1, 1)

    found = after(change, given)

    kinds = {note.kind: note.key for note in found.notes}
    assert kinds == {"table-removed": "matrix/table", "table-added": "matrix/note"}


def test_a_changed_footnote_is_proposed_by_its_number() -> None:
    """Its mark and number are not words."""
    given = sample("en")
    content = write_docx(given)

    changed = with_part(
        content, "footnotes", lambda text: text.replace("Note: example", "Remark:")
    )
    found = read_back(changed, given)

    assert found.changes == (
        FileEdit("footnote/1", "Note: example data.", "Remark: data.", "changed"),
    )


def test_a_footnote_that_went_with_its_paragraph_is_removed() -> None:
    """The others are not compared with the wrong ones."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        noted = next(one for one in file.paragraphs if one.text == SENTENCE)
        remove(noted._p)  # noqa: SLF001 -- python-docx has no deletion

    found = after(change, given)

    assert found.changes == (
        FileEdit("timeline/1", SENTENCE, "", "removed"),
        FileEdit("footnote/1", "Note: example data.", "", "removed"),
    )
    assert found.notes == ()


def test_an_added_footnote_is_counted() -> None:
    """It cannot become a text by itself; its words are named."""
    given = sample("en")
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'

    changed = with_part(
        write_docx(given), "document", lambda text: mark.join(_parted(text))
    )
    found = read_back(changed, given)

    assert found.changes == ()
    assert found.notes == (Note("footnote-added", "", "Item of a list"),)


def _parted(text: str) -> tuple[str, str]:
    place = text.rindex("</w:p>")
    return text[:place], text[place:]


def test_footnotes_of_an_annotated_file_are_not_taken_for_changes() -> None:
    """It has one for each entry, before and between those of the report."""
    given = document("First words.")
    (first,) = given.blocks
    assert isinstance(first, Paragraph)
    runs = (*first.runs, Mark(number=1), Mark(number=2), Mark(number=3))
    notes = tuple(
        Footnote(number=one, runs=(Text(words=f"Entry {one}"),)) for one in (1, 2, 3)
    )
    annotated = msgspec.structs.replace(
        given, blocks=(msgspec.structs.replace(first, runs=runs),), footnotes=notes
    )

    found = read_back(write_docx(annotated), given)

    assert found.changes == ()
    (note,) = found.notes
    assert "annotated" in note.words


def test_a_second_mark_of_a_footnote_is_no_word() -> None:
    """Neither as the field that we write nor as the one that others make of it."""
    runs = (Text(words="Once"), Mark(number=1), Text(words=" again"), Mark(number=1))
    given = msgspec.structs.replace(
        sample("en"), blocks=(Paragraph(key="a", runs=runs),)
    )
    begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in _ENDS)

    def spell_out(text: str) -> str:
        start = text.index("<w:fldSimple")
        stop = text.index("</w:fldSimple>")
        shown = text[text.index(">", start) + 1 : stop]
        code = "<w:r><w:instrText> NOTEREF trilogue_note_1 </w:instrText></w:r>"
        rest = text[stop + len("</w:fldSimple>") :]
        return text[:start] + begin + code + shown + end + rest

    content = write_docx(given)

    assert read_back(content, given).changes == ()
    spelt = with_part(content, "document", spell_out)
    plain_style = with_part(
        spelt, "document", lambda text: text.replace("FootnoteReference", "None")
    )
    assert read_back(plain_style, given).changes == ()


_ENDS = ("begin", "end")


def test_a_mark_without_its_footnote_is_named() -> None:
    """A program lost a footnote; the others are not compared with the wrong ones."""
    given = sample("en")
    content = write_docx(given)

    lost = with_part(
        content, "footnotes", lambda text: text.replace('w:id="1"', 'w:id="7"')
    )
    found = read_back(lost, given)

    assert [one.key for one in found.changes] == ["footnote/1"]
    assert [one.kind for one in found.notes] == ["footnote-added"]


def test_an_empty_cell_is_no_change() -> None:
    """A table with a cell that says nothing reads back as itself."""
    empty = Cell(runs=())
    table = Table(
        key="t",
        title=(Text(words="Title"),),
        columns=((), ()),
        widths=(50, 50),
        rows=((empty, empty),),
    )
    given = msgspec.structs.replace(sample("en"), blocks=(table,), footnotes=())

    found = read_back(write_docx(given), given)

    assert (found.changes, found.notes) == ((), ())
