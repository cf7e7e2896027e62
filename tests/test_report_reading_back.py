"""An edited Word file, read back as proposed changes."""

from collections.abc import Callable
from copy import deepcopy

import msgspec
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from lxml.etree import _Element as Element

from reports.model import Cell, Document, Footnote, Mark, Paragraph, Table, Text
from reports.reading_back import Change, Comment, ReadBack, ReadingBackError, read_back
from reports.writers.docx import write_docx
from tests.report_samples import WORDS, sample
from tests.report_word import edited, find, packed, parts, with_part

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


@pytest.mark.parametrize("language", WORDS)
def test_an_untouched_file_proposes_nothing(language: str) -> None:
    """Marks, numbers, symbols and directions are not taken for words."""
    given = sample(language, paragraphs=5)

    found = read_back(write_docx(given), given)

    assert (found.changes, found.unclear, found.comments) == ((), (), ())


def test_a_changed_paragraph_is_proposed_under_its_key() -> None:
    """The words before and after are given, without the number that Word counts."""
    given = document("First words here.", "Second words here.")

    found = after(put("Second words", "Other words"), given)

    expected = Change("Second", "Second words here.", "Other words here.", "changed")
    assert found.changes == (expected,)


def test_a_paragraph_typed_anew_is_still_that_paragraph() -> None:
    """Word drops the bookmark of a paragraph that is selected and typed over."""
    given = document("First words.", "Second words.", "Third words.")

    def retype(file: WordDocument) -> None:
        find(file, "Second").insert_paragraph_before("Wholly different.")
        delete("Second")(file)

    found = after(retype, given)

    expected = Change("Second", "Second words.", "Wholly different.", "changed")
    assert found.changes == (expected,)


def test_an_added_paragraph_is_proposed_behind_the_one_before_it() -> None:
    """It has no key yet; where it stands is known."""
    given = document("First words.", "Second words.")

    def add(file: WordDocument) -> None:
        find(file, "Second").insert_paragraph_before("New words.")

    found = after(add, given)

    assert found.changes == (Change("", "", "New words.", "added", "First"),)


def test_a_paragraph_added_at_the_beginning_is_no_part_of_the_masthead() -> None:
    """What stands above the first paragraph and below the title is proposed too."""
    given = document("First words.")

    def add(file: WordDocument) -> None:
        find(file, "First").insert_paragraph_before("New words.")

    found = after(add, given)

    assert found.changes == (Change("", "", "New words.", "added", ""),)


def test_a_removed_paragraph_is_proposed_as_removed() -> None:
    """Whether it goes with its line or leaves an empty one."""
    given = document("First words.", "Second words.", "Third words.")
    expected = (Change("Second", "Second words.", "", "removed"),)

    gone = after(delete("Second"), given)
    emptied = after(put("Second words.", ""), given)

    assert gone.changes == expected
    assert emptied.changes == expected


def test_a_paragraph_removed_and_others_changed_are_told_apart() -> None:
    """Of two missing paragraphs, the one that looks like what is there was changed."""
    given = document(
        "First words.", "Alpha beta gamma delta.", "Entirely other matter."
    )

    def change(file: WordDocument) -> None:
        find(file, "Alpha").insert_paragraph_before("Entirely other matters.")
        delete("Alpha")(file)
        delete("Entirely other matter.")(file)

    found = after(change, given)

    kinds = {one.key: one.kind for one in found.changes}
    assert kinds == {"Alpha": "removed", "Entirely": "changed"}


def test_texts_in_conflict_are_told_apart_by_their_order() -> None:
    """Two texts of one key are two paragraphs; a change is of one of them."""
    given = msgspec.structs.replace(
        sample("en"),
        blocks=tuple(
            Paragraph(key="place", runs=(Text(words=one),), conflict=True)
            for one in ("One text.", "Another text.")
        ),
    )

    found = after(put("Another", "A third"), given)

    assert found.changes == (
        Change("place", "Another text.", "A third text.", "changed"),
    )


