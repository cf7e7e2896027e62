"""Ledgers that can be read but not recorded in, whatever state their files are in."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import pytest
import sqlalchemy as sa

from store.artefacts import Artefacts
from store.copies.scratch import scratch_copy
from store.engine import open_engine
from store.errors import (
    LedgerReadOnlyError,
    LedgerUnreadableError,
    LedgerUnwritableError,
    ScratchNeededError,
)
from store.formats import create_log
from store.personal import erase
from store.reader import LogReader
from store.recorder import LogRecorder
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.unwritable_folder",)

NOBODY = 65534
"""The user of most systems that owns nothing."""


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Make a ledger with three entries in a folder of its own."""
    place = tmp_path / "ledger" / "ledger.db"
    place.parent.mkdir()
    engine = open_engine(f"sqlite:///{place}", create=True)
    create_log(engine)
    LogRecorder(engine).append([formed() for _ in range(3)])
    engine.dispose()
    return place


def files(ledger: Path) -> dict[str, bytes]:
    """Read all files of a folder."""
    return {one.name: one.read_bytes() for one in ledger.parent.iterdir()}


def entries(address: str) -> int:
    """Count the entries of a ledger."""
    engine = open_engine(address)
    try:
        return LogReader(engine).head().position
    finally:
        engine.dispose()


@pytest.mark.parametrize("mode", ["wal", "delete"])
@pytest.mark.usefixtures("unwritable")
def test_ledger_is_read_and_nothing_is_written_beside_it(
    ledger: Path, mode: str
) -> None:
    """Whether or not the file was made for a write-ahead log."""
    with closing(sqlite3.connect(ledger)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}")
    before = files(ledger)

    found = entries(f"sqlite:///{ledger}")

    assert found == 3
    assert files(ledger) == before


@pytest.fixture
def opened(ledger: Path, unwritable: None) -> Iterator[sa.Engine]:
    """Open a ledger that can only be read."""
    assert unwritable is None
    engine = open_engine(f"sqlite:///{ledger}")
    yield engine
    engine.dispose()


def test_everything_that_writes_is_refused_in_a_sentence(opened: sa.Engine) -> None:
    """Entries, files, erasures and tables."""
    why = "can only be read .*: nothing was recorded or changed"

    with pytest.raises(LedgerReadOnlyError, match=why):
        LogRecorder(opened).append([formed()])
    with pytest.raises(LedgerReadOnlyError, match=why):
        Artefacts(opened).put(b"x", "text/plain")
    with pytest.raises(LedgerReadOnlyError, match=why):
        erase(opened, uuid4())
    with pytest.raises(LedgerReadOnlyError, match=why):
        create_log(opened)


@pytest.mark.usefixtures("unwritable")
def test_ledger_that_others_write_to_is_read_as_it_is_now(ledger: Path) -> None:
    """What is still in their write-ahead log is not overlooked."""
    with closing(sqlite3.connect(ledger, isolation_level=None)) as writer:
        writer.execute("PRAGMA wal_autocheckpoint=0")
        writer.execute("INSERT INTO ledger_settings VALUES ('language', 'zh')")
        reading = open_engine(f"sqlite:///{ledger}")
        with reading.connect() as connection:
            found = connection.exec_driver_sql(
                "SELECT value FROM ledger_settings WHERE name = 'language'"
            ).scalar()
        reading.dispose()

    assert found == "zh"


def leave_log(ledger: Path, place: Path) -> Path:
    """Copy a ledger with a write-ahead log as a program leaves it that is killed."""
    place.mkdir()
    with closing(sqlite3.connect(ledger, isolation_level=None)) as writer:
        writer.execute("PRAGMA wal_autocheckpoint=0")
        writer.execute("INSERT INTO ledger_settings VALUES ('language', 'zh')")
        for end in ("", "-wal"):
            shutil.copy(f"{ledger}{end}", place / f"copy.db{end}")
    return place / "copy.db"


@pytest.mark.usefixtures("unwritable")
def test_temporary_copy_has_what_is_in_the_log(ledger: Path, tmp_path: Path) -> None:
    """And the copied files stay as they are."""
    copy = leave_log(ledger, tmp_path / "copy")
    before = files(copy)

    with scratch_copy(f"sqlite:///{copy}") as address:
        place = Path(address.removeprefix("sqlite:///"))
        with closing(sqlite3.connect(place)) as connection:
            rows = connection.execute("SELECT value FROM ledger_settings").fetchall()

    assert ("zh",) in rows
    assert not place.exists()
    assert {name: before[name] for name in ("copy.db", "copy.db-wal")} == {
        name: files(copy)[name] for name in ("copy.db", "copy.db-wal")
    }


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give up its rights")
def test_log_that_cannot_be_read_in_its_place_is_not_overlooked(
    ledger: Path,
) -> None:
    """A user without rights, in a folder of somebody else, is told of --scratch."""
    with TemporaryDirectory() as folder:
        copy = leave_log(ledger, Path(folder) / "copy")
        Path(folder).chmod(0o755)
        try:
            os.seteuid(NOBODY)
            with pytest.raises(ScratchNeededError, match="--scratch"):
                open_engine(f"sqlite:///{copy}")
        finally:
            os.seteuid(0)


@pytest.mark.usefixtures("unwritable")
def test_ledger_is_not_made_where_nothing_can_be_written(ledger: Path) -> None:
    """`init` says why."""
    with pytest.raises(LedgerUnwritableError, match="cannot be written"):
        open_engine(f"sqlite:///{ledger}", create=True)


def test_file_that_may_not_be_read_is_named(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not said to be damaged or missing."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(LedgerUnreadableError, match="permissions"):
        open_engine(f"sqlite:///{ledger}")
