"""Reading the log: by position, by subject, by event id and by instant."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.engine.interfaces import DBAPICursor

from store.instants import read_instant, write_instant
from store.records import Head, LogRow
from store.statements import PreparedStatement
from store.tables import log
from store.transactions import driver_connection

IDS_PER_STATEMENT = 500
"""Engines limit the number of parameters of one statement."""

FEW = 8
"""Up to this many ids, a compiled statement for each is faster than one for all."""

Id = TypeVar("Id", str, int)

INTEGER = sa.Integer()
ROW = [log.c[name] for name in LogRow._fields]


class LogReader:
    """Reads the rows of the log, always in the order of positions."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine
        after = sa.select(*ROW).where(log.c.position > sa.bindparam("after"))
        page = after.order_by(log.c.position).limit(sa.bindparam("page", type_=INTEGER))
        until = log.c.position <= sa.bindparam("stop")
        subject = sa.select(*ROW).where(log.c.subject_id == sa.bindparam("subject"))
        event = sa.select(*ROW).where(log.c.event_id == sa.bindparam("event"))
        newest_first = sa.select(log.c.position, log.c.recorded_at).order_by(
            log.c.position.desc()
        )
        known = sa.select(log.c.position).where(
            log.c.recorded_at <= sa.bindparam("instant")
        )
        self._after = PreparedStatement(page, engine)
        self._between = PreparedStatement(page.where(until), engine)
        self._subject = PreparedStatement(subject.order_by(log.c.position), engine)
        self._event = PreparedStatement(event, engine)
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
        return self._rows_by(log.c.subject_id, self._subject, "subject", subject_ids)

    def rows_by_event_ids(self, event_ids: Iterable[UUID]) -> list[LogRow]:
        """Read the entries with the given ids; an unknown id has no row."""
        return self._rows_by(log.c.event_id, self._event, "event", event_ids)

    def rows_at(self, positions: Iterable[int]) -> list[LogRow]:
        """Read the entries at the given positions; an unknown one has no row."""
        found: list[LogRow] = []
        with self.engine.connect() as connection:
            for some in chunked(sorted(set(positions))):
                statement = sa.select(*ROW).where(log.c.position.in_(some))
                found += read_rows(connection.execute(statement))
        return sorted(found)

    def _rows_by(
        self,
        column: sa.Column[Any],
        one: PreparedStatement,
        parameter: str,
        ids: Iterable[UUID],
    ) -> list[LogRow]:
        wanted = sorted({identifier.hex for identifier in ids})
        if len(wanted) <= FEW:
            return sorted(self._rows_one_by_one(one, parameter, wanted))
        found: list[LogRow] = []
        with self.engine.connect() as connection:
            for some in chunked(wanted):
                statement = sa.select(*ROW).where(column.in_(some))
                found += read_rows(connection.execute(statement))
        return sorted(found)

    def _rows_one_by_one(
        self, one: PreparedStatement, parameter: str, wanted: Sequence[str]
    ) -> Iterator[LogRow]:
        with driver_connection(self.engine) as connection:
            cursor = connection.cursor()
            for identifier in wanted:
                yield from read_rows(one.rows(cursor, **{parameter: identifier}))

    def _fetch(self, prepared: PreparedStatement, **values: str | int) -> list[Any]:
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


def chunked(wanted: Iterable[Id]) -> Iterator[list[Id]]:
    """Cut ids or positions into lists that one statement can take."""
    rest = iter(wanted)
    while part := list(islice(rest, IDS_PER_STATEMENT)):
        yield part