def tracked(old: str, new: str) -> Callable[[str], str]:
    """Give an edit of the XML: words replaced with changes being tracked."""
    return lambda text: text.replace(
        f'<w:r><w:t xml:space="preserve">{old}</w:t></w:r>',
        f'<w:del w:id="90" w:author="A"><w:r><w:delText>{old}</w:delText></w:r></w:del>'
        f'<w:ins w:id="91" w:author="A"><w:r><w:t>{new}</w:t></w:r></w:ins>',
    )


def test_tracked_changes_are_read_as_accepted_and_named() -> None:
    """The reader is told that somebody may still mean to decline them."""
    given = document("First words.", "Second words.")
    change = tracked("First words.", "First thoughts.")

    found = read_back(with_part(write_docx(given), "document", change), given)

    assert found.changes == (
        Change("First", "First words.", "First thoughts.", "changed"),
    )
    assert found.tracked == ("First",)


def test_a_tracked_deletion_of_an_end_joins_two_paragraphs() -> None:
    """Accepted, the second paragraph's words belong to the first."""
    given = document("First words.", "Second words.")

    def change(file: WordDocument) -> None:
        properties = find(file, "First")._p.get_or_add_pPr()  # noqa: SLF001 -- no API
        mark = properties.makeelement(qn("w:rPr"))
        mark.append(properties.makeelement(qn("w:del")))
        properties.append(mark)

    found = after(change, given)

    joined = "First words.Second words."
    assert found.changes == (
        Change("First", "First words.", joined, "changed"),
        Change("Second", "Second words.", "", "removed"),
    )


def test_comments_are_listed_with_their_paragraph() -> None:
    """A question in the margin is no change, and is not lost."""
    given = document("First words.", "Second words.")

    def comment(file: WordDocument) -> None:
        file.add_comment(find(file, "Second").runs[0], "Is it so?", author="A reader")

    found = after(comment, given)

    assert found.changes == ()
    assert found.comments == (Comment("Second", "A reader", "Is it so?"),)


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
        Change("matrix/table/cell/0/2", "Area", "Field", "changed"),
        Change("matrix/table/cell/2/3", "Tripartite", "Bilateral", "changed"),
    )


def test_a_table_of_another_shape_is_named_and_not_guessed_at() -> None:
    """Cells cannot be told apart once a row was added."""
    given = sample("en")

    def add(file: WordDocument) -> None:
        rows = file.tables[-1]._tbl.tr_lst  # noqa: SLF001 -- its own way has no types
        rows[-1].addnext(deepcopy(rows[-1]))

    found = after(add, given)

    assert found.changes == ()
    (reason,) = found.unclear
    assert '"matrix/table"' in reason


