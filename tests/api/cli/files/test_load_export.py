"""What was exported is loaded again on the command line, whole and examined."""

import json
import stat
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from store.artefacts import Artefacts
from store.copies.log_copy import personal_rows, stored_rows
from store.engine import open_engine, settings_of
from tests.support.cli_reports import FOR, made
from tests.support.command_line import CommandLine
from tests.support.exports import EVERYTHING, changed, of_first_versions

pytest_plugins = ("tests.support.command_line_fixtures", "tests.support.ledgers")


@pytest.fixture
def log(empty_trilogue: CommandLine, tmp_path: Path) -> Path:
    """Export a ledger with two names of persons, one of them erased, and a file."""
    for number in (1, 2):
        empty_trilogue(
            "record",
            "actor.registered",
            f"--subject=person/lead-{number}",
            "--set=actor_type=person",
            f"--set=personal_name=Ada Example {number}",
            "--confirm",
        )
    empty_trilogue("erase", "2", "--reason=asked to", "--yes")
    engine = open_engine(f"sqlite:///{empty_trilogue.place}")
    Artefacts(engine).put(b"a file", "text/plain")
    engine.dispose()
    told = empty_trilogue("export", "-o", f"{tmp_path / 'log.jsonl'}", *apart(tmp_path))
    assert told.code == 0, told.err
    return tmp_path / "log.jsonl"


def apart(folder: Path) -> tuple[str, str]:
    """Say where what stands apart from the log is written, and read from."""
    return f"--personal={folder / 'names.jsonl'}", f"--artefacts={folder / 'files'}"


