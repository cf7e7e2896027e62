"""Files that are being written: nobody else prepares where, or for whom to read."""

import stat
from pathlib import Path

import pytest

from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)


@pytest.fixture
def named(empty_trilogue: CommandLine) -> CommandLine:
    """Give a ledger that has the name of a person."""
    empty_trilogue(
        "record",
        "actor.registered",
        "--subject=person/lead-1",
        "--set=actor_type=person",
        "--set=personal_name=Ada Example",
        "--confirm",
    )
    return empty_trilogue


@pytest.mark.parametrize("prepared", ["file", "link"])
def test_names_of_persons_go_into_no_file_that_was_prepared(
    named: CommandLine, tmp_path: Path, prepared: str
) -> None:
    """A draft that was left, or put there by somebody, may be for all to read."""
    elsewhere, draft = tmp_path / "elsewhere", tmp_path / ".names.jsonl.part"
    elsewhere.write_text("", encoding="utf-8")
    if prepared == "link":
        draft.symlink_to(elsewhere)
    else:
        draft.touch(mode=0o666)
    names = tmp_path / "names.jsonl"

    told = named("export", f"--output={tmp_path / 'log.jsonl'}", f"--personal={names}")

    assert told.code == 0
    assert "Ada Example" in names.read_text(encoding="utf-8")
    assert stat.S_IMODE(names.lstat().st_mode) == 0o600
    assert not names.is_symlink()
    assert elsewhere.read_text(encoding="utf-8") == ""
    assert not draft.exists()


def test_names_of_persons_replace_a_file_that_others_could_read(
    named: CommandLine, tmp_path: Path
) -> None:
    """Who may read is not taken over from what stood there."""
    names = tmp_path / "names.jsonl"
    names.touch(mode=0o644)

    told = named("export", f"--output={tmp_path / 'log.jsonl'}", f"--personal={names}")

    assert told.code == 0
    assert stat.S_IMODE(names.stat().st_mode) == 0o600
