"""What differs between SQLite (embedded) and PostgreSQL (shared), as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any

BUSY_SECONDS = 10

NEVER_CHANGED = "the log is never changed: record a correction or a withdrawal"

KEPT_FOR_EVER = "what entries name by its digest is never changed"


def _sqlite_guards(table: str, message: str, *taken: str) -> tuple[str, ...]:
    """Return the triggers that refuse to change or replace rows of a table.

    Args:
        taken: conditions on a row that a new one would replace.
    """
    refuse = f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
    rows = " OR ".join(f"EXISTS (SELECT 1 FROM {table} WHERE {one})" for one in taken)  # noqa: S608 - our own names
    events = {
        "update": f"UPDATE ON {table}",
        "delete": f"DELETE ON {table}",
        # REPLACE removes the rows in its way without asking the trigger above.
        "replace": f"INSERT ON {table} WHEN {rows}",
    }
    return tuple(
        f"CREATE TRIGGER IF NOT EXISTS {table}_refuses_{name} BEFORE {event} {refuse}"
        for name, event in events.items()
    )


def _postgresql_guards(table: str, message: str) -> tuple[str, str]:
    """Return the function and the trigger that refuse to change rows of a table."""
    guard = f"{table}_refuses_change"
    function = f"""
    CREATE OR REPLACE FUNCTION {guard}() RETURNS trigger
    LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{message}'; END $$
    """
    trigger = f"""
    CREATE OR REPLACE TRIGGER {guard}
    BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
    FOR EACH STATEMENT EXECUTE FUNCTION {guard}()
    """
    return function, trigger


@dataclass(frozen=True, kw_only=True)
class Dialect:
    """One database engine, in plain values; the code that uses them is the same.

    Args:
        driver: the engine and its driver as SQLAlchemy names them.
        for_appends: statements for the connection that is used for appends alone.
        append_lock: statements that begin an append; until it ends, no other
            writer moves the head of the log.
        guards: statements that make the engine refuse to change the log; they can
            be run twice.
        engine_options: arguments of ``sqlalchemy.create_engine``.
        pools_reads: whether connections for reading have a pool of their own.
        on_connect: statements for every new connection.
        on_open: statements run outside a transaction when a ledger is opened, each
            with the answers that will do.
        durable: the same for every new connection; with another answer, entries could
            be lost after they were acknowledged.
        begin: statements that begin a transaction, where the driver does not.
        checkpoint: a statement that copies the write-ahead log into the database file.
        autocommit: options of a connection that works outside a transaction.
        begin_writing: statements that begin a transaction and exclude other writers.
        before_creating: statements that exclude others from creating the same tables.
        accepts_nul: whether a query may have a NUL character in a parameter.
        encoding: a statement that must answer UTF8 when a ledger is opened, or "".
        before_erasing: statements before a personal value is deleted.
        after_erasing: statements after it, outside a transaction, which remove it from
            the database's own files.
    """

    driver: str
    append_lock: tuple[str, ...]
    guards: tuple[str, ...]
    engine_options: Mapping[str, Any] = field(default_factory=dict)
    pools_reads: bool = False
    on_connect: tuple[str, ...] = ()
    on_open: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    durable: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    for_appends: tuple[str, ...] = ()
    begin: tuple[str, ...] = ()
    begin_writing: tuple[str, ...] = ()
    checkpoint: str = ""
    autocommit: Mapping[str, Any] = field(default_factory=dict)
    before_creating: tuple[str, ...] = ()
    accepts_nul: bool = True
    encoding: str = ""
    before_erasing: tuple[str, ...] = ()
    after_erasing: tuple[str, ...] = ()

    @property
    def insert(self) -> Any:  # noqa: ANN401 - each dialect has an INSERT of its own
        """The function that builds an INSERT with ON CONFLICT.

        It is imported here because each dialect of SQLAlchemy loads slowly.
        """
        engine = self.driver.partition("+")[0]
        return import_module(f"sqlalchemy.dialects.{engine}").insert


# SQLite waits in steps that grow to 100 ms, and a writer that waits in long steps can
# be overtaken again and again. So it waits for a short step only, and we try again.
SQLITE_WAIT_LONG = f"PRAGMA busy_timeout={BUSY_SECONDS * 1000}"
SQLITE_WAIT_SHORT = "PRAGMA busy_timeout=5"

WAL_BYTES = 4_000_000
"""Size of SQLite's write-ahead log at which it is copied into the database file."""

