"""Whatever the machine is set to, a command reads and writes every letter."""

import io
import subprocess
import sys
from contextlib import redirect_stderr
from pathlib import Path

import pytest

from api.cli.main import main
from devtools.paths import ROOT
from tests.support.command_line import CommandLine

pytestmark = pytest.mark.slow


pytest_plugins = ("tests.support.command_line_fixtures",)

PROGRAM = "import sys; from api.cli.main import main; sys.exit(main())"


def run(
    place: Path, *arguments: str, given: bytes = b"", **settings: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a command in a process of its own, as a machine is set to."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", PROGRAM, *arguments],
        env={
            "TRILOGUE_DATABASE": f"sqlite:///{place}",
            "PYTHONPATH": str(ROOT),
            **settings,
        },
        input=given,
        capture_output=True,
        check=False,
    )


@pytest.mark.parametrize("form", ["table", "csv"])
def test_an_answer_has_its_letters_on_every_machine(
    founding_ledger: Path, form: str
) -> None:
    """Into a file or a pipe goes UTF-8, so that no answer ends in the middle."""
    told = run(
        founding_ledger,
        *("matrix", "--lang=zh", f"--format={form}"),
        PYTHONIOENCODING="cp1252",
    )

    assert (told.returncode, told.stderr) == (0, b"")
    assert "性别" in told.stdout.decode("utf-8")


def test_what_is_typed_into_a_pipe_is_read_as_it_is(
    empty_trilogue: CommandLine,
) -> None:
    """A batch of a program is UTF-8, whatever the machine takes it for."""
    rows = "- {kind: meeting.held, subject: 会议, occurred: 2026-05}"

    told = run(
        empty_trilogue.place,
        *("record", "--batch=-"),
        given=rows.encode(),
        PYTHONIOENCODING="cp1252",
    )

    assert told.returncode == 0, told.stderr
    assert empty_trilogue.rows("find", "会议")[0]["reference"] == "meeting:会议"


def test_bytes_that_are_no_text_are_told_in_a_line(
    empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A spreadsheet is not taken for a sheet, from a file or from stdin."""
    book = tmp_path / "book.xlsx"
    book.write_bytes(b"PK\xff\xfe")

    piped = run(empty_trilogue.place, "record", "--batch=-", given=b"PK\xff\xfe")
    batch = empty_trilogue("record", f"--batch={book}")
    sheet = empty_trilogue("import", str(book))

    assert piped.stderr.decode() == "stdin cannot be read: it is no text in UTF-8\n"
    assert batch.err == f"{book} cannot be read: it is no text in UTF-8\n"
    assert sheet.err == f"{book}: it is no text in UTF-8: a sheet is a YAML file\n"


def test_without_a_standard_output_nothing_is_done(
    empty_trilogue: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody would see what was answered, or whether it was recorded."""
    err = io.StringIO()
    with monkeypatch.context() as closed, redirect_stderr(err):
        closed.setattr(sys, "stdout", None)
        code = main(["record", "meeting.held", "--subject=m-1", "--occurred=2026-05"])

    assert code == 1
    assert "no standard output to answer on: nothing was done" in err.getvalue()
    assert empty_trilogue("export").out == ""


def test_standard_output_can_be_named_as_a_file(founding_ledger: Path) -> None:
    """Into a pipe goes what would go into a file."""
    named = run(founding_ledger, "export", "-o", "/dev/stdout")
    plain = run(founding_ledger, "export")

    assert named.returncode == 0, named.stderr
    assert named.stdout == plain.stdout
