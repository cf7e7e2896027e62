"""Files that are not read back, and what is said of them."""

import pytest

from reports.reading_back import ReadingBackError, read_back
from reports.writers.docx.document import write_docx
from reports.writers.docx.package import MAXIMUM_XML
from tests.support.report_edits import document
from tests.support.report_samples import sample
from tests.support.word_files import packed, parts


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


LAUGHS = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9}">' for n in range(1, 9))


@pytest.mark.parametrize(
    "declared",
    ['<!ENTITY e SYSTEM "file:///etc/hostname">', '<!ENTITY e "more">', LAUGHS, ""],
)
def test_a_document_type_is_refused(declared: str) -> None:
    """It could name files of this machine, or grow without end; Word writes none."""
    found = parts(write_docx(sample("en")))
    head, _, rest = found["word/document.xml"].partition(b"?>")
    doctype = f"?><!DOCTYPE document [{declared}]>".encode()
    given = packed({**found, "word/document.xml": head + doctype + rest})

    with pytest.raises(ReadingBackError, match="has a document type"):
        read_back(given, sample("en"))


def test_a_text_longer_than_any_report_is_refused() -> None:
    """A small file can hold a text that fills the memory."""
    found = parts(write_docx(sample("en")))
    longer = found["word/document.xml"] + b" " * MAXIMUM_XML

    with pytest.raises(ReadingBackError, match="longer than 41,943,040 bytes"):
        read_back(packed({**found, "word/document.xml": longer}), sample("en"))


def test_comments_of_programs_are_no_words() -> None:
    """Some programs leave comments between the elements; nobody reads them."""
    found = parts(write_docx(sample("en")))
    noted = found["word/document.xml"]
    for tag in (b"<w:p>", b"<w:r>", b"<w:pPr>"):
        assert tag in noted
        noted = noted.replace(tag, b"<!-- a --><?b c?>" + tag + b"<!-- d --><?e f?>")

    result = read_back(packed({**found, "word/document.xml": noted}), sample("en"))

    assert result.changes == ()
    assert not result.notes
