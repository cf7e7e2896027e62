"""Brings the tables up to date with the log, and runs statements on them."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

import sqlalchemy as sa

from domain.clock import now_utc
from domain.content import Content
from domain.entry import Entry
from domain.texts import Text
from projections.moment import Certainty, Moment, UnknownPositionError
from projections.prepared_statements import BoundStatement, StatementCache
from projections.projector.projector import Projector
from projections.projector.storage import Storage
from projections.projector.tables import Tables
from projections.projector.view import View
from projections.projector.views import VIEWS
from store.cooperation_log import CooperationLog
from store.personal import personal_values


class Reader:
    """Reads the tables and the log of one ledger.

    Args:
        log: where entries are read as they were written.
        zone: the ledger's time zone; it decides which day is today.
        clock: returns the present instant.
        before: called before each prepared statement; it may raise, to stop a query.
        describe: takes the first entry about a subject without a name and a title;
            returns what the subject is called then; none for its reference.
        views: those that the tables are made from.
    """

    def __init__(  # noqa: PLR0913 - a log, and what its answers depend on
        self,
        log: CooperationLog,
        *,
        zone: tzinfo,
        clock: Callable[[], datetime] = now_utc,
        before: Callable[[], object] = lambda: None,
        describe: Callable[[Content], Text] = lambda _: {},
        views: tuple[View, ...] = VIEWS,
    ) -> None:
        self.log = log
        self.zone = zone
        self.describe = describe
        self.projector = Projector(log, views=views)
        self._engine = log.reader.engine
        self._storage = Storage(self._engine, None, views)
        self._clock = clock
        self._before = before
        self._statements = StatementCache(self._engine)

    def today(self) -> date:
        """Return the calendar day in the ledger's time zone."""
        return self._clock().astimezone(self.zone).date()

    def moment(
        self,
        as_of: date | None = None,
        known_at: datetime | int | None = None,
        certainty: Certainty = Certainty.CERTAIN,
    ) -> Moment:
        """Resolve both clocks, after bringing the tables up to date with the log.

        Args:
            as_of: day in the world; by default today in the ledger's time zone.
            known_at: an instant, or a position of the log; by default its end.

        Raises:
            UnknownPositionError: the log does not go that far.
        """
        progress = self._storage.read_progress()
        if progress.log_end > progress.position:
            self.projector.catch_up()
            progress = self._storage.read_progress()
        return Moment(
            as_of=as_of or self.today(),
            position=self._position(known_at, progress.position),
            tables=self._storage.tables(progress.generation),
            certainty=certainty,
        )

    def known_at(self, moment: Moment) -> datetime | None:
        """Return when a moment's position was recorded, in UTC, or None."""
        return self.log.recorded_at(moment.position) if moment.position else None

    def tables(self) -> Tables:
        """Return the tables that queries read now."""
        return self._storage.tables(self._storage.read_progress().generation)

    def _position(self, known_at: datetime | int | None, reached: int) -> int:
        if known_at is None:
            return reached
        if isinstance(known_at, int):
            if not 0 <= known_at <= reached:
                raise UnknownPositionError(position=known_at, last=reached)
            return known_at
        return min(self.log.position_at(known_at), reached)

    def rows(self, statement: sa.Executable | BoundStatement) -> Sequence[sa.Row[Any]]:
        """Run a statement."""
        if isinstance(statement, BoundStatement):
            self._before()
            return self._statements.rows(statement)
        with self._engine.connect() as connection:
            return connection.execute(statement).all()

    def entries(self, positions: Sequence[int]) -> Mapping[int, Entry]:
        """Read entries of the log by position, as they were written."""
        return self.log.entries_at(positions) if positions else {}

    def personal_values(
        self, positions: Collection[int]
    ) -> Mapping[tuple[int, str], str]:
        """Read the personal values of entries, by position and field.

        Erased values are left out.
        """
        entries = self.entries(sorted({one for one in positions if one}))
        known = {one.event_id: position for position, one in entries.items()}
        values = personal_values(self._engine, known) if known else ()
        return {(known[one.event_id], one.field): one.value for one in values}
