"""What people write for a report, on the command line."""

import io
import json
from pathlib import Path

import pytest
from docx import Document

from reports.reading_back import ReadBack
from tests.support.cli_reports import FOR, made, text_file
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)

pytestmark = pytest.mark.slow


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, for an edition in two languages."""
    return own_trilogue


def test_two_editors_are_told_of_each_other(typed: CommandLine, tmp_path: Path) -> None:
    """The second text is recorded, and the conflict is said and shown."""
    write = ("report", "write", "introduction", *FOR, "--how=fills")
    typed(*write, *text_file(tmp_path, "By one."))

    told = typed(*write, *text_file(tmp_path, "By another."), "--saw=none")

    assert "conflict: 2 texts stand at introduction" in told.err
    rows = typed.rows("report", "texts", *FOR)
    assert [one["conflict"] for one in rows] == [True, True]


def test_only_entries_of_the_log_were_seen(typed: CommandLine, tmp_path: Path) -> None:
    """A slip would be kept for ever as something that its writer saw."""
    write = ("report", "write", "introduction", *FOR, "--how=fills")

    told = typed(*write, *text_file(tmp_path), "--saw=nothing-of-it")

    assert (told.code, "no entry nothing-of-it" in told.err) == (2, True)
    assert typed.rows("report", "texts", *FOR) == []


@pytest.mark.parametrize("with_edition", [False, True])
def test_a_slip_in_the_name_of_a_paragraph_is_told(
    typed: CommandLine, tmp_path: Path, *, with_edition: bool
) -> None:
    """Nothing is recorded: no report would show the text."""
    if with_edition:
        made(typed)

    told = typed("report", "write", "introducton", *FOR, *text_file(tmp_path))

    assert told.code == 2
    assert "has no paragraph introducton; did you mean introduction" in told.err
    assert typed.rows("report", "texts", *FOR) == []


def test_a_text_that_would_replace_something_is_asked_about(
    typed: CommandLine, tmp_path: Path
) -> None:
    """The question says what would be replaced, and how to add instead."""
    made(typed)
    write = ("report", "write", "introduction", *FOR, *text_file(tmp_path, "New."))

    generated = typed(*write)
    typed(*write, "--how=fills")
    written = typed(*write, "--how=fills")
    kept = typed.rows("report", "texts", *FOR)
    confirmed = typed(*write, "--confirm")

    assert generated.code == written.code == 2
    assert "would replace generated paragraphs (" in generated.err
    assert "use before, after or fills" in generated.err
    assert "would replace the text that" in written.err
    assert "“New.”" in written.err
    assert [one["how"] for one in kept] == ["fills"]
    assert confirmed.code == 0


def test_a_text_comes_from_stdin_or_an_editor(
    typed: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text is piped in, or written in the person's own editor."""
    monkeypatch.setattr("sys.stdin", io.StringIO("Piped."))
    monkeypatch.setenv("VISUAL", "sed -i s/Piped/Edited/")
    write = ("report", "write", "introduction", *FOR, "--how=fills")

    typed(*write, "-")
    told = typed(*write)
    unchanged = typed(*write)

    (text,) = typed.rows("report", "texts", *FOR)
    assert told.code == 0
    assert text["words"] == "Edited."
    assert "the text was not changed" in unchanged.err


def test_an_edited_file_is_read_back(typed: CommandLine, tmp_path: Path) -> None:
    """It says its language itself; one of something else is refused."""
    made(typed)
    place = tmp_path / "report.docx"
    typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(place))
    read = ("report", "read-back", str(place), *FOR)

    nothing = typed(*read, "--apply")
    other = typed(*read, "--lang=zh")
    place.write_bytes(b"not a word file")
    refused = typed(*read)

    assert nothing.out.startswith("nothing is proposed")
    assert other.code == 2
    assert refused.code == 2
    assert ReadBack(()).changes == ()


def test_what_is_left_empty_and_considered_is_recorded(typed: CommandLine) -> None:
    """The two smaller steps are entries as well."""
    typed("report", "empty", "gender", *FOR, "--reason=Nothing was done.", "--lang=en")
    told = typed("report", "consider", *FOR, "--by=Minamata COP-4", "--on=2021-11")

    kinds = [json.loads(line)["kind"] for line in typed("export").out.splitlines()]

    assert told.code == 0
    assert kinds[-2:] == ["document.left-empty", "document.considered"]


def test_an_edited_file_is_taken_up_once_and_overwrites_nothing(
    typed: CommandLine, tmp_path: Path
) -> None:
    """A colleague wrote meanwhile: both texts stand, and a second reading adds none."""
    write = ("report", "write", "introduction", *FOR, "--how=fills")
    typed(*write, *text_file(tmp_path, "They met twice."))
    made(typed)
    place = tmp_path / "report.docx"
    typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(place))
    edited = Document(str(place))
    (one,) = (o for o in edited.paragraphs if "They met twice." in o.text)
    one.runs[-1].text = one.runs[-1].text.replace("twice", "three times")
    edited.save(str(place))
    typed(*write, *text_file(tmp_path, "By a colleague."), "--confirm")

    first = typed("report", "read-back", str(place), *FOR, "--apply")
    again = typed("report", "read-back", str(place), *FOR, "--apply")

    rows = typed.rows("report", "texts", *FOR)
    assert "conflict: 2 texts stand at introduction" in first.err
    assert again.out.startswith("nothing is proposed")
    assert {row["words"] for row in rows} == {
        "By a colleague.",
        "They met three times.",
    }


def test_a_half_translated_file_is_refused(typed: CommandLine, tmp_path: Path) -> None:
    """The refusal names the paragraph; the annotated file is written."""
    typed(
        *("report", "write", "introduction", *FOR, "--how=fills", "--lang=en"),
        *text_file(tmp_path, "They met twice. " * 400),
    )
    made(typed)
    write = ("report", *FOR, "--edition=1", "--lang=zh", "--format=md")
    place = tmp_path / "report.md"

    refused = typed(*write, "-o", str(place))
    annotated = typed(*write, "--annotated", "-o", str(tmp_path / "annotated.md"))

    assert refused.code == 2
    assert "introduction/fills" in refused.err
    assert not place.exists()
    assert annotated.code == 0
