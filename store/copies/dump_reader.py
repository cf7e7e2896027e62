"""Reads a dump that ``pg_dump`` made into a temporary ledger in a file."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from store.copies.postgresql_programs import find_program, run_program
from store.database.transactions import write_transaction
from store.engine import open_engine
from store.formats import create_log
from store.tables import metadata

MAGIC = b"PGDMP"
"""How the file of a dump begins."""

COPY = re.compile(r"COPY (?:\w+\.)?(\w+) \((.*)\) FROM stdin;")
END = "\\."
NULL = "\\N"
ESCAPED = re.compile(r"\\(.)")
SIGNS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def is_dump(file: Path) -> bool:
    """Return whether a file is a dump of PostgreSQL's own format."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def read_dump(file: Path, address: str) -> None:
    """Load the log's own tables of a dump into a new ledger in a file.

    Raises:
        BackupFailedError: it cannot be read.
        ProgramMissingError: ``pg_restore`` is missing.
    """
    program = find_program("pg_restore", 0)
    script = run_program([program, "--data-only", "--file=-", file]).decode()
    engine = open_engine(address, create=True)
    try:
        create_log(engine)
        with write_transaction(engine) as connection:
            _load(connection, script.split("\n"))
    finally:
        engine.dispose()


def _load(connection: sa.Connection, lines: Iterable[str]) -> None:
    rest = iter(lines)
    connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
    for line in rest:
        found = COPY.fullmatch(line)
        table = metadata.tables.get(found[1]) if found else None
        if found is None or table is None:
            continue
        columns = [table.c[name] for name in found[2].replace('"', "").split(", ")]
        connection.execute(sa.delete(table))
        for row in _rows(rest, columns):
            connection.execute(sa.insert(table), row)


def _rows(
    lines: Iterator[str], columns: list[sa.Column[Any]]
) -> Iterator[dict[str, Any]]:
    for line in lines:
        if line == END:
            return
        values = zip(columns, line.split("\t"), strict=True)
        yield {column.name: _value(column, text) for column, text in values}


def _value(column: sa.Column[Any], text: str) -> object:
    if text == NULL:
        return None
    if isinstance(column.type, sa.Integer):
        return int(text)
    plain = ESCAPED.sub(lambda found: SIGNS.get(found[1], found[1]), text)
    if isinstance(column.type, sa.LargeBinary):
        return bytes.fromhex(plain.removeprefix("\\x"))
    return plain
