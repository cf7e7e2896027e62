"""Errors of the databases and what they mean for a ledger."""

import shutil
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import ExceptionContext

from store.database.address import location
from store.database.dialects import WAL_BYTES
from store.errors import (
    DiskFullError,
    LedgerDamagedError,
    LedgerUnavailableError,
    LedgerUnwritableError,
    StoreError,
)

INTERRUPTED = ("SQLITE_INTERRUPT", "57014")
"""Codes of statements that were stopped, because they took too long or by request."""

NO_ANSWER = "08006"
"""The code of our own error for a server that gave no answer in time."""

FULL = ("SQLITE_FULL", "53100")
DAMAGED = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002")
UNWRITABLE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")
UNAVAILABLE = (
    "SQLITE_BUSY",
    "SQLITE_IOERR",
    "SQLITE_LOCKED",
    "SQLITE_NOMEM",
    "SQLITE_PROTOCOL",
    "25006",  # a server that was the leader until now accepts no entries
)
"""How the codes of errors begin: names of SQLite's, SQLSTATE of PostgreSQL's."""

NEEDED_BYTES = 3 * WAL_BYTES
"""Free space that recording needs: the write-ahead log, its copy, and some room."""


def convert_errors(engine: sa.Engine) -> None:
    """Let an engine raise a `StoreError` where the fault is the database's."""

    @sa.event.listens_for(engine, "handle_error")
    def _(context: ExceptionContext) -> StoreError | None:
        if context.is_pre_ping:  # the pool replaces the connection
            return None
        return to_store_error(engine, context.original_exception)


def to_store_error(engine: sa.Engine, error: BaseException) -> StoreError | None:
    """Return what an error of the driver means for the ledger.

    Returns:
        None for an error of the statement, such as a table that is missing.
    """
    driver = engine.dialect.loaded_dbapi
    code = error_code(error)
    if not isinstance(error, driver.Error) or code in INTERRUPTED:
        return None
    place, reason = location(engine.url), first_line(error)
    is_server = engine.dialect.name != "sqlite"
    if code.startswith(FULL) or (code.startswith("SQLITE_IOERR") and _is_full(engine)):
        return DiskFullError(place=place, needed=NEEDED_BYTES, reason=reason)
    if code.startswith(DAMAGED):
        return LedgerDamagedError(place=place, reason=reason)
    if code.startswith(UNWRITABLE):
        return LedgerUnwritableError(place=place, reason=reason)
    if code.startswith(UNAVAILABLE) or (
        is_server and isinstance(error, driver.OperationalError)
    ):
        return LedgerUnavailableError(reason=reason)
    return None


def error_code(error: BaseException | None) -> str:
    """Return the name of SQLite's error, the SQLSTATE of PostgreSQL's, or nothing."""
    named = getattr(error, "sqlite_errorname", None)
    return named or getattr(error, "sqlstate", None) or ""


def first_line(error: BaseException) -> str:
    """Return the first line of an error's message."""
    return str(error).strip().partition("\n")[0]


def _is_full(engine: sa.Engine) -> bool:
    """Test whether the disk of a file has too little space for one more entry."""
    folder = Path(str(engine.url.database)).parent
    try:
        return shutil.disk_usage(folder).free < WAL_BYTES
    except OSError:
        return False
