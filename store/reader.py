"""Reading the log: by position, by subject, by event id and by instant."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.instants import read_instant, write_instant
from store.records import Head, LogRow
from store.statements import PreparedStatement, Value, in_list
from store.tables import IS_JOIN, log
from store.transactions import driver_connection

INTEGER = sa.Integer()
ROW = [log.c[name] for name in LogRow._fields]


class LogReader:
    """Reads the rows of the log, always in the order of positions."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        after = sa.select(*ROW).where(log.c.position > sa.bindparam("after"))
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
        self._known = PreparedStatement(
            known.order_by(log.c.recorded_at.desc()).limit(1), engine
        )

    def head(self) -> Head:
        """Read the last position of the log and its instant."""
        with driver_connection(self.engine) as connection:
            return self.head_by(connection.cursor())

    def head_by(self, cursor: DBAPICursor) -> Head:
        """Read the head of the log within a transaction that is under way."""
        rows = self._head.rows(cursor)
        if not rows:
            return Head(position=0, recorded_at=None)
        position, recorded_at = rows[0]
        return Head(position, read_instant(recorded_at))

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
        if stop is None:
            return read_rows(self._fetch(self._after, after=position, page=limit))
        values = {"after": position, "page": limit, "stop": stop}
        return read_rows(self._fetch(self._between, **values))

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
        return PreparedStatement(sa.select(*ROW).where(is_wanted), self.engine)

    def _rows_by(
        self, prepared: PreparedStatement, wanted: Collection[str | int]
    ) -> list[LogRow]:
        # The database would read the whole log in the order of positions.
        return sorted(read_rows(self._fetch(prepared, wanted=[*wanted])))

    def _fetch(self, prepared: PreparedStatement, **values: Value) -> list[Any]:
        with driver_connection(self.engine) as connection:
            return prepared.rows(connection.cursor(), **values)


def read_rows(found: Iterable[Sequence[Any]]) -> list[LogRow]:
    """Convert rows selected by the columns in ``ROW``."""
    return [
        LogRow(
            position,
            UUID(event),
            UUID(subject),
            version,
            kind,
            read_instant(recorded_at),
            *others,
        )
        for position, event, subject, version, kind, recorded_at, *others in found
    ]