@pytest.fixture
def other(
    log: Path,  # made first: the command line that is made last is the one in use
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> CommandLine:
    """Give a command line where there is no ledger yet."""
    assert log.exists()
    return CommandLine(tmp_path / "other.db", monkeypatch)


def standing(place: Path) -> tuple[object, ...]:
    """Read all that a ledger holds, its answers apart."""
    engine = open_engine(f"sqlite:///{place}")
    files = Artefacts(engine)
    found = (
        list(stored_rows(engine, EVERYTHING)),
        list(personal_rows(engine, EVERYTHING)),
        [files.get(one) for one in files.digests()],
        settings_of(engine),
    )
    engine.dispose()
    return found


def test_a_ledger_is_made_again_from_its_export(
    log: Path, other: CommandLine, empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """Where there was none: entries, names, files, settings; erased stays erased."""
    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 0, told.err
    assert told.err.endswith("examined: all is well\n")
    assert told.out == (
        "loaded 3, up to position 3 recorded at 2026-11-21T09:00:00.000002Z; "
        "personal values 1, files 1\n"
    )
    assert standing(other.place) == standing(empty_trilogue.place)
    assert other("export").out == log.read_text(encoding="utf-8")
    assert "Ada Example 1" in other("show", "person/lead-1").out
    assert "(erased)" in other("show", "person/lead-2").out


def test_an_export_comes_through_a_pipe(
    log: Path, other: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One program writes it, the other reads it; no file lies between them."""
    monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(log.read_bytes())))

    told = other("load", "-", *apart(tmp_path))

    assert told.code == 0, told.err
    assert other("export").out == log.read_text(encoding="utf-8")


@pytest.mark.slow
def test_the_founding_history_and_a_report_are_made_again(
    own_trilogue: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every question has the same answer, and the edition can be written again."""
    made(own_trilogue)
    file, asked = tmp_path / "log.jsonl", ("matrix", "--as-of=2021-03-31")
    own_trilogue("export", "-o", str(file), *apart(tmp_path))
    before = [own_trilogue(*asked).out, own_trilogue("report", "status", *FOR).out]

    other = CommandLine(tmp_path / "other.db", monkeypatch)
    told = other("load", str(file), *apart(tmp_path))

    assert told.code == 0, told.err
    assert standing(other.place) == standing(own_trilogue.place)
    assert other("export").out == file.read_text(encoding="utf-8")
    assert [other(*asked).out, other("report", "status", *FOR).out] == before


@pytest.mark.postgresql
def test_a_ledger_moves_to_postgresql_and_back(
    trilogue: CommandLine,
    tmp_path: Path,
    postgresql_address: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The export of each is the same, byte for byte, and all is well there."""
    file, again = tmp_path / "log.jsonl", tmp_path / "again.jsonl"
    (tmp_path / "there").mkdir()
    trilogue("export", "-o", str(file), *apart(tmp_path))

    monkeypatch.setenv("TRILOGUE_DATABASE", postgresql_address)
    there = trilogue("load", str(file), *apart(tmp_path))
    trilogue("export", "-o", str(again), *apart(tmp_path / "there"))
    back = CommandLine(tmp_path / "back.db", monkeypatch)
    here = back("load", str(again), *apart(tmp_path / "there"))

    assert (there.code, here.code) == (0, 0), there.err + here.err
    assert again.read_bytes() == file.read_bytes()
    assert standing(back.place) == standing(trilogue.place)


def test_an_empty_ledger_takes_the_settings_of_the_copy(
    log: Path, other: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days are days of the place where the record was kept."""
    monkeypatch.setenv("TRILOGUE_TIME_ZONE", "Asia/Tokyo")
    other("init", "--empty")

    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 0, told.err
    zones = [one for one in other.rows("doctor") if one["check"] == "time zone"]
    assert [one["found"] for one in zones] == ["Europe/Zurich"]


def test_a_ledger_with_entries_is_refused(
    log: Path, empty_trilogue: CommandLine, tmp_path: Path
) -> None:
    """It is told what is there, and nothing is changed."""
    before = standing(empty_trilogue.place)

    told = empty_trilogue("load", str(log), *apart(tmp_path))

    assert told.code == 2
    assert "holds 3 entries, the last recorded 2026-11-21 09:00:00 UTC" in told.err
    assert standing(empty_trilogue.place) == before


def test_what_stands_apart_must_be_named_or_left_out(
    log: Path, other: CommandLine
) -> None:
    """Nobody loses names by forgetting an option; leaving them out is said."""
    refused = other("load", str(log))
    told = other("load", str(log), "--log-alone")

    assert refused.code == 2
    assert "personal values 1 (--personal FILE), files 1 (--artefacts" in refused.err
    assert told.code == 0, told.err
    assert "left out: personal values 1, which show as erased\n" in told.err
    assert "left out: files 1; `trilogue import --artefacts" in told.err
    assert "(erased)" in other("show", "person/lead-1").out


@pytest.mark.parametrize("what", ["names.jsonl", "files"])
def test_what_stands_apart_must_be_whole(
    log: Path, other: CommandLine, tmp_path: Path, what: str
) -> None:
    """A file of names that was cut, a folder that lacks a file."""
    place = tmp_path / what
    if place.is_dir():
        next(one for one in place.iterdir() if len(one.name) == 64).unlink()
    else:
        place.write_bytes(b"")

    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 2
    assert f"{what} holds 0 of the 1 that the export has apart" in told.err
    assert other("export").out == ""


def test_a_file_that_is_not_what_its_name_says_is_refused(
    log: Path, other: CommandLine, tmp_path: Path
) -> None:
    """It is named; neither entries nor files are kept."""
    (wrong,) = [one for one in (tmp_path / "files").iterdir() if len(one.name) == 64]
    wrong.write_bytes(b"changed")

    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 2
    assert wrong.name in told.err
    assert standing(other.place)[:3] == ([], [], [])


def test_a_name_that_was_changed_is_refused(
    log: Path, other: CommandLine, tmp_path: Path
) -> None:
    """The entry commits to another one; the line is named."""
    names = tmp_path / "names.jsonl"
    names.write_bytes(names.read_bytes().replace(b"Ada", b"Ida"))

    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 2
    assert f"{names}:1: it is no value to which an entry commits" in told.err
    assert other("export").out == ""


def test_a_wrong_line_is_named_and_nothing_loaded(
    log: Path, other: CommandLine, tmp_path: Path
) -> None:
    """With file and number."""
    log.write_bytes(changed(log.read_bytes(), 2, lambda line: line.update(by="x")))

    told = other("load", str(log), *apart(tmp_path))

    assert told.code == 2
    assert f"{log}:2: its entry has the digest" in told.err
    assert other("export").out == ""


def test_an_identity_that_stands_twice_is_named(log: Path, other: CommandLine) -> None:
    """An export of the first versions has no digests that would tell sooner."""
    plain = of_first_versions(log.read_bytes())
    first = json.loads(plain.splitlines()[0])
    log.write_bytes(
        changed(plain, 2, lambda line: line.update(event_id=first["event_id"]))
    )

    told = other("load", str(log))

    assert told.code == 2
    assert f"{log}:2: entry 2 has the identity {first['event_id']}" in told.err


def test_a_file_that_is_not_there_makes_no_ledger(other: CommandLine) -> None:
    """A slip in its name leaves nothing behind."""
    told = other("load", "nowhere.jsonl")

    assert told.code == 2
    assert "nowhere.jsonl cannot be read" in told.err
    assert not other.place.exists()


def test_names_of_persons_are_written_for_nobody_else_to_read(
    log: Path, tmp_path: Path
) -> None:
    """The log has none; their file is its owner's alone."""
    names = tmp_path / "names.jsonl"

    assert "Ada" not in log.read_text(encoding="utf-8")
    assert "Ada Example 1" in names.read_text(encoding="utf-8")
    assert stat.S_IMODE(names.stat().st_mode) == 0o600


def test_an_export_without_names_says_so(
    log: Path, empty_trilogue: CommandLine
) -> None:
    """Whoever makes a backup learns what is not in it."""
    told = empty_trilogue("export", "-o", str(log))

    assert "exported 3; not in it: personal values 1 (--personal FILE)" in told.err
