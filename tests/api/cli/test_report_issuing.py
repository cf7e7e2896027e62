"""Issuing a report on the command line: which file is the report, and what follows."""

import json
from pathlib import Path

import pytest

from tests.support.cli_reports import FOR, PERIOD, made
from tests.support.command_line import CommandLine
from tests.support.word_files import with_part

pytest_plugins = ("tests.support.command_line_fixtures",)

pytestmark = pytest.mark.slow


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, for an edition in two languages."""
    return own_trilogue


def test_a_preview_is_written_and_records_nothing(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """The session's name is enough; the file is there, and the log as it was."""
    place = tmp_path / "report.md"
    before = trilogue("export").out

    told = trilogue(
        *("report", "--for=Minamata COP-4", *PERIOD),
        *("--format=md", "--lang=zh", "-o", str(place)),
    )

    assert (told.code, told.err) == (0, f"wrote {place}\n")
    assert "联合工作队" in place.read_text(encoding="utf-8")
    assert trilogue("export").out == before


def test_an_issued_file_is_compared_with_the_edition(
    typed: CommandLine, tmp_path: Path
) -> None:
    """The published file is kept, and it is said whether the edition writes it."""
    made(typed)
    place = tmp_path / "published.md"
    typed("report", *FOR, "--edition=1", "--lang=zh", "-o", str(place), "--format=md")
    same = typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")
    text = place.read_text("utf-8")
    place.write_text(text.replace("三个实体", "三方", 1), encoding="utf-8")

    other = typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")

    assert same.err == "it is what edition 1 writes\n"
    assert other.err.splitlines() == [
        "it differs from what edition 1 writes:",
        "  removed: 个 实 体",
        "  added: 方",
    ]
    (edition,) = typed.rows("report", "status", *FOR)
    assert edition["issued"] == ["zh", "zh"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("report.docx", b"nothing.", "not a docx file, or it is damaged"),
        ("report.pdf", b"nothing.", "not a pdf file, or it is damaged"),
        ("report.html", b"<p>Something else.</p>", "not this report in this language"),
        ("report.xml", b"Something else.", "not a xml file, or it is damaged"),
    ],
)
def test_a_file_that_is_not_the_report_is_not_issued(
    typed: CommandLine, tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    """An issued file is kept for ever."""
    made(typed)
    place = tmp_path / name
    place.write_bytes(content)

    told = typed("report", "issue", *FOR, "--lang=en", f"--file={place}")

    assert told.code == 2
    assert reason in told.err
    (edition,) = typed.rows("report", "status", *FOR)
    assert edition["issued"] == []


def test_a_word_file_of_another_language_is_not_issued(
    typed: CommandLine, tmp_path: Path
) -> None:
    """A Word file says what it is; one with pending changes is not finished."""
    made(typed)
    place = tmp_path / "report.docx"
    typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(place))
    pending = tmp_path / "pending.docx"
    change = '<w:body><w:p><w:ins w:id="1" w:author="A"/></w:p>'
    tracked = with_part(
        place.read_bytes(), "document", lambda text: text.replace("<w:body>", change)
    )
    pending.write_bytes(tracked)

    other = typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")
    unfinished = typed("report", "issue", *FOR, "--lang=en", f"--file={pending}")

    assert (other.code, unfinished.code) == (2, 2)
    assert 'is of another language: "en"' in other.err
    assert "has pending changes" in unfinished.err


def test_an_edition_after_issue_says_what_it_is(
    typed: CommandLine, tmp_path: Path
) -> None:
    """A corrigendum or a revision; a report for another session is a new one."""
    again = ("report", "edition", *FOR, *PERIOD, "--lang=zh")
    made(typed)
    early = typed(*again, "--as=revision")
    place = tmp_path / "published.md"
    typed("report", *FOR, "--edition=1", "--lang=zh", "-o", str(place), "--format=md")
    typed("report", "issue", *FOR, "--lang=zh", f"--file={place}")

    asked = typed(*again)
    told = typed(*again, "--as=corrigendum")

    assert (early.code, asked.code, told.code) == (2, 2, 0)
    assert "was not issued yet, so this edition is no revision" in early.err
    assert "corrigendum or revision (--as)" in asked.err
    assert "plan a new report" in asked.err
    last = json.loads(typed("export").out.splitlines()[-1])
    assert last["data"]["edition_type"] == "corrigendum"