SQLITE = Dialect(
    driver="sqlite+pysqlite",
    # The driver's own transactions begin late and would let two writers in.
    engine_options={"connect_args": {"isolation_level": None}},
    pools_reads=True,
    on_connect=(
        SQLITE_WAIT_LONG,
        "PRAGMA synchronous=FULL",
        "PRAGMA fullfsync=ON",
        "PRAGMA foreign_keys=ON",
        # SQLite itself would checkpoint after a commit, while others write: before
        # version 3.51.3 that can corrupt the file. See ``transactions.checkpoint``.
        "PRAGMA wal_autocheckpoint=0",
        # When the log begins anew, cut it to this size: a larger one is full.
        f"PRAGMA journal_size_limit={WAL_BYTES}",
    ),
    on_open={"PRAGMA journal_mode=WAL": ("wal",)},
    durable={"PRAGMA synchronous": ("2", "3"), "PRAGMA foreign_keys": ("1",)},
    begin=("BEGIN",),
    begin_writing=(SQLITE_WAIT_SHORT, "BEGIN IMMEDIATE", SQLITE_WAIT_LONG),
    checkpoint="PRAGMA wal_checkpoint(PASSIVE)",
    for_appends=(SQLITE_WAIT_SHORT,),
    append_lock=("BEGIN IMMEDIATE",),
    guards=(
        *_sqlite_guards(
            "log",
            NEVER_CHANGED,
            "position = NEW.position",
            "event_id = NEW.event_id",
            "subject_id = NEW.subject_id AND version = NEW.version",
        ),
        *_sqlite_guards("log_digest", NEVER_CHANGED, "position = NEW.position"),
        *_sqlite_guards("artefact", KEPT_FOR_EVER, "digest = NEW.digest"),
    ),
    before_erasing=("PRAGMA secure_delete=ON",),
    # This kind of checkpoint takes the append lock itself.
    after_erasing=("PRAGMA wal_checkpoint(TRUNCATE)",),
)

POSTGRESQL = Dialect(
    driver="postgresql+psycopg",
    # The driver's cursor takes rows as tuples only if parameters have no names.
    engine_options={
        "paramstyle": "format",
        "pool_pre_ping": True,
        "isolation_level": "READ COMMITTED",
        "connect_args": {"client_encoding": "utf8"},
    },
    durable={
        "SHOW fsync": ("on",),
        "SHOW synchronous_commit": ("on", "local", "remote_write", "remote_apply"),
    },
    # One row that every writer locks: no advisory lock, which some engines that
    # speak PostgreSQL's language accept without taking it. The head is read by the
    # next statement, which under READ COMMITTED sees what the last writer left.
    append_lock=(
        "SELECT value FROM ledger_settings WHERE name = 'format_version' FOR UPDATE",
    ),
    guards=(
        *_postgresql_guards("log", NEVER_CHANGED),
        *_postgresql_guards("log_digest", NEVER_CHANGED),
        *_postgresql_guards("artefact", KEPT_FOR_EVER),
    ),
    autocommit={"isolation_level": "AUTOCOMMIT"},
    # Without it, a sleeping program that holds a lock would make all others wait.
    for_appends=(f"SET lock_timeout = {BUSY_SECONDS * 1000}",),
    begin_writing=(f"SET LOCAL lock_timeout = {BUSY_SECONDS * 1000}",),
    before_creating=("SELECT pg_advisory_xact_lock(hashtext('create the ledger'))",),
    accepts_nul=False,
    encoding="SHOW server_encoding",
    after_erasing=("VACUUM personal",),
)

DIALECTS = {"sqlite": SQLITE, "postgresql": POSTGRESQL}
