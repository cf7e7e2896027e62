"""Opening a ledger: what is checked, and what is said when something is wrong."""

import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.database.dialects import SQLITE
from store.database.transactions import WAIT_SECONDS, write_transaction
from store.engine import check_durable, open_engine, settings_of
from store.errors import (
    AddressError,
    DurabilityError,
    LedgerFormatError,
    LedgerMissingError,
    LedgerUnavailableError,
    LedgerUnwritableError,
    NotALedgerError,
)
from store.formats import create_log
from store.tables import ledger_settings


def address_of(path: Path) -> str:
    """Write the address of a file."""
    return f"sqlite:///{path}"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Make an empty ledger and close it."""
    path = tmp_path / "ledger.db"
    engine = open_engine(address_of(path), create=True)
    create_log(engine, {"time_zone": "Europe/Zurich"})
    engine.dispose()
    return path


def test_ledger_keeps_its_settings(ledger: Path) -> None:
    """What a ledger was made with is read when it is opened again."""
    engine = open_engine(address_of(ledger))

    settings = settings_of(engine)

    assert settings == {"format_version": "2", "time_zone": "Europe/Zurich"}
    engine.dispose()


def test_making_a_ledger_twice_changes_nothing(ledger: Path) -> None:
    """A setting that is set already stays as it is."""
    engine = open_engine(address_of(ledger))

    create_log(engine, {"time_zone": "Africa/Nairobi", "framework": "MC-3/11"})

    assert settings_of(engine)["time_zone"] == "Europe/Zurich"
    assert settings_of(engine)["framework"] == "MC-3/11"
    engine.dispose()


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("synchronous", 2),
        ("journal_mode", "wal"),
        ("foreign_keys", 1),
        ("busy_timeout", 10_000),
        ("wal_autocheckpoint", 0),
    ],
)
def test_every_connection_is_durable(
    ledger: Path, pragma: str, value: int | str
) -> None:
    """An entry that was acknowledged outlives a loss of power."""
    engine = open_engine(address_of(ledger))

    with engine.connect() as one, engine.connect() as two:
        found = [c.exec_driver_sql(f"PRAGMA {pragma}").scalar() for c in (one, two)]

    assert found == [value, value]
    engine.dispose()


def test_connection_that_is_not_durable_is_refused() -> None:
    """A database that does not take the setting is not written to."""
    engine = sa.create_engine("sqlite://")
    connection = engine.raw_connection()
    connection.cursor().execute("PRAGMA synchronous=NORMAL")

    with pytest.raises(
        DurabilityError, match="synchronous at 1 where 2 or 3 is needed"
    ):
        check_durable(connection, SQLITE)

    connection.close()
    engine.dispose()


def test_missing_ledger_is_not_made_by_the_way(tmp_path: Path) -> None:
    """Only `init` makes a ledger; a mistyped name is an error."""
    path = tmp_path / "typo.db"

    with pytest.raises(LedgerMissingError, match=r"typo\.db: run `trilogue init`"):
        open_engine(address_of(path))

    assert not path.exists()


def test_empty_file_is_a_missing_ledger(tmp_path: Path) -> None:
    """A file in which nothing was made yet is no ledger."""
    path = tmp_path / "empty.db"
    path.touch()

    with pytest.raises(LedgerMissingError, match="trilogue init"):
        open_engine(address_of(path))


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("ledger.db", "not an address"),
        ("mysql://officer:x@host/ledger", "no ledger is kept in 'mysql'"),
        ("sqlite://", "in memory is lost"),
        ("sqlite:///", "in memory is lost"),
        ("sqlite:///:memory:", "in memory is lost"),
        ("sqlite:///file:x?mode=memory&uri=true", "more than the path"),
    ],
)
def test_address_that_cannot_hold_a_ledger_is_refused(
    address: str, reason: str
) -> None:
    """The refusal says why, and what an address looks like."""
    with pytest.raises(AddressError, match=reason) as refusal:
        open_engine(address, create=True)

    assert "sqlite:///trilogue.db" in str(refusal.value)


def test_password_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address is shown without its password."""
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(AddressError) as refusal:
        open_engine("postgresql://officer:secret@localhost/ledger")

    assert "secret" not in str(refusal.value)
    assert "trilogue[postgresql]" in str(refusal.value)


