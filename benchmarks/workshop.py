"""Ledgers to measure on: made in one folder, filled once, copied for each trial."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from math import ceil
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from api.importing.importer import Imported, import_sheets
from api.importing.sheets import Sheet
from benchmarks.shape import founding, shaped
from domain.recording.acts import Author
from domain.recording.ledger import Ledger
from projections.projector.generations import create_tables
from projections.reader import Reader
from store.cooperation_log import CooperationLog, open_log
from store.engine import open_engine
from store.formats import create_log

ZONE = ZoneInfo("Europe/Zurich")
OFFICER = Author(by="officer-1", entity="minamata")
COLUMNS = 12
INSERT = f"INSERT INTO log VALUES ({', '.join('?' * COLUMNS)})"  # noqa: S608 - no value in it

LogRows = list[tuple[object, ...]]


class Trial(NamedTuple):
    """One ledger on a file, and all that works on it."""

    path: Path
    engine: sa.Engine
    log: CooperationLog
    ledger: Ledger
    reader: Reader

    def take(self, sheets: Sequence[Sheet]) -> Imported:
        """Import sheets as one unit, any doubts being looked at already."""
        return import_sheets(
            sheets,
            self.ledger,
            self.log,
            OFFICER,
            today=self.reader.today(),
            confirmed=True,
        )


@dataclass
class Workshop:
    """What benchmarks share.

    Attributes:
        entries: how many entries the big ledger has, at least.
        rounds: how often each side takes its turn.
        large: how many entries the large generated ledger has.
        kept: folder of generated ledgers, which take long to make.
    """

    folder: Path
    entries: int
    rounds: int
    large: int
    kept: Path
    _made: int = 0

    @cached_property
    def founding(self) -> list[Sheet]:
        """The sheets of the founding history."""
        return founding()

    @property
    def rows_per_copy(self) -> int:
        """How many entries one copy of the founding history has."""
        return sum(len(sheet.rows) for sheet in self.founding)

    @property
    def copies(self) -> int:
        """How many copies of the founding history the big ledger has."""
        return ceil(self.entries / self.rows_per_copy)

    @cached_property
    def recorded(self) -> Path:
        """A big ledger whose tables of answers are still empty."""
        path = self.empty()
        with trial(path) as one:
            one.take(shaped(self.founding, self.entries))
        return path

    @cached_property
    def projected(self) -> Path:
        """A big ledger whose tables of answers are filled."""
        path = self.copy(self.recorded)
        with trial(path) as one:
            one.reader.projector.catch_up()
        return path

    def empty(self) -> Path:
        """Make a ledger without entries."""
        path = self._next()
        engine = open_engine(f"sqlite:///{path}", create=True)
        create_log(engine)
        create_tables(engine)
        engine.dispose()
        return path

    def copy(self, path: Path) -> Path:
        """Copy a ledger that nobody has open."""
        return Path(shutil.copy(path, self._next()))

    def _next(self) -> Path:
        self._made += 1
        return self.folder / f"{self._made}.db"


@contextmanager
def trial(path: Path) -> Iterator[Trial]:
    """Open a ledger as the product does."""
    engine = open_engine(f"sqlite:///{path}")
    log = open_log(engine)
    ledger, reader = Ledger(log, zone=ZONE), Reader(log, zone=ZONE)
    try:
        yield Trial(path, engine, log, ledger, reader)
    finally:
        engine.dispose()


def by_hand(path: Path) -> sqlite3.Connection:
    """Open a ledger as a program would that knows nothing but ``sqlite3``."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA synchronous=FULL")
    return connection


def log_rows(connection: sqlite3.Connection, after: int = 0) -> LogRows:
    """Read the log's rows after a position, ready to be inserted elsewhere."""
    statement = "SELECT * FROM log WHERE position > ? ORDER BY position"
    return connection.execute(statement, (after,)).fetchall()


def insert_each(connection: sqlite3.Connection, batches: Sequence[LogRows]) -> None:
    """Insert batches of rows, each in a transaction of its own."""
    for rows in batches:
        insert(connection, rows)


def insert(connection: sqlite3.Connection, rows: LogRows) -> None:
    """Insert rows in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    if len(rows) == 1:
        connection.execute(INSERT, rows[0])
    else:
        connection.executemany(INSERT, rows)
    connection.execute("COMMIT")
