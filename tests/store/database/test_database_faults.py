"""Faults of a database, each in a sentence that says what it is and what to do."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.cooperation_log import open_log
from store.database.database_faults import to_store_error
from store.engine import open_engine
from store.errors import (
    DiskFullError,
    LedgerDamagedError,
    LedgerUnavailableError,
    StoreError,
)
from store.formats import create_log
from store.recorder import LogRecorder
from tests.support.log_examples import formed

pytest_plugins = ("tests.support.ledgers",)


@pytest.fixture
def file(sqlite_address: str) -> Iterator[sa.Engine]:
    """Open a ledger in a file, with some hundred entries."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    LogRecorder(engine).append([formed() for _ in range(300)])
    yield engine
    engine.dispose()


def test_full_disk_is_reported_as_full(file: sa.Engine) -> None:
    """With how much space is needed; nothing was recorded."""
    recorder = LogRecorder(file)
    recorder.append([formed()])
    with file.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()

    @sa.event.listens_for(file, "checkout")
    def _(connection: sa.engine.interfaces.DBAPIConnection, *_: object) -> None:
        connection.cursor().execute(f"PRAGMA max_page_count={pages}")

    fresh = LogRecorder(file)
    with pytest.raises(DiskFullError, match="free at least 12 MB") as refused:
        fresh.append([formed() for _ in range(500)])

    assert "is full" in str(refused.value)
    assert recorder.head().position == 301


@pytest.mark.parametrize("part", [0.02, 0.3, 0.5, 0.9])
def test_part_of_a_file_is_said_to_be_damaged(file: sa.Engine, part: float) -> None:
    """Whether opening finds it or reading does, doctor and backup are named."""
    file.dispose()
    place = Path(str(file.url.database))
    whole = place.read_bytes()
    place.write_bytes(whole[: int(len(whole) * part)])

    with pytest.raises(LedgerDamagedError, match=r"trilogue doctor.* backup"):
        read_all(f"sqlite:///{place}")


def read_all(address: str) -> None:
    """Read every row of a ledger."""
    engine = open_engine(address)
    try:
        log = open_log(engine)
        log.entries_after(0)
        log.personal(formed().event_id)
    finally:
        engine.dispose()


def test_error_of_a_statement_is_not_one_of_the_database(file: sa.Engine) -> None:
    """A table that is missing says so itself."""
    with (
        pytest.raises(sa.exc.OperationalError, match="nowhere"),
        file.connect() as connection,
    ):
        connection.exec_driver_sql("SELECT * FROM nowhere")


@pytest.mark.postgresql
@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("25006", LedgerUnavailableError),
        ("53100", DiskFullError),
        ("XX001", LedgerDamagedError),
        ("57P01", LedgerUnavailableError),
        ("40P01", LedgerUnavailableError),
    ],
)
def test_error_of_a_server_is_told_by_its_code(
    postgresql_address: str, code: str, expected: type[StoreError]
) -> None:
    """A server that stopped being the leader asks to try again, for instance."""
    engine = open_engine(postgresql_address, create=True)

    with pytest.raises(expected) as failed, engine.connect() as connection:
        connection.exec_driver_sql(f"DO $$ BEGIN RAISE SQLSTATE '{code}'; END $$")

    engine.dispose()
    assert "try again" in str(failed.value) or "backup" in str(failed.value)


@pytest.mark.postgresql
def test_write_to_a_demoted_leader_may_be_tried_again(postgresql_address: str) -> None:
    """Under the same keys, because it may have been recorded."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)

    @sa.event.listens_for(engine, "connect")
    def _(connection: sa.engine.interfaces.DBAPIConnection, _: object) -> None:
        cursor = connection.cursor()
        cursor.execute("SET default_transaction_read_only = on")
        connection.commit()

    engine.dispose()
    with pytest.raises(LedgerUnavailableError, match="with the same keys"):
        LogRecorder(engine).append([formed()])
    engine.dispose()


def test_what_is_no_error_of_the_driver_is_nothing(file: sa.Engine) -> None:
    """Other errors keep their own meaning."""
    assert to_store_error(file, ValueError("no")) is None
