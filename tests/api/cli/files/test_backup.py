"""Copies of a whole ledger, made while others record, on both engines."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest
import sqlalchemy as sa

from store.artefacts import Artefacts
from store.copies.postgresql_programs import ProgramMissingError, find_program
from store.engine import open_engine
from store.formats import create_log
from store.recorder import LogRecorder
from store.tables import metadata
from tests.support.command_line import CommandLine
from tests.support.log_examples import formed
from tests.support.postgresql_server import made_database

pytest_plugins = ("tests.support.command_line_fixtures", "tests.support.ledgers")


@pytest.fixture
def ledger(address: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[sa.Engine]:
    """Make a ledger with entries and a file, on each engine in turn."""
    monkeypatch.setenv("TRILOGUE_DATABASE", address)
    engine = open_engine(address, create=True)
    create_log(engine)
    LogRecorder(engine).append([formed() for _ in range(200)])
    Artefacts(engine).put(b"\x00edition\\\t\n", "text/plain")
    yield engine
    engine.dispose()


@pytest.fixture
def trilogue(
    ledger: sa.Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    """Give the command line on that ledger."""
    address = os.environ["TRILOGUE_DATABASE"]
    command_line = CommandLine(tmp_path / "unused.db", monkeypatch)
    monkeypatch.setenv("TRILOGUE_DATABASE", address)
    assert ledger.dialect.name in address
    return command_line


@contextmanager
def recording(engine: sa.Engine) -> Iterator[None]:
    """Record all the time until the end of the block."""
    ended, begun = Event(), Event()

    def record() -> None:
        recorder = LogRecorder(engine)
        while not ended.is_set():
            recorder.append([formed()])
            begun.set()

    thread = Thread(target=record)
    thread.start()
    begun.wait()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def contents(engine: sa.Engine, last: int) -> dict[str, list[tuple[object, ...]]]:
    """Read the log's own tables, entries up to a position."""
    found: dict[str, list[tuple[object, ...]]] = {}
    with engine.connect() as connection:
        for name in ("log", "personal", "artefact", "ledger_settings"):
            table = metadata.tables[name]
            statement = sa.select(table).order_by(*table.primary_key)
            if "position" in table.c:
                statement = statement.where(table.c.position <= last)
            found[name] = [tuple(row) for row in connection.execute(statement)]
    return found


def restore(address: str, file: Path) -> None:
    """Restore a dump as the command says."""
    program = find_program("pg_restore", 0)
    database = address.replace("+psycopg", "")
    command = [program, "--no-owner", "--exit-on-error", "-d", database, str(file)]
    subprocess.run(command, check=True)  # noqa: S603 - a program of the package


def test_copy_is_whole_while_others_record(
    trilogue: CommandLine,
    ledger: sa.Engine,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    """Its entries are those of one moment, with names and files; nobody is hindered."""
    file = tmp_path / "copy.backup"

    with recording(ledger):
        told = trilogue("backup", str(file))

    assert told.code == 0, told.err
    assert "files 1" in told.out
    assert f"trilogue doctor {file}" in told.err
    if ledger.dialect.name == "sqlite":
        address = f"sqlite:///{file}"
    else:
        server = request.getfixturevalue("postgresql")
        address = made_database(server)
        restore(address, file)
    copy = open_engine(address)
    last = LogRecorder(copy).head().position
    assert last > 200
    assert f"backed up {last} entries, up to position {last}" in told.out
    assert contents(copy, last) == contents(ledger, last)
    copy.dispose()


def test_copy_is_examined_by_the_doctor(trilogue: CommandLine, tmp_path: Path) -> None:
    """A dump of a server too, without a server."""
    file = tmp_path / "copy.backup"
    trilogue("backup", str(file))
    before = file.read_bytes()

    told = trilogue("doctor", str(file), "--format=json")

    found = {row["check"]: row for row in told.rows}
    assert found["log without gaps"]["found"].startswith("200 entries")
    assert found["kept by digest"]["found"] == "1 kept, 0 changed"
    assert file.read_bytes() == before


def test_damaged_copy_is_not_taken_for_one(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """Half a copy is refused in a sentence."""
    file = tmp_path / "copy.backup"
    trilogue("backup", str(file))
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])

    told = trilogue("doctor", str(file))

    assert told.code == 1
    assert (
        "damaged" in told.err
        or "could not be made or read" in told.err
        or ("NO" in told.out)
    )


def test_file_that_is_there_is_not_replaced(
    trilogue: CommandLine, tmp_path: Path
) -> None:
    """Unless that is wanted; only its owner may read the copy."""
    file = tmp_path / "copy.backup"
    file.write_text("something else", encoding="utf-8")

    refused = trilogue("backup", str(file))
    before = file.read_text(encoding="utf-8")
    forced = trilogue("backup", str(file), "--force")

    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert before == "something else"
    assert forced.code == 0, forced.err
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in tmp_path.iterdir() if "part" in one.name] == []


@pytest.mark.parametrize("place", ["-", "nowhere/copy.db", "."])
def test_place_that_takes_no_copy_is_named(
    trilogue: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """In one line, before anything is copied."""
    monkeypatch.chdir(tmp_path)

    told = trilogue("backup", place, "--force")

    assert (told.code, told.err.count("\n")) == (2, 1)


def test_ledger_is_not_copied_over_itself(own_trilogue: CommandLine) -> None:
    """Not even with --force, nor under the name of a link."""
    link = own_trilogue.place.with_name("link.db")
    link.symlink_to(own_trilogue.place)
    before = own_trilogue.place.read_bytes()

    told = own_trilogue("backup", str(link), "--force")

    assert (told.code, "the ledger itself" in told.err) == (2, True)
    assert own_trilogue.place.read_bytes() == before


def test_program_that_is_missing_or_too_old_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With what to install."""
    old = tmp_path / "bin" / "pg_dump"
    old.parent.mkdir()
    old.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.1'\n", encoding="utf-8")
    old.chmod(0o755)
    monkeypatch.setenv("PATH", str(old.parent))

    with pytest.raises(ProgramMissingError) as caught:
        find_program("pg_dump", 15, places=())

    assert "only version 9 of it is installed" in str(caught.value)
    assert "apt install postgresql-client-15" in str(caught.value)


@pytest.mark.postgresql
def test_password_is_not_given_to_others(postgresql_address: str) -> None:
    """It does not stand in the arguments of a program, which everybody can read."""
    from store.copies.postgresql_programs import connection_options  # noqa: PLC0415

    address = postgresql_address.replace("trilogue@", "trilogue:S3CRET@")
    engine = open_engine(address, create=True)

    options, environment = connection_options(engine)

    engine.dispose()
    assert "S3CRET" not in options
    assert environment["PGPASSWORD"] == "S3CRET"
    assert psycopg.conninfo.conninfo_to_dict(options)["user"] == "trilogue"
