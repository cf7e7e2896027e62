"""What entries name by digest, written into a folder and kept again from there."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from api.cli.artefact_files import TYPES, UNTOLD
from store.artefacts import Artefacts, digest_of
from store.engine import open_engine
from tests.support.cli_reports import FOR, made
from tests.support.command_line import CommandLine

pytest_plugins = ("tests.support.command_line_fixtures",)


@pytest.fixture
def typed(own_trilogue: CommandLine) -> CommandLine:
    """Give a command line on a ledger of its own, with an edition."""
    made(own_trilogue)
    return own_trilogue


@pytest.fixture
def folder(typed: CommandLine, tmp_path: Path) -> Path:
    """Give a folder with what the edition names by digest."""
    folder = tmp_path / "kept"
    typed("export", "-o", str(tmp_path / "log"), "--artefacts", str(folder))
    return folder


def lost(typed: CommandLine) -> None:
    """Lose all that is kept, as a damaged disk does: the ledger never would."""
    with closing(sqlite3.connect(typed.place)) as connection, connection:
        connection.execute("DROP TABLE artefact")


def kept(typed: CommandLine) -> dict[str, str]:
    """Give the digests of what is kept, with media types."""
    engine = open_engine(f"sqlite:///{typed.place}")
    found = Artefacts(engine)
    types = {one: found.get(one).media_type for one in found.digests()}
    engine.dispose()
    return types


def test_what_entries_name_by_digest_is_exported(
    typed: CommandLine, tmp_path: Path
) -> None:
    """Without a folder it is said that something is left; with one it is there."""
    folder = tmp_path / "kept"

    without = typed("export")
    told = typed("export", "-o", str(tmp_path / "log"), "--artefacts", str(folder))

    (edition,) = typed.rows("report", "status", *FOR)
    assert "3 files that entries name by digest are not in it" in without.err
    assert told.err.endswith(f", and 3 files into {folder}\n")
    content = (folder / edition["model_digest"]).read_bytes()
    assert json.loads(content)["edition"] == 1


def test_doctor_reads_what_is_kept(typed: CommandLine) -> None:
    """Whoever examines a ledger learns whether what it keeps is whole."""
    rows = {one["check"]: one for one in typed.rows("doctor")}

    assert rows["kept by digest"]["found"] == "3 kept, 0 changed"


def test_what_was_lost_is_kept_again(
    typed: CommandLine, folder: Path, tmp_path: Path
) -> None:
    """From the folder comes back what each entry names, of the same type."""
    before = kept(typed)
    lost(typed)

    told = typed("import", "--artefacts", str(folder))
    file = tmp_path / "report.md"
    again = typed("report", *FOR, "--edition=1", "--lang=en", "-o", str(file))

    assert (told.code, told.out) == (0, "kept 3 files, there already 0\n")
    assert kept(typed) == before
    assert again.code == 0, again.err
    assert file.exists()


def test_keeping_twice_changes_nothing(typed: CommandLine, folder: Path) -> None:
    """What is there already stays as it is."""
    before = kept(typed)

    told = typed("import", "--artefacts", str(folder))

    assert told.out == "kept 0 files, there already 3\n"
    assert kept(typed) == before


def test_a_file_that_is_not_what_its_name_says_is_refused(
    typed: CommandLine, folder: Path
) -> None:
    """It is named, and nothing is kept: neither it nor those beside it."""
    wrong = next(one for one in sorted(folder.iterdir()) if one.name != TYPES)
    wrong.write_bytes(b"changed")
    lost(typed)

    told = typed("import", "--artefacts", str(folder))

    assert told.code == 2
    assert wrong.name in told.err
    assert "nothing was kept" in told.err
    assert not kept(typed)


def test_comparing_alone_keeps_nothing(typed: CommandLine, folder: Path) -> None:
    """A dry run says what would be kept."""
    lost(typed)

    told = typed("import", "--artefacts", str(folder), "--dry-run")

    assert told.out == "would keep 3 files, there already 0\n"
    assert not kept(typed)


def test_a_file_of_no_known_type_is_kept(
    own_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Bytes are what counts; no type is guessed from them, and none is needed."""
    digest = digest_of(b"a file")
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / digest).write_bytes(b"a file")
    (tmp_path / "files" / ".hidden").write_bytes(b"left by a file manager")

    told = own_trilogue("import", "--artefacts", str(tmp_path / "files"))

    assert told.code == 0, told.err
    assert kept(own_trilogue) == {digest: UNTOLD}


def test_a_folder_that_is_not_there_is_refused(
    own_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A slip in its name is told in a line."""
    told = own_trilogue("import", "--artefacts", str(tmp_path / "nowhere"))

    assert told.code == 2
    assert "nowhere cannot be read" in told.err


def test_types_that_are_no_types_are_refused(
    own_trilogue: CommandLine, tmp_path: Path
) -> None:
    """A file of media types that somebody broke is named."""
    (tmp_path / TYPES).write_text("[]", encoding="utf-8")

    told = own_trilogue("import", "--artefacts", str(tmp_path))

    assert told.code == 2
    assert TYPES in told.err


def test_an_import_of_nothing_is_refused(own_trilogue: CommandLine) -> None:
    """It says what can be given."""
    told = own_trilogue("import")

    assert told.code == 2
    assert "name sheets, or --artefacts FOLDER" in told.err
