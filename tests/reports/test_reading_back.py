"""An edited Word file, read back as proposed changes."""

import msgspec
import pytest
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from reports.model import Paragraph, Text
from reports.reading_back import read_back
from reports.reading_changes import FileEdit
from reports.writers.docx.document import write_docx
from tests.support.report_edits import after, delete, document, put
from tests.support.report_samples import WORDS, sample
from tests.support.word_files import find


@pytest.mark.parametrize("language", WORDS)
def test_an_untouched_file_proposes_nothing(language: str) -> None:
    """Marks, numbers, symbols and directions are not taken for words."""
    given = sample(language, paragraphs=5)

    found = read_back(write_docx(given), given)

    assert (found.changes, found.pending, found.notes) == ((), (), ())


def test_a_changed_paragraph_is_proposed_under_its_key() -> None:
    """The words before and after are given, without the number that Word counts."""
    given = document("First words here.", "Second words here.")

    found = after(put("Second words", "Other words"), given)

    expected = FileEdit("Second", "Second words here.", "Other words here.", "changed")
    assert found.changes == (expected,)


def test_a_paragraph_typed_anew_is_still_that_paragraph() -> None:
    """Word drops the bookmark of a paragraph that is selected and typed over."""
    given = document("First words.", "Second words.", "Third words.")

    def retype(file: WordDocument) -> None:
        find(file, "Second").insert_paragraph_before("Wholly different.")
        delete("Second")(file)

    found = after(retype, given)

    expected = FileEdit("Second", "Second words.", "Wholly different.", "changed")
    assert found.changes == (expected,)


def test_a_paragraph_begun_before_another_takes_nothing_from_it() -> None:
    """The bookmark stays behind in the new line; the words are known all the same."""
    given = document("First words.", "Second words that are known.")

    def begin(file: WordDocument) -> None:
        second = find(file, "Second")
        second.insert_paragraph_before("")
        bookmark = second._p.find(qn("w:bookmarkStart"))  # noqa: SLF001 -- no API
        assert bookmark is not None
        file.paragraphs[-2]._p.append(bookmark)  # noqa: SLF001 -- as above

    found = after(begin, given)

    assert found.changes == ()


def test_an_added_paragraph_is_proposed_behind_the_one_before_it() -> None:
    """It has no key yet; where it stands is known."""
    given = document("First words.", "Second words.")

    def add(file: WordDocument) -> None:
        find(file, "Second").insert_paragraph_before("New words.")

    found = after(add, given)

    assert found.changes == (FileEdit("", "", "New words.", "added", "First"),)


def test_a_paragraph_added_at_the_beginning_is_no_part_of_the_masthead() -> None:
    """What stands above the first paragraph and below the title is proposed too."""
    given = document("First words.")

    def add(file: WordDocument) -> None:
        find(file, "First").insert_paragraph_before("New words.")

    found = after(add, given)

    assert found.changes == (FileEdit("", "", "New words.", "added", ""),)


def test_a_removed_paragraph_is_proposed_as_removed() -> None:
    """Whether it goes with its line or leaves an empty one."""
    given = document("First words.", "Second words.", "Third words.")
    expected = (FileEdit("Second", "Second words.", "", "removed"),)

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
        FileEdit("place", "Another text.", "A third text.", "changed"),
    )


def test_spaces_and_hyphens_of_another_kind_are_no_change() -> None:
    """Word processors put in their own."""
    given = document("First words - here.")

    found = after(put("First words - here.", "First\u00a0words \u2011  here."), given)

    assert found.changes == ()
