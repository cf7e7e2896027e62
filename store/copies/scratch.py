"""A temporary copy of a ledger, in which tables can be filled but nothing recorded."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from store.copies.dump_reader import is_dump, read_dump
from store.database.address import parse_address
from store.database.read_only import read_only_connector
from store.errors import AddressError, LedgerMissingError


@contextmanager
def scratch_copy(address: str) -> Iterator[str]:
    """Copy a ledger in a file to a temporary folder, and yield the address of the copy.

    The file may also be a dump that ``pg_dump`` made of a ledger on a server.

    Raises:
        AddressError: the ledger is not in a file.
        LedgerMissingError: there is no file.
        StoreError: a dump cannot be read.
    """
    url = parse_address(address)
    if url.get_backend_name() != "sqlite":
        reason = "only a ledger in a file can be copied to a temporary folder"
        raise AddressError(reason=reason)
    source = Path(str(url.database))
    if not source.is_file():
        raise LedgerMissingError(place=str(source))
    with TemporaryDirectory(prefix="trilogue-") as folder:
        copy = Path(folder) / source.name
        if is_dump(source):
            read_dump(source, f"sqlite:///{copy}")
        else:
            _copy(source, copy)
        yield f"sqlite:///{copy}"


def _copy(source: Path, copy: Path) -> None:
    """Copy a database with what is still in its write-ahead log."""
    try:
        with (
            closing(read_only_connector(source)()) as old,
            closing(sqlite3.connect(copy)) as new,
        ):
            old.backup(new)
    except sqlite3.DatabaseError:
        # The file is damaged, or its log cannot be read in its place.
        shutil.copyfile(source, copy)
        log = source.resolve().with_name(f"{source.resolve().name}-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
