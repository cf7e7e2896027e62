"""Reports opened in LibreOffice, which reads Word files in its own way."""

import subprocess
from pathlib import Path
from shutil import which

import pytest
from docx.document import Document as WordDocument

from reports.model import Heading, Paragraph, plain
from reports.reading_back import read_back
from reports.writers.docx.document import write_docx
from reports.writers.marks import printed_number
from tests.support.patience import PATIENCE_SECONDS
from tests.support.report_edits import document, element_of, put, xml
from tests.support.report_samples import WORDS, sample
from tests.support.word_files import edited, find

pytestmark = pytest.mark.office
BY = 'w:id="90" w:author="A. Reader" w:date="2021-07-01T10:00:00Z"'
FIVE = tuple(f"{one} words." for one in ("First", "Second", "Third", "Fourth", "Fifth"))


def converted(content: bytes, form: str, folder: Path) -> Path:
    """Open a file in LibreOffice and save it in another form."""
    office = which("soffice")
    assert office, "LibreOffice is missing: run scripts/install-documents.sh"
    source = folder / "report.docx"
    source.write_bytes(content)
    target = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    wanted = ["--convert-to", form, "--outdir", str(target), str(source)]
    subprocess.run(  # noqa: S603 -- the program is the one found above
        [office, "--headless", profile, *wanted],
        check=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    return target / f"report.{form.partition(':')[0]}"


@pytest.mark.parametrize("language", WORDS)
def test_a_file_saved_by_libreoffice_proposes_nothing(
    language: str, tmp_path: Path
) -> None:
    """Who opens a report and saves it has changed nothing."""
    document = sample(language, paragraphs=12)
    content = write_docx(document, properties={"edition": "2"})

    saved = converted(content, "docx", tmp_path).read_bytes()
    found = read_back(saved, document, expected={"edition": "2"})

    assert (found.changes, found.pending, found.notes) == ((), (), ())
    assert found.properties == {"edition": "2", "language": language}


def test_edits_survive_libreoffice(tmp_path: Path) -> None:
    """A change, a pending one, a moved paragraph and struck-out words are all there."""
    given = document(*FIVE)

    def edit(file: WordDocument) -> None:
        put("First words.", "First thoughts.")(file)
        find(file, "Second").runs[0].font.strike = True
        pending = (
            f'<w:ins {BY}><w:r><w:t xml:space="preserve"> And more.</w:t></w:r></w:ins>'
        )
        element_of(file, "Third").append(xml(pending))
        element_of(file, "First").addprevious(element_of(file, "Fourth"))

    content = edited(write_docx(given), edit)
    saved = converted(content, "docx", tmp_path).read_bytes()
    found = read_back(saved, given)

    assert [(one.key, one.after) for one in found.changes] == [
        ("First", "First thoughts.")
    ]
    assert [(one.key, one.after, one.authors) for one in found.pending] == [
        ("Third", "Third words. And more.", "A. Reader")
    ]
    assert [(one.kind, one.key) for one in found.notes] == [
        ("moved", "Fourth"),
        ("struck-out", "Second"),
    ]


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_libreoffice_prints_the_numbers_of_the_model(
    language: str, tmp_path: Path
) -> None:
    """Another program counts as Word does."""
    document = sample(language, paragraphs=12)

    text = converted(write_docx(document), "txt:Text (encoded):UTF8", tmp_path)

    lines = [line.split() for line in text.read_text("utf-8").splitlines()]
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph) and block.number:
            expected = f"{printed_number(block.number)} {plain(block.runs)}".split()
            # Footnotes leave their mark at the end of the text.
            assert any(line[: len(expected) - 1] == expected[:-1] for line in lines)
