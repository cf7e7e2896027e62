"""What the `eventsourcing` library needs to follow a ledger's log.

This is the only module that imports the library. A `Projection` of the library, run by
its `ProjectionRunner`, receives the entries of the log in order, on SQLite and on
PostgreSQL (`docs/following-the-log.md`). Only `domain.recording.ledger` records
entries, because it checks them first: the application here refuses to save.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NoReturn
from uuid import UUID

import sqlalchemy as sa
from eventsourcing.application import Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    Mapper,
    Notification,
    ProcessRecorder,
    StoredEvent,
    Subscription,
    TrackingRecorder,
)
from eventsourcing.utils import Environment, EnvType

from domain.entry import Entry
from store.append_signal import POLL_SECONDS
from store.engine import open_engine
from store.entry_rows import entry_of
from store.reader import read_rows, rows_of_log
from store.recorder import LogRecorder
from store.records import LogRow
from store.tables import log

DATABASE = "TRILOGUE_DATABASE"
PAGE = 500
REFUSAL = "domain.recording.ledger.Ledger records {!r}, and checks"


@dataclass(frozen=True)
class LogNotification(Notification):
    """A notification of the library that carries the whole row of the log."""

    row: LogRow


class LogSubscription(Subscription["LedgerRecorder"]):
    """Yields the entries of the log as they are recorded, until it is stopped."""

    poll_seconds = POLL_SECONDS

    def __init__(
        self, recorder: "LedgerRecorder", gt: int | None, topics: Sequence[str]
    ) -> None:
        super().__init__(recorder=recorder, gt=gt, topics=topics)
        self._signal = recorder.log.append_signal
        self._page: list[Notification] = []

    def stop(self) -> None:
        """End the iteration, also while it waits in another thread."""
        super().stop()
        self._signal.notify()

    def __next__(self) -> Notification:
        """Wait for the next entry."""
        while not self._has_been_stopped:
            if self._page:
                return self._page.pop()
            self._read_page()
        raise StopIteration

    def _read_page(self) -> None:
        last = self._last_notification_id or 0
        # Entries on other topics move the signal too: go on from where it stands.
        seen = max(last, self._signal.position)
        page = self._recorder.select_notifications(
            last, PAGE, topics=self._topics, inclusive_of_start=False
        )
        if page:
            self._last_notification_id = page[-1].id
            self._page = list(reversed(page))
        else:
            self._signal.wait(seen, self.poll_seconds, lambda: self._has_been_stopped)


class LedgerRecorder(ApplicationRecorder):
    """The log as the library reads it."""

    def __init__(self, recorder: LogRecorder) -> None:
        self.log = recorder

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **_library: Any,  # noqa: ANN401 - the library passes on what its callers pass
    ) -> list[int]:
        """Refuse: only the ledger records, because it checks."""
        raise NotImplementedError(REFUSAL.format(stored_events))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> list[LogNotification]:
        """Read the events of one subject in the order of their versions."""
        version, subject = log.c.version, _uuid(originator_id).hex
        order = version.desc() if desc else version
        statement = rows_of_log(self.log.engine).where(log.c.subject_id == subject)
        statement = statement.order_by(order).limit(limit)
        if gt is not None:
            statement = statement.where(version > gt)
        if lte is not None:
            statement = statement.where(version <= lte)
        return self._read(statement)

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> list[LogNotification]:
        """Read a page of the log in the order of positions; both bounds inclusive."""
        position = log.c.position
        statement = rows_of_log(self.log.engine).order_by(position).limit(limit)
        if start is not None:
            begun = position >= start if inclusive_of_start else position > start
            statement = statement.where(begun)
        if stop is not None:
            statement = statement.where(position <= stop)
        if topics:
            statement = statement.where(log.c.kind.in_(topics))
        return self._read(statement)

    def max_notification_id(self) -> int | None:
        """Return the last position, or None while the log is empty."""
        return self.log.head().position or None

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> LogSubscription:
        """Follow the log from a position on, on either engine."""
        return LogSubscription(self, gt, topics)

    def _read(self, statement: sa.Select[Any]) -> list[LogNotification]:
        with self.log.engine.connect() as connection:
            return [
                LogNotification(
                    row.subject_id, row.version, row.kind, row.data, row.position, row
                )
                for row in read_rows(connection.execute(statement))
            ]


class EntryMapper(Mapper[UUID]):
    """Reads entries from notifications: topics are kinds, never paths of modules."""

    def to_stored_event(self, domain_event: object) -> StoredEvent:
        """Refuse: only the ledger records, because it checks."""
        raise NotImplementedError(REFUSAL.format(domain_event))

    def to_domain_event(self, stored_event: StoredEvent) -> Entry:  # type: ignore[override] # the library asks nothing of it at run time
        """Read the entry that a notification carries.

        Raises:
            UnreadableEntryError: its bytes are no entry that this version can read.
        """
        if isinstance(stored_event, LogNotification):
            return entry_of(stored_event.row)
        message = "the event was not read from a ledger"
        raise TypeError(message)


class LedgerFactory(InfrastructureFactory[TrackingRecorder]):
    """Opens the ledger at the address in ``TRILOGUE_DATABASE``."""

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        address = self.env.get(DATABASE)
        if not address:
            message = f"set {DATABASE} to a ledger, such as sqlite:///trilogue.db"
            raise InfrastructureFactoryError(message)
        self.engine = open_engine(address)

    def close(self) -> None:
        """Close the connections to the ledger."""
        self.engine.dispose()

    def application_recorder(self) -> LedgerRecorder:
        """Make a recorder of the log."""
        return LedgerRecorder(LogRecorder(self.engine))

    def aggregate_recorder(self, purpose: str = "events") -> LedgerRecorder:
        """Refuse: the log has no snapshots."""
        return _refuse(purpose)

    def tracking_recorder(
        self, tracking_recorder_class: type[TrackingRecorder] | None = None
    ) -> TrackingRecorder:
        """Refuse: a program that follows the log keeps its view in its own database."""
        return _refuse(f"tracking recorder for {tracking_recorder_class}")

    def process_recorder(self) -> ProcessRecorder:
        """Refuse: no application derives entries from entries."""
        return _refuse("process recorder")


def _refuse(what: str) -> NoReturn:
    raise InfrastructureFactoryError("the ledger has no " + what)


class LedgerApplication(Application[UUID]):
    """The ledger's log as an application that projections of the library can follow."""

    name = "cooperation"

    def construct_factory(self, env: Environment) -> LedgerFactory:
        """Open the ledger, whatever persistence module a view is given."""
        return LedgerFactory(env)

    def construct_mapper(self) -> EntryMapper:
        """Use the mapper of entries."""
        return EntryMapper(transcoder=self.construct_transcoder())


def _uuid(identifier: UUID | str) -> UUID:
    return identifier if isinstance(identifier, UUID) else UUID(identifier)
