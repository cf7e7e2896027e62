"""Loading a copy of a ledger into an empty one: all of it, or nothing.

It is one transaction under the append lock. Whatever ends it early, a crash too,
leaves the ledger as empty as it was.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from domain.clock import now_utc
from domain.personal import PersonalValue
from store.artefacts import digest_of
from store.engine import create_log
from store.errors import (
    EntryTwiceError,
    LedgerNotEmptyError,
    LoadedOtherwiseError,
    LoadingStoppedError,
)
from store.instants import write_instant
from store.log_copy import PAGE, StoredRow
from store.reader import LogReader
from store.statements import Prepared
from store.tables import artefact, ledger_settings, log, personal
from store.writer import Writer

FORMAT_SETTING = "format_version"

STATEMENTS = {
    "log": sa.insert(log),
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
def loading(
    engine: sa.Engine, *, clock: Callable[[], datetime] = now_utc
) -> Iterator["Loading"]:
    """Open an empty ledger to a copy; it is kept if the block ends well.

    Raises:
        LedgerNotEmptyError: the ledger holds entries already.
        LoadedOtherwiseError: what stands in the log is not what was taken.
        LoadingStoppedError: the database did not go on. In all other cases nothing
            was loaded; here all of it may have been.
    """
    # A ledger that an earlier version made may lack a table.
    create_log(engine)
    try:
        with Writer(engine).appending() as cursor:
            opened = Loading(engine, cursor, stored_at=write_instant(clock()))
            opened.check_empty()
            yield opened
            opened.check_same()
    except engine.dialect.loaded_dbapi.Error as error:
        raise LoadingStoppedError(reason=str(error)) from error


class Loading:
    """What is brought into an empty ledger, within one transaction."""

    def __init__(
        self, engine: sa.Engine, cursor: DBAPICursor, *, stored_at: str
    ) -> None:
        self._reader = LogReader(engine)
        self._cursor = cursor
        self._stored_at = stored_at
        self._taken = sha256()
        self._statements = {
            name: Prepared(statement, engine) for name, statement in STATEMENTS.items()
        }
        self._refused = engine.dialect.loaded_dbapi.IntegrityError

    def check_empty(self) -> None:
        """Make sure that the log has no entry.

        Raises:
            LedgerNotEmptyError: it has.
        """
        head = self._reader.head_by(self._cursor)
        if head.recorded_at is not None:
            raise LedgerNotEmptyError(
                position=head.position, recorded_at=head.recorded_at
            )

    def take_settings(self, settings: Mapping[str, str]) -> None:
        """Set what the ledger that was copied was made with, but for the format."""
        self._write("forget", [(FORMAT_SETTING,)])
        rows = [pair for pair in settings.items() if pair[0] != FORMAT_SETTING]
        if rows:
            self._write("set", rows)

    def take(self, rows: Sequence[StoredRow]) -> None:
        """Bring in the next entries of the log, as they are.

        Raises:
            EntryTwiceError: one has an identity that an entry before it has.
        """
        self._cursor.execute("SAVEPOINT taken")
        try:
            self._write("log", rows)
        except self._refused:
            self._cursor.execute("ROLLBACK TO SAVEPOINT taken")
            self._find_refused(rows)
            raise
        self._cursor.execute("RELEASE SAVEPOINT taken")
        for row in rows:
            self._taken.update(row.digest.encode())

    def take_personal(self, value: PersonalValue) -> bool:
        """Bring in a personal value, once; False if no entry commits to it."""
        event_id = value.event_id.hex
        found = self._rows("data", event=event_id)
        if not found or value.commitment.encode() not in found[0][0]:
            return False
        if self._rows("personal known", event=event_id, field=value.field):
            return False
        self._write("personal", [(event_id, *value[1:])])
        return True

    def take_artefact(self, content: bytes, media_type: str) -> None:
        """Keep bytes that entries name by their digest, unless they are there."""
        digest = digest_of(content)
        if not self._rows("artefact known", digest=digest):
            row = digest, media_type, content, self._stored_at
            self._write("artefact", [row])

    def check_same(self) -> None:
        """Read the log back, and compare it with what was taken.

        Raises:
            LoadedOtherwiseError: something between here and the disk changed it.
        """
        standing, position = sha256(), 0
        while page := self._rows("page", after=position):
            for columns in page:
                row = StoredRow(*columns)
                standing.update(row.digest.encode())
                position = row.position
        if standing.digest() != self._taken.digest():
            raise LoadedOtherwiseError

    def _find_refused(self, rows: Sequence[StoredRow]) -> None:
        for row in rows:
            try:
                self._write("log", [row])
            except self._refused as error:
                raise EntryTwiceError(
                    position=row.position, event_id=UUID(row.event_id)
                ) from error

    def _write(self, name: str, rows: Sequence[tuple[object, ...]]) -> None:
        self._statements[name].write(self._cursor, rows)

    def _rows(self, name: str, **values: str | int) -> list[Any]:
        return self._statements[name].rows(self._cursor, **values)
