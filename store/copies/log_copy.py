"""A copy of the log: every column of every entry, as it stands in the table."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import msgspec
import sqlalchemy as sa

from domain.personal import PersonalValue
from store.formats import has_digests
from store.reader import COLUMNS, LogReader, read_rows
from store.records import LogRow
from store.tables import log, personal

PAGE = 1_000


class StoredRow(NamedTuple):
    """An entry's row, column by column, with instants and ids as they are stored."""

    position: int
    recorded_at: str
    clock_at: str
    event_id: str
    subject_id: str
    version: int
    kind: str
    occurred: str | None
    recorded_by: str
    on_behalf_of: str
    metadata: str
    data: bytes

    @property
    def digest(self) -> str:
        """SHA-256 of the row: its columns as JSON, a line break, then its bytes."""
        *columns, data = self
        # In a damaged row, the last column can be a text.
        whole: object = data
        known = whole if isinstance(whole, bytes) else str(whole).encode()
        return sha256(msgspec.json.encode(columns) + b"\n" + known).hexdigest()


class ComparedRow(NamedTuple):
    """A row of the log, and how it compares with its digest.

    Attributes:
        digest: that of the ledger, or empty, if it does not fit; otherwise None.
    """

    stored: StoredRow
    row: LogRow
    digest: bytes | None

    @property
    def fault(self) -> str:
        """Why the row is damaged; empty if nothing shows that it is."""
        return self.row.fault


def stored_rows(engine: sa.Engine, last: int) -> Iterator[StoredRow]:
    """Read the log up to a position, a page at a time."""
    return (one.stored for one in compared_rows(LogReader(engine), last))


def compared_rows(reader: LogReader, last: int) -> Iterator[ComparedRow]:
    """Read the log up to a position, and compare each row with its digest."""
    position, is_covered = 0, has_digests(reader.engine)
    while page := reader.columns_after(position, PAGE, last):
        for columns, row in zip(page, read_rows(page), strict=True):
            digest = _bytes(columns[-1]) if row.fault and is_covered else None
            yield ComparedRow(StoredRow(*columns[:COLUMNS]), row, digest)
        position = page[-1][0]


def _bytes(digest: object) -> bytes:
    """Return a digest; one of a wrong type is damaged, and empty here."""
    return bytes(digest) if isinstance(digest, bytes | memoryview) else b""


def personal_rows(engine: sa.Engine, last: int) -> Iterator[PersonalValue]:
    """Read the personal values of entries up to a position that were not erased."""
    values = [personal.c[name] for name in PersonalValue._fields]
    statement = (
        sa.select(*values)
        .join(log, log.c.event_id == personal.c.event_id)
        .where(log.c.position <= last)
        .order_by(log.c.position, personal.c.field)
    )
    with engine.connect() as connection:
        pages = connection.execution_options(yield_per=PAGE).execute(statement)
        for event_id, *value in pages:
            yield PersonalValue(UUID(event_id), *value)


def count_personal(engine: sa.Engine, last: int) -> int:
    """Count the personal values of entries up to a position that were not erased."""
    joined = personal.join(log, log.c.event_id == personal.c.event_id)
    counted = sa.select(sa.func.count()).select_from(joined)
    with engine.connect() as connection:
        return connection.scalar(counted.where(log.c.position <= last)) or 0
