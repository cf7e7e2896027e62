"""Copies of a whole ledger, made while others read and record.

A ledger in a file is copied by SQLite's own backup; one on a server by ``pg_dump``, in
the snapshot of a transaction. Both copies are as the ledger was at one moment.
"""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import NamedTuple, cast

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from store.copies.postgresql_programs import (
    BackupFailedError,
    connection_options,
    find_program,
    run_program,
    server_version,
)
from store.database.transactions import driver_connection
from store.tables import artefact, log, personal


class Copied(NamedTuple):
    """What a copy contains.

    Attributes:
        position, recorded_at: those of the last entry; None if there is none.
        personal: number of personal values that were not erased.
        artefacts: number of files that entries name by their digests.
    """

    entries: int
    position: int | None
    recorded_at: str | None
    personal: int
    artefacts: int


def back_up(engine: sa.Engine, file: Path) -> Copied:
    """Copy a ledger into a file, and return what the copy contains.

    Args:
        file: an empty file; what is in it after an error is no copy.

    Raises:
        BackupFailedError: the copy could not be made.
        ProgramMissingError: PostgreSQL's programs are missing or too old.
        StoreError: the ledger cannot be read.
    """
    if engine.dialect.name == "sqlite":
        return _copy_file(engine, file)
    return _dump(engine, file)


def _copy_file(engine: sa.Engine, file: Path) -> Copied:
    with (
        driver_connection(engine) as source,
        closing(sqlite3.connect(file, isolation_level=None)) as copy,
    ):
        opened = cast("sqlite3.Connection", source.dbapi_connection)
        try:
            opened.backup(copy)
            # One file, which any program can read where nothing may be written.
            copy.execute("PRAGMA journal_mode=DELETE")
        except sqlite3.DatabaseError as error:
            if error.sqlite_errorname == "SQLITE_FULL":
                reason = f"the disk of {file.parent} is full"
                raise BackupFailedError(reason=reason) from error
            raise
        reading = sa.create_engine(
            "sqlite://", creator=lambda: copy, poolclass=StaticPool
        )
        with reading.connect() as connection:
            return _count(connection)


def _dump(engine: sa.Engine, file: Path) -> Copied:
    one_moment = {"isolation_level": "REPEATABLE READ"}
    with engine.connect() as plain:
        connection = plain.execution_options(**one_moment)
        program = find_program("pg_dump", server_version(connection))
        exported = sa.select(sa.func.pg_export_snapshot())
        snapshot = connection.scalar(exported)
        copied = _count(connection)
        options, environment = connection_options(engine)
        command = [program, "--format=custom", "--no-owner", "--no-privileges"]
        command += [f"--snapshot={snapshot}", f"--file={file}", f"--dbname={options}"]
        run_program(command, environment)
    return copied


def _count(connection: sa.Connection) -> Copied:
    last = sa.select(log.c.position, log.c.recorded_at).order_by(log.c.position.desc())
    head = connection.execute(last.limit(1)).one_or_none()
    tables = sa.inspect(connection).get_table_names()
    counts = (
        connection.scalar(sa.select(sa.func.count()).select_from(table)) or 0
        if table.name in tables
        else 0
        for table in (log, personal, artefact)
    )
    entries, values, files = counts
    position, recorded_at = head or (None, None)
    return Copied(entries, position, recorded_at, values, files)
