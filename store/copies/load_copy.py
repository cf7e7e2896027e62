"""Loading a copy of a ledger into an empty one: all of it, or nothing.

It is one transaction under the append lock. If anything ends it early, such as a crash,
the ledger is as empty as before.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.clock import now_utc
from domain.personal import PersonalValue
from store.artefacts import digest_of
from store.copies.errors import (
    CopyDiffersError,
    DuplicateEntryError,
    LedgerNotEmptyError,
    LoadingStoppedError,
)
from store.copies.log_copy import PAGE, StoredRow
from store.database.append_connection import AppendConnection
from store.database.statements import PreparedStatement
from store.formats import FORMAT_SETTING, upgrade
from store.instants import write_instant
from store.reader import LogReader
from store.row_digest import row_digest
from store.tables import artefact, ledger_settings, log, log_digest, personal

NO_DAMAGE: Mapping[int, bytes] = MappingProxyType({})

STATEMENTS = {
    "log": sa.insert(log),
    "digest": sa.insert(log_digest),
    "page": sa.select(*[log.c[name] for name in StoredRow._fields])
    .where(log.c.position > sa.bindparam("after"))
    .order_by(log.c.position)
    .limit(PAGE),
    "data": sa.select(log.c.data).where(log.c.event_id == sa.bindparam("event")),
    "forget": sa.delete(ledger_settings).where(
        ledger_settings.c.name != sa.bindparam("kept")
    ),
    "set": sa.insert(ledger_settings),
    "personal": sa.insert(personal),
    "personal known": sa.select(personal.c.field).where(
        personal.c.event_id == sa.bindparam("event"),
        personal.c.field == sa.bindparam("field"),
    ),
    "artefact": sa.insert(artefact),
    "artefact known": sa.select(artefact.c.digest).where(
        artefact.c.digest == sa.bindparam("digest")
    ),
}


@contextmanager
def load_copy(
    engine: sa.Engine, *, clock: Callable[[], datetime] = now_utc
) -> Iterator["CopyLoader"]:
    """Open an empty ledger to load a copy, which is kept if the block ends normally.

    Raises:
        LedgerNotEmptyError: the ledger holds entries already.
        CopyDiffersError: the rows read back are not those that were loaded.
        LoadingStoppedError: the database failed. In all other cases nothing was
            loaded; in this one, all of it may have been.
    """
    upgrade(engine)
    try:
        # A new connection checks the log's size after its first transaction anyway.
        with AppendConnection(engine).transaction(size=0) as cursor:
            loader = CopyLoader(engine, cursor, stored_at=write_instant(clock()))
            loader.check_empty()
            yield loader
            loader.check_unchanged()
    except engine.dialect.loaded_dbapi.Error as error:
        raise LoadingStoppedError(reason=str(error)) from error


class CopyLoader:
    """Loads the parts of a copy into an empty ledger, within one transaction."""

    def __init__(
        self, engine: sa.Engine, cursor: DBAPICursor, *, stored_at: str
    ) -> None:
        self._reader = LogReader(engine)
        self._cursor = cursor
        self._stored_at = stored_at
        self._loaded = sha256()
        self._statements = {
            name: PreparedStatement(statement, engine)
            for name, statement in STATEMENTS.items()
        }
        self._refused = engine.dialect.loaded_dbapi.IntegrityError

    def check_empty(self) -> None:
        """Check that the log has no entry.

        Raises:
            LedgerNotEmptyError: it has one.
        """
        head = self._reader.head_by(self._cursor)
        if head.recorded_at is not None:
            raise LedgerNotEmptyError(
                position=head.position, recorded_at=head.recorded_at
            )

    def load_settings(self, settings: Mapping[str, str]) -> None:
        """Take over the settings of the copied ledger, except the format version."""
        self._write("forget", [(FORMAT_SETTING,)])
        rows = [pair for pair in settings.items() if pair[0] != FORMAT_SETTING]
        if rows:
            self._write("set", rows)

    def load_entries(
        self, rows: Sequence[StoredRow], damaged: Mapping[int, bytes] = NO_DAMAGE
    ) -> None:
        """Load the next entries of the log, unchanged.

        Args:
            damaged: positions of rows that were damaged in the copied ledger, and the
                digests that did not fit: they are damaged in this one, too.

        Raises:
            DuplicateEntryError: one has the event id of an entry before it.
        """
        self._cursor.execute("SAVEPOINT entries")
        try:
            self._write("log", rows)
        except self._refused:
            self._cursor.execute("ROLLBACK TO SAVEPOINT entries")
            self._find_refused(rows)
            raise
        self._cursor.execute("RELEASE SAVEPOINT entries")
        digests = [
            (row.position, damaged.get(row.position, row_digest(row))) for row in rows
        ]
        self._write("digest", digests)
        for row in rows:
            self._loaded.update(row.digest.encode())

    def load_personal(self, value: PersonalValue) -> bool:
        """Load a personal value, once. Return False if no entry commits to it."""
        event_id = value.event_id.hex
        found = self._rows("data", event=event_id)
        if not found or value.commitment.encode() not in found[0][0]:
            return False
        if self._rows("personal known", event=event_id, field=value.field):
            return False
        self._write("personal", [(event_id, *value[1:])])
        return True

    def load_artefact(self, content: bytes, media_type: str) -> None:
        """Keep an artefact, unless it is there already."""
        digest = digest_of(content)
        if not self._rows("artefact known", digest=digest):
            row = digest, media_type, content, self._stored_at
            self._write("artefact", [row])

    def check_unchanged(self) -> None:
        """Read the log back, and compare it with what was loaded.

        Raises:
            CopyDiffersError: something between here and the disk changed it.
        """
        stored, position = sha256(), 0
        while page := self._rows("page", after=position):
            for columns in page:
                row = StoredRow(*columns)
                stored.update(row.digest.encode())
                position = row.position
        if stored.digest() != self._loaded.digest():
            raise CopyDiffersError

    def _find_refused(self, rows: Sequence[StoredRow]) -> None:
        for row in rows:
            try:
                self._write("log", [row])
            except self._refused as error:
                raise DuplicateEntryError(
                    position=row.position, event_id=UUID(row.event_id)
                ) from error

    def _write(self, name: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._statements[name].write(self._cursor, rows)

    def _rows(self, name: str, **values: str | int) -> list[Any]:
        return self._statements[name].rows(self._cursor, **values)