@pytest.mark.parametrize("create", [True, False])
def test_other_file_is_not_a_ledger(tmp_path: Path, *, create: bool) -> None:
    """A file of another program is refused, and stays as it is."""
    path = tmp_path / "report.docx"
    path.write_bytes(b"PK\x03\x04" + b"not a database" * 100)
    before = path.read_bytes()

    with pytest.raises(NotALedgerError, match="it is not a database"):
        open_engine(address_of(path), create=create)

    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_database_of_another_program_is_not_a_ledger(
    tmp_path: Path, *, create: bool
) -> None:
    """A database with other tables is refused, and stays as it is."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE contacts (name TEXT)")
    connection.close()
    before = path.read_bytes()

    with pytest.raises(NotALedgerError, match="other tables"):
        open_engine(address_of(path), create=create)

    assert path.read_bytes() == before


def test_folder_is_not_a_ledger(tmp_path: Path) -> None:
    """A folder at the address is refused."""
    with pytest.raises(NotALedgerError, match="not a file"):
        open_engine(address_of(tmp_path))


def test_ledger_needs_a_folder(tmp_path: Path) -> None:
    """A ledger in a folder that is not there is refused with the folder's name."""
    with pytest.raises(LedgerUnwritableError, match=r"no folder .*/nowhere"):
        open_engine(address_of(tmp_path / "nowhere" / "ledger.db"), create=True)


def test_place_that_takes_no_file_is_refused() -> None:
    """What the database says about the place is passed on."""
    with pytest.raises(LedgerUnwritableError, match="unable to open"):
        open_engine("sqlite:////proc/ledger.db", create=True)


def test_ledger_of_a_newer_format_is_refused(ledger: Path) -> None:
    """An old program does not guess what a newer one wrote."""
    engine = open_engine(address_of(ledger))
    with write_transaction(engine) as connection:
        connection.execute(sa.update(ledger_settings).values(value="3"))
    engine.dispose()

    with pytest.raises(LedgerFormatError, match="has format 3, and this program is"):
        open_engine(address_of(ledger))


def test_ledger_without_a_format_is_refused(ledger: Path) -> None:
    """Nobody can tell what its tables mean."""
    engine = open_engine(address_of(ledger))
    with write_transaction(engine) as connection:
        connection.execute(sa.delete(ledger_settings))
    engine.dispose()

    with pytest.raises(NotALedgerError, match="its settings name no format"):
        open_engine(address_of(ledger))


def test_transaction_that_fails_leaves_nothing(ledger: Path) -> None:
    """What was written before a fault is undone."""
    engine = open_engine(address_of(ledger))
    before = settings_of(engine)
    rows = [{"name": name, "value": "x"} for name in ("language", "language")]

    with pytest.raises(sa.exc.IntegrityError), write_transaction(engine) as connection:
        connection.execute(sa.insert(ledger_settings), rows)

    assert settings_of(engine) == before
    engine.dispose()


def test_second_writer_of_a_thread_is_told_to_wait(
    ledger: Path,
) -> None:
    """A writer inside another one is refused after a while instead of hanging."""
    engine = open_engine(address_of(ledger))
    engine.update_execution_options(**{WAIT_SECONDS: 0.01})

    with (
        write_transaction(engine),
        pytest.raises(LedgerUnavailableError, match="keeps writing"),
    ):
        write_transaction(engine).__enter__()

    engine.dispose()


def test_writer_waits_for_another_program_and_then_says_so(
    ledger: Path,
) -> None:
    """A program that does not finish writing is named as what stands in the way."""
    engine = open_engine(address_of(ledger))
    engine.update_execution_options(**{WAIT_SECONDS: 0.01})

    with closing(sqlite3.connect(ledger, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerUnavailableError, match="another program"):
            create_log(engine)

    create_log(engine)
    engine.dispose()


def test_import_opens_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An engine that was made opens its file only when asked to."""
    monkeypatch.chdir(tmp_path)

    engine = open_engine("sqlite:///ledger.db", create=True)
    engine.dispose()

    assert [path.name for path in tmp_path.iterdir()] == ["ledger.db"]


def test_an_error_tells_no_value(ledger: Path) -> None:
    """Errors are logged; a name of a person stands in no log, for nobody erases it."""
    engine = open_engine(address_of(ledger))

    with pytest.raises(sa.exc.OperationalError) as caught, engine.connect() as asked:
        asked.execute(sa.text("SELECT * FROM nowhere WHERE name = :a"), {"a": "Ada"})

    engine.dispose()
    assert "nowhere" in str(caught.value)
    assert "Ada" not in str(caught.value)
