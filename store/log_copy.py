"""A copy of the log: every column of every entry, as it stands in the table."""

from collections.abc import Iterator
from hashlib import sha256
from typing import NamedTuple
from uuid import UUID

import msgspec
import sqlalchemy as sa

from domain.personal import PersonalValue
from store.reader import read_rows
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
        return sha256(msgspec.json.encode(columns) + b"\n" + data).hexdigest()

    @property
    def log_row(self) -> LogRow:
        """The row as readers of the log receive it."""
        (row,) = read_rows([[getattr(self, name) for name in LogRow._fields]])
        return row


def stored_rows(engine: sa.Engine, last: int) -> Iterator[StoredRow]:
    """Read the log up to a position, a page at a time."""
    position = 0
    while page := _page(engine, after=position, last=last):
        yield from page
        position = page[-1].position


def _page(engine: sa.Engine, *, after: int, last: int) -> list[StoredRow]:
    columns = [log.c[name] for name in StoredRow._fields]
    statement = (
        sa.select(*columns)
        .where(log.c.position > after, log.c.position <= last)
        .order_by(log.c.position)
        .limit(PAGE)
    )
    with engine.connect() as connection:
        return [StoredRow(*row) for row in connection.execute(statement)]


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
