"""Examining every row of the log: what is damaged, missing or out of order."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from domain.entry import Entry
from store.database.transactions import long_statements
from store.entry_rows import UnreadableEntry, read_entries
from store.errors import StoreError
from store.formats import has_digests
from store.reader import LogReader, damaged_row
from store.records import LogRow
from store.tables import log, log_digest

PAGE = 1_000


class RowFault(NamedTuple):
    """What is wrong with the row at a position of the log."""

    position: int
    reason: str


def examine_rows(reader: LogReader) -> Iterator[RowFault]:
    """Compare every row with its digest, and with the rows before it.

    Each position is named once, with its first fault. Rows that cannot be read end
    nothing: the others are examined.
    """
    last = reader.head().position
    position = 0
    instant: datetime | None = None
    versions: dict[UUID, int] = {}
    with long_statements(reader.engine):
        gone = _digests_without_row(reader)
        while position < last:
            stop = min(position + PAGE, last)
            found = {row.position: row for row in _rows(reader, position, stop)}
            if not found and (after := _next_position(reader, position)) > stop:
                # A damaged position can be far beyond all others.
                reason = f"all rows from here to {after - 1} are missing"
                yield RowFault(position + 1, reason)
                position = after - 1
                continue
            for one in range(position + 1, stop + 1):
                row = found.get(one)
                if row is None:
                    its = ", but its digest is there" if one in gone else ""
                    yield RowFault(one, f"the row is missing{its}")
                    continue
                if fault := _fault(row) or _order_fault(row, instant, versions):
                    yield RowFault(one, fault)
                    continue
                instant = row.recorded_at
                versions[row.subject_id] = row.version
            position = stop
        yield from (
            RowFault(one, "the row is missing, but its digest is there")
            for one in sorted(gone)
            if one > last
        )


def _next_position(reader: LogReader, after: int) -> int:
    """Return the first position after one; 0 if there is none."""
    first = sa.select(sa.func.min(log.c.position)).where(log.c.position > after)
    with reader.engine.connect() as connection:
        return connection.scalar(first) or 0


def _rows(reader: LogReader, after: int, stop: int) -> Iterable[LogRow]:
    """Read rows of a page; one by one if the page cannot be read."""
    try:
        return reader.rows_after(after, stop - after, stop)
    except (StoreError, sa.exc.DBAPIError):
        return [
            row
            for position in range(after, stop)
            for row in _row(reader, position, position + 1)
        ]


def _row(reader: LogReader, after: int, stop: int) -> list[LogRow]:
    try:
        return reader.rows_after(after, 1, stop)
    except (StoreError, sa.exc.DBAPIError) as error:
        return [damaged_row(stop, f"the database cannot read it: {error}")]


def _fault(row: LogRow) -> str:
    [entry] = read_entries([row])
    if isinstance(entry, UnreadableEntry):
        return entry.reason
    return _difference(row, entry)


def _difference(row: LogRow, entry: Entry) -> str:
    """Compare the columns that follow from an entry's bytes with these."""
    content = entry.content
    derived = {
        "kind": content.kind,
        "recorded_by": content.by,
        "on_behalf_of": content.entity,
    }
    different = [name for name, value in derived.items() if getattr(row, name) != value]
    return f"{', '.join(different)}: not what its bytes say" if different else ""


def _order_fault(
    row: LogRow, instant: datetime | None, versions: dict[UUID, int]
) -> str:
    if instant and row.recorded_at <= instant:
        return "it was not recorded later than the entry before it"
    before = versions.get(row.subject_id, 0)
    if row.version != before + 1 and before:
        return f"it is version {row.version} of its subject, after version {before}"
    return ""


def _digests_without_row(reader: LogReader) -> set[int]:
    if not has_digests(reader.engine):
        return set()
    rows = sa.select(log.c.position)
    statement = sa.select(log_digest.c.position).where(
        log_digest.c.position.not_in(rows)
    )
    with reader.engine.connect() as connection:
        return {*connection.scalars(statement)}
