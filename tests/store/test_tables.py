"""The tables of a new ledger: those that ledgers of format 1 have."""

from sqlite3 import connect

import pytest

from store.engine import open_engine
from store.formats import create_log

pytest_plugins = ("tests.support.ledgers",)

LOG = """CREATE TABLE log (
    position INTEGER NOT NULL,
    recorded_at TEXT NOT NULL,
    clock_at TEXT NOT NULL,
    event_id VARCHAR(32) NOT NULL,
    subject_id VARCHAR(32) NOT NULL,
    version BIGINT NOT NULL,
    kind TEXT NOT NULL,
    occurred TEXT,
    recorded_by TEXT NOT NULL,
    on_behalf_of TEXT NOT NULL,
    metadata TEXT NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (position),
    CONSTRAINT log_event_id_taken UNIQUE (event_id),
    CONSTRAINT log_version_taken UNIQUE (subject_id, version),
    CONSTRAINT log_data_size CHECK (length(data) <= 60000)
)"""
DIGEST = """CREATE TABLE log_digest (
    position INTEGER NOT NULL,
    digest BLOB NOT NULL,
    PRIMARY KEY (position)
)"""
FORMAT = """CREATE TABLE ledger_format (
    format INTEGER NOT NULL,
    reached_at TEXT NOT NULL,
    last_position INTEGER NOT NULL,
    PRIMARY KEY (format)
)"""
PERSONAL = """CREATE TABLE personal (
    event_id VARCHAR(32) NOT NULL,
    field TEXT NOT NULL,
    salt TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (event_id, field),
    FOREIGN KEY(event_id) REFERENCES log (event_id)
)"""
SETTINGS = """CREATE TABLE ledger_settings (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)"""
ARTEFACT = """CREATE TABLE artefact (
    digest VARCHAR(64) NOT NULL,
    media_type TEXT NOT NULL,
    content BLOB NOT NULL,
    stored_at TEXT NOT NULL,
    PRIMARY KEY (digest)
)"""
INDEX = "CREATE INDEX log_recorded_at ON log (recorded_at)"
JOINS = "CREATE INDEX log_joins ON log (position) WHERE kind = 'subject.same-as'"


@pytest.fixture
def statements(sqlite_address: str) -> set[str]:
    """Return the statements that create the tables of a new ledger, in one line."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    engine.dispose()
    connection = connect(str(engine.url.database))
    found = connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")
    statements = {in_one_line(sql) for (sql,) in found}
    connection.close()
    return statements


def in_one_line(sql: str) -> str:
    """Write a statement with single spaces."""
    return " ".join(sql.split()).replace("( ", "(").replace(" )", ")")


def test_a_new_ledger_has_the_tables_of_format_2(statements: set[str]) -> None:
    """Another table needs another format, and a step from this one to that."""
    tables = (LOG, DIGEST, PERSONAL, SETTINGS, FORMAT, ARTEFACT, INDEX, JOINS)

    expected = {in_one_line(one) for one in tables}

    assert {one for one in statements if "TRIGGER" not in one} == expected
