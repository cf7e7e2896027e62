"""Ledgers that can be read but not recorded in: a copy, a read-only disk, a setting."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from store.database.dialects import BUSY_SECONDS
from store.errors import LedgerReadOnlyError

READ_ONLY = "trilogue_read_only"
"""The engine's option that says why nothing can be recorded."""

TABLES = "trilogue_tables_read_only"
"""The engine's option that says whether no table at all can be written."""


def why_read_only(file: Path) -> str:
    """Return why a file of SQLite cannot be written to, or nothing if it can."""
    if not os.access(file, os.W_OK):
        return "the file cannot be written to"
    if not os.access(file.resolve().parent, os.W_OK):
        return "no file can be made in its folder"
    return ""


def forbid_recording(engine: sa.Engine, reason: str, *, tables: bool = False) -> None:
    """Refuse to record from now on.

    Args:
        tables: refuse to write the tables that are derived from the log, too.
    """
    engine.update_execution_options(**{READ_ONLY: reason, TABLES: tables})


def is_read_only(engine: sa.Engine) -> bool:
    """Return whether no table can be written, not even one derived from the log."""
    return bool(engine.get_execution_options().get(TABLES))


def check_tables_writable(engine: sa.Engine) -> None:
    """Refuse to write any table of a ledger that can only be read.

    Raises:
        LedgerReadOnlyError: it can only be read.
    """
    if is_read_only(engine):
        raise LedgerReadOnlyError(reason=engine.get_execution_options()[READ_ONLY])


def is_recording_allowed(engine: sa.Engine) -> bool:
    """Return whether entries can be recorded in a ledger."""
    return not engine.get_execution_options().get(READ_ONLY)


def check_recording_allowed(engine: sa.Engine) -> None:
    """Refuse to record in a ledger that can only be read, or is a temporary copy.

    Raises:
        LedgerReadOnlyError: nothing can be recorded.
    """
    reason = engine.get_execution_options().get(READ_ONLY)
    if reason:
        raise LedgerReadOnlyError(reason=reason)


def read_only_connector(file: Path) -> Callable[[], sqlite3.Connection]:
    """Return a function that connects to a file without writing anything.

    SQLite reads a file with a write-ahead log only if it may write beside it, or if it
    is promised that nobody changes the file. The promise is made only where there is
    no log with entries: they would be overlooked.
    """
    is_safe = _is_at_rest(file) or not (_has_log(file) or _can_read(file))
    options = "mode=ro&immutable=1" if is_safe else "mode=ro"
    return lambda: _connect(file, options)


def _is_at_rest(file: Path) -> bool:
    """Return whether nothing beside the file shows that somebody uses it."""
    return not any(map(Path.exists, _beside(file, "-wal", "-shm", "-journal")))


def _has_log(file: Path) -> bool:
    """Return whether there are changes that the file itself does not have yet."""
    logs = _beside(file, "-wal", "-journal")
    return any(one.exists() and one.stat().st_size for one in logs)


def _can_read(file: Path) -> bool:
    try:
        with closing(_connect(file, "mode=ro")) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchall()
    except sqlite3.OperationalError:
        return False
    return True


def _beside(file: Path, *ends: str) -> list[Path]:
    place = file.resolve()
    return [place.with_name(f"{place.name}{end}") for end in ends]


def _connect(file: Path, options: str) -> sqlite3.Connection:
    return sqlite3.connect(
        f"file:{quote(str(file.resolve()))}?{options}",
        uri=True,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