def test_tables_that_come_or_go_are_named() -> None:
    """One that was removed, and one that was pasted in."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        remove(file.tables[-1]._tbl)  # noqa: SLF001 -- python-docx has no deletion
        file.add_table(1, 1)

    found = after(change, given)

    assert 'the table "matrix/table" was removed' in found.unclear
    assert 'a table was added after "matrix/note"' in found.unclear


def test_a_changed_footnote_is_proposed_by_its_number() -> None:
    """Its mark and number are not words."""
    given = sample("en")
    content = write_docx(given)

    changed = with_part(
        content, "footnotes", lambda text: text.replace("Note: example", "Remark:")
    )
    found = read_back(changed, given)

    assert found.changes == (
        Change("footnote/1", "Note: example data.", "Remark: data.", "changed"),
    )


def test_a_footnote_that_went_with_its_paragraph_is_removed() -> None:
    """The others are not compared with the wrong ones."""
    given = sample("en")

    def change(file: WordDocument) -> None:
        noted = next(one for one in file.paragraphs if one.text == SENTENCE)
        remove(noted._p)  # noqa: SLF001 -- python-docx has no deletion

    found = after(change, given)

    assert found.changes == (
        Change("timeline/1", SENTENCE, "", "removed"),
        Change("footnote/1", "Note: example data.", "", "removed"),
    )
    assert found.unclear == ()


def test_an_added_footnote_is_counted() -> None:
    """What it says cannot become a text by itself; that it is there is said."""
    given = sample("en")
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'

    changed = with_part(
        write_docx(given), "document", lambda text: mark.join(_parted(text))
    )
    found = read_back(changed, given)

    assert found.changes == ()
    assert found.unclear == ("footnotes were added: 1",)


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
    (reason,) = found.unclear
    assert "annotated" in reason


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


def test_spaces_and_hyphens_of_another_kind_are_no_change() -> None:
    """Word processors put in their own."""
    given = document("First words - here.")

    found = after(put("First words - here.", "First\u00a0words \u2011  here."), given)

    assert found.changes == ()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7", "not a Word file, or it is damaged"),
        (b"", "not a Word file, or it is damaged"),
        (packed({"a.txt": b"a"}), "has no word/document.xml"),
        (packed({"[Content_Types].xml": b"", "word/document.xml": b"<"}), "no XML"),
        (
            packed({"[Content_Types].xml": b"", "word/document.xml": b"<a/>"}),
            "has no text",
        ),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, reason: str) -> None:
    """The refusal says how one can tell."""
    given = sample("en")

    with pytest.raises(ReadingBackError) as caught:
        read_back(content, given)

    assert reason in str(caught.value)


def test_a_damaged_zip_is_refused() -> None:
    """A download that was cut short, and one with a flipped bit."""
    content = write_docx(sample("en"))
    middle = content.index(b"word/document.xml") + 200
    flipped = bytes([content[middle] ^ 255])

    for damaged in (
        content[: len(content) // 2],
        content[:middle] + flipped + content[middle + 1 :],
    ):
        with pytest.raises(ReadingBackError, match="damaged"):
            read_back(damaged, sample("en"))


@pytest.mark.parametrize(
    "name", ["word/styles.xml", "word/footnotes.xml", "docProps/custom.xml"]
)
def test_a_damaged_part_is_refused_by_its_name(name: str) -> None:
    """Who repairs the file knows where to look."""
    found = parts(write_docx(sample("en")))
    damaged = packed({**found, name: found[name][:-10]})

    with pytest.raises(ReadingBackError, match=name):
        read_back(damaged, sample("en"))


def test_a_mark_without_its_footnote_is_named() -> None:
    """A program lost a footnote; the others are not compared with the wrong ones."""
    given = sample("en")
    content = write_docx(given)

    lost = with_part(
        content, "footnotes", lambda text: text.replace('w:id="1"', 'w:id="7"')
    )
    found = read_back(lost, given)

    assert [one.key for one in found.changes] == ["footnote/1"]
    assert found.unclear == ("footnotes were added: 1",)


def test_a_file_of_another_language_is_refused() -> None:
    """The French version is not compared with the English one."""
    content = write_docx(sample("fr"))

    with pytest.raises(ReadingBackError, match='another language: "fr", not "en"'):
        read_back(content, sample("en"))


def test_a_file_of_another_report_or_edition_is_refused() -> None:
    """Keys are the same in all reports; the file says whose it is."""
    content = write_docx(sample("en"), properties={"report": "document:other"})

    with pytest.raises(ReadingBackError, match="another report"):
        read_back(content, sample("en"), expected={"report": "document:this"})


def test_a_file_without_a_paragraph_of_the_report_is_refused() -> None:
    """Somebody's letter is not a report with everything removed."""
    content = write_docx(document("First words."))

    with pytest.raises(ReadingBackError, match="no paragraph of this report"):
        read_back(content, sample("en"))


def test_a_program_that_drops_properties_does_no_harm() -> None:
    """The paragraphs still say which they are."""
    given = document("First words.")
    found = parts(write_docx(given, properties={"edition": "1"}))
    without = {
        name: part for name, part in found.items() if name != "docProps/custom.xml"
    }

    result = read_back(packed(without), given, expected={"edition": "1"})

    assert result.changes == ()
    assert result.properties == {}


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

    assert (found.changes, found.unclear) == ((), ())
