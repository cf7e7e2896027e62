"""Edited files of a report, read back on the command line."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.document import Document as WordDocument

from tests.support.cli_reports import FOR, made, text_file
from tests.support.command_line import CommandLine
from tests.support.report_edits import without_anchors, xml
from tests.support.word_files import find

pytest_plugins = ("tests.support.command_line_fixtures",)

pytestmark = pytest.mark.slow

BY = 'w:id="90" w:author="A. Reader"'


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, for an edition in two languages."""
    return own_trilogue


@pytest.fixture
def place(typed: CommandLine, tmp_path: Path) -> Path:
    """Write an edition with a text that somebody wrote, as Word."""
    write = ("report", "write", "introduction", *FOR, "--how=fills")
    typed(*write, *text_file(tmp_path, "They met twice."))
    made(typed)
    place = tmp_path / "report.docx"
    typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(place))
    return place


def opened(place: Path) -> WordDocument:
    """Open the file, to edit it."""
    return Document(str(place))


def words(typed: CommandLine) -> list[str]:
    """List the texts that stand."""
    return [one["words"] for one in typed.rows("report", "texts", *FOR)]


def rows(typed: CommandLine, place: Path) -> list[dict[str, Any]]:
    """Read the file back as JSON."""
    return typed.rows("report", "read-back", str(place), *FOR)


def test_pending_changes_are_recorded_only_if_they_are_accepted(
    typed: CommandLine, place: Path
) -> None:
    """They are shown with their author; the command says how to record them."""
    file = opened(place)
    added = xml(f"<w:ins {BY}><w:r><w:t> And once more.</w:t></w:r></w:ins>")
    find(file, "They met twice.")._p.append(added)  # noqa: SLF001 -- no tracked changes
    file.save(str(place))
    read = ("report", "read-back", str(place), *FOR, "--apply")

    (shown,) = rows(typed, place)
    left = typed(*read)
    before = words(typed)
    typed(*read, "--accept-pending")

    assert (shown["pending"], shown["by"]) == (True, "A. Reader")
    assert "pending changes are not recorded (1)" in left.err
    assert before == ["They met twice."]
    assert words(typed) == ["They met twice. And once more."]


def test_notes_are_rows_too(typed: CommandLine, place: Path) -> None:
    """A comment and words that are struck out are there as JSON."""
    file = opened(place)
    run = find(file, "They met twice.").runs[-1]
    run.font.strike = True
    file.add_comment(run, "Only twice?", author="A. Reader")
    file.save(str(place))

    found = rows(typed, place)

    assert [(one["change"], one["words"], one["by"]) for one in found] == [
        ("struck-out", "They met twice.", ""),
        ("comment", "Only twice?", "A. Reader"),
    ]
    assert {one["passage"].partition("/")[0] for one in found} == {"introduction"}


def test_a_file_without_anchors_needs_to_be_confirmed(
    typed: CommandLine, place: Path
) -> None:
    """Its paragraphs were recognised by their words: a person looks at each."""
    file = opened(place)
    run = find(file, "They met twice.").runs[-1]
    run.text = "They met three times."
    without_anchors(file.element)
    file.save(str(place))
    read = ("report", "read-back", str(place), *FOR, "--apply")

    refused = typed(*read)
    before = words(typed)
    typed(*read, "--confirm")

    assert refused.code == 2
    assert "recognised by their words" in refused.err
    assert before == ["They met twice."]
    assert words(typed) == ["They met three times."]
