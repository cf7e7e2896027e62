"""Reading the log: by position, by subject, by event id and by instant."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.database.statements import PreparedStatement, Value, in_list
from store.database.transactions import driver_connection
from store.formats import has_digests
from store.instants import read_instant, write_instant
from store.records import Head, LogRow
from store.row_digest import row_digest
from store.tables import IS_JOIN, log, log_digest

INTEGER = sa.Integer()
COLUMNS = len(log.c)
NO_TEXT = "Could not decode to UTF-8"
"""How SQLite's driver begins to say that a text is damaged."""

CHANGED = "its digest does not fit: the row, or its digest, is not as it was recorded"
NO_DIGEST = "it has no digest: it was not recorded by this program"


class LogReader:
    """Reads the rows of the log, always in the order of positions.

    Each row that is read is compared with its digest; a damaged one says so.
    """

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        self._cursor: DBAPICursor | None = None
        after = rows_of_log(engine).where(log.c.position > sa.bindparam("after"))
        page = after.order_by(log.c.position).limit(sa.bindparam("page", type_=INTEGER))
        until = log.c.position <= sa.bindparam("stop")
        newest_first = sa.select(log.c.position, log.c.recorded_at).order_by(
            log.c.position.desc()
        )
        known = sa.select(log.c.position).where(
            log.c.recorded_at <= sa.bindparam("instant")
        )
        self._after = PreparedStatement(page, engine)
        self._between = PreparedStatement(page.where(until), engine)
        self._joins = PreparedStatement(after.where(IS_JOIN), engine)
        self._by_subject = self._select_by(log.c.subject_id)
        self._by_event = self._select_by(log.c.event_id)
        self._by_position = self._select_by(log.c.position)
        self._head = PreparedStatement(newest_first.limit(1), engine)
        last = sa.select(sa.func.max(log.c.position))
        self._last = PreparedStatement(last, engine)
        self._known = PreparedStatement(
            known.order_by(log.c.recorded_at.desc()).limit(1), engine
        )

    def head(self) -> Head:
        """Read the last position of the log and its instant."""
        if self._cursor is not None:
            return self.head_by(self._cursor)
        with driver_connection(self.engine) as connection:
            return self.head_by(connection.cursor())

    def head_by(self, cursor: DBAPICursor) -> Head:
        """Read the head of the log within a transaction that is under way.

        Without an instant if that of the last entry is damaged.
        """
        try:
            rows = self._head.rows(cursor)
        except self.engine.dialect.loaded_dbapi.OperationalError as error:
            if not str(error).startswith(NO_TEXT):
                raise
            [(position,)] = self._last.rows(cursor)
            return Head(position, None)
        if not rows:
            return Head(position=0, recorded_at=None)
        position, recorded_at = rows[0]
        try:
            return Head(position, read_instant(recorded_at))
        except (TypeError, ValueError):
            return Head(position, None)

    def position_at(self, instant: datetime) -> int:
        """Find the last position recorded at or before an instant; 0 if none was."""
        rows = self._fetch(self._known, instant=write_instant(instant))
        return int(rows[0][0]) if rows else 0

    def rows_after(
        self, position: int, limit: int, stop: int | None = None
    ) -> list[LogRow]:
        """Read a page of the log.

        Args:
            position: read on after this one.
            limit: the most rows.
            stop: the last position wanted, inclusive.
        """
        return read_rows(self.columns_after(position, limit, stop))

    def columns_after(
        self, position: int, limit: int, stop: int | None = None
    ) -> list[Sequence[Any]]:
        """Read the columns of a page of the log, and their digests if it has any."""
        if stop is None:
            return self._fetch(self._after, after=position, page=limit)
        values = {"after": position, "page": limit, "stop": stop}
        return self._fetch(self._between, **values)

    def rows_of(self, subject_ids: Iterable[UUID]) -> list[LogRow]:
        """Read every entry of the given subjects."""
        return self._rows_by(self._by_subject, {one.hex for one in subject_ids})

    def rows_by_event_ids(self, event_ids: Iterable[UUID]) -> list[LogRow]:
        """Read the entries with the given ids; an unknown id has no row."""
        return self._rows_by(self._by_event, {one.hex for one in event_ids})

    def rows_at(self, positions: Iterable[int]) -> list[LogRow]:
        """Read the entries at the given positions; an unknown one has no row."""
        return self._rows_by(self._by_position, {*positions})

    def rows_of_joins(self) -> list[LogRow]:
        """Read every entry that joins subjects, in the order of the log."""
        return sorted(read_rows(self._fetch(self._joins, after=0)))

    def _select_by(self, column: sa.Column[Any]) -> PreparedStatement:
        is_wanted = in_list(column, "wanted", self.engine.dialect.name)
        return PreparedStatement(rows_of_log(self.engine).where(is_wanted), self.engine)

    def _rows_by(
        self, prepared: PreparedStatement, wanted: Collection[str | int]
    ) -> list[LogRow]:
        # The database would read the whole log in the order of positions.
        return sorted(read_rows(self._fetch(prepared, wanted=[*wanted])))

    def _fetch(self, prepared: PreparedStatement, **values: Value) -> list[Any]:
        if self._cursor is not None:
            return prepared.rows(self._cursor, **values)
        with driver_connection(self.engine) as connection:
            try:
                return prepared.rows(connection.cursor(), **values)
            except self.engine.dialect.loaded_dbapi.OperationalError as error:
                if not str(error).startswith(NO_TEXT):
                    raise
            raw: Any = connection.dbapi_connection
            raw.text_factory = bytes
            try:
                found = prepared.rows(connection.cursor(), **values)
            finally:
                raw.text_factory = str
        return [[*map(_text_or_bytes, row, range(len(row)))] for row in found]


def rows_of_log(engine: sa.Engine) -> sa.Select[Any]:
    """Select all columns of the log, with the digests if the ledger has them."""
    if not has_digests(engine):
        return sa.select(*log.c)
    joined = log.outerjoin(log_digest, log_digest.c.position == log.c.position)
    return sa.select(*log.c, log_digest.c.digest).select_from(joined)


def read_rows(found: Iterable[Sequence[Any]]) -> list[LogRow]:
    """Convert rows selected by ``rows_of_log``, and compare them with their digests."""
    return [_read_row(row) for row in found]


def _read_row(found: Sequence[Any]) -> LogRow:
    columns = found[:COLUMNS]
    fault = ""
    if len(found) > COLUMNS:
        digest = found[COLUMNS]
        if digest is None:
            fault = NO_DIGEST
        elif row_digest(columns) != digest:
            fault = CHANGED
    position, recorded_at, _, event, subject, version, kind, _, *others = columns
    by, entity, extra, data = others
    try:
        event_id, subject_id = UUID(event), UUID(subject)
        at = read_instant(recorded_at)
    except (AttributeError, TypeError, ValueError):
        return damaged_row(position, fault or "a column has a value that cannot be")
    return LogRow(
        position,
        event_id,
        subject_id,
        version,
        kind,
        at,
        by,
        entity,
        extra,
        data,
        fault,
    )


def damaged_row(position: int, fault: str) -> LogRow:
    """Return what can be said of a row that cannot be read."""
    nobody, never = UUID(int=0), datetime.min.replace(tzinfo=UTC)
    return LogRow(position, nobody, nobody, 0, "", never, "", "", "", b"", fault)


def _text_or_bytes(value: object, column: int) -> object:
    """Decode a text that was read as bytes; leave what is no text as it is."""
    if not isinstance(value, bytes) or column >= COLUMNS - 1:
        return value
    try:
        return value.decode()
    except UnicodeDecodeError:
        return value
