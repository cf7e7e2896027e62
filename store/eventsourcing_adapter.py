"""What the `eventsourcing` library needs to follow a ledger's log.

This is the only module that imports the library. A `Projection` of the library, run by
its `ProjectionRunner`, receives the entries of the log in order, on SQLite and on
PostgreSQL (`docs/following-the-log.md`). Only `domain.recording.ledger` records
entries, because it checks them first: the application here refuses to save.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import sqlalchemy as sa
from eventsourcing.application import Application
from eventsourcing.persistence import (
    ApplicationRecorder,
    InfrastructureFactory,
    InfrastructureFactoryError,
    IntegrityError,
    Mapper,
    Notification,
    ProcessRecorder,
    StoredEvent,
    Subscription,
    Tracking,
    TrackingRecorder,
)
from eventsourcing.utils import Environment, EnvType

from domain.entry import Entry
from store.append_signal import POLL_SECONDS
from store.engine import open_engine
from store.entry_rows import entry_of
from store.errors import EventIdTakenError, VersionTakenError
from store.reader import ROW, read_rows
from store.recorder import LogRecorder
from store.records import LogRecord, LogRow
from store.tables import log, tracking
from store.transactions import dialect_of, write_transaction

DATABASE = "TRILOGUE_DATABASE"
PAGE = 500


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
    """The log behind the five methods that the library asks of a recorder."""

    def __init__(self, recorder: LogRecorder) -> None:
        self.log = recorder

    def insert_events(
        self,
        stored_events: Sequence[StoredEvent],
        **_library: Any,  # noqa: ANN401 - the library passes on what its callers pass
    ) -> list[int]:
        """Append events, each under a fresh event id, and return their positions.

        Raises:
            IntegrityError: a version of a subject is taken.
        """
        records = [
            LogRecord(
                event_id=uuid4(),
                subject_id=_uuid(event.originator_id),
                version=event.originator_version,
                kind=event.topic,
                data=event.state,
            )
            for event in stored_events
        ]
        try:
            return [position for position, _ in self.log.append(records)]
        except (VersionTakenError, EventIdTakenError) as error:
            raise IntegrityError(str(error)) from error

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
        statement = sa.select(*ROW).where(log.c.subject_id == subject)
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
        statement = sa.select(*ROW).order_by(position).limit(limit)
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


class LedgerTracking(TrackingRecorder):
    """How far a view has read, in the ledger's own database: a base for views."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    def insert_tracking(self, tracking: Tracking) -> None:
        """Note a position by itself, where the view writes nothing for it."""
        with write_transaction(self.engine) as connection:
            track(connection, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Return the last position noted for an application."""
        name = tracking.c.application_name == application_name
        statement = sa.select(tracking.c.notification_id).where(name)
        with self.engine.connect() as connection:
            return connection.scalar(statement)


def track(connection: sa.Connection, position: Tracking) -> None:
    """Note a position within the transaction that writes the view's rows for it.

    Raises:
        IntegrityError: this position or a later one is noted already; the caller's
            transaction must be rolled back.
    """
    statement = dialect_of(connection.engine).insert(tracking)
    upsert = statement.values(
        application_name=position.application_name,
        notification_id=position.notification_id,
    ).on_conflict_do_update(
        index_elements=[tracking.c.application_name],
        set_={"notification_id": statement.excluded.notification_id},
        where=tracking.c.notification_id < statement.excluded.notification_id,
    )
    if connection.scalar(upsert.returning(tracking.c.notification_id)) is None:
        message = (
            f"position {position.notification_id} of {position.application_name!r} is "
            "processed already: its rows are not written again"
        )
        raise IntegrityError(message)


class EntryMapper(Mapper[UUID]):
    """Reads entries from notifications: topics are kinds, never paths of modules."""

    def to_stored_event(self, domain_event: object) -> StoredEvent:
        """Refuse: only the ledger records, because it checks."""
        message = f"domain.recording.ledger.Ledger records {domain_event!r}, and checks"
        raise NotImplementedError(message)

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
        """Make a recorder of the log, which has no snapshots."""
        if purpose != "events":
            raise InfrastructureFactoryError("the log has no " + purpose)
        return self.application_recorder()

    def tracking_recorder(
        self, tracking_recorder_class: type[TrackingRecorder] | None = None
    ) -> TrackingRecorder:
        """Make a view, or tracking alone, in the ledger's own database."""
        view_class = tracking_recorder_class or LedgerTracking
        return view_class(self.engine)  # type: ignore[call-arg] # views derive from ours

    def process_recorder(self) -> ProcessRecorder:
        """Refuse: no application derives entries from entries."""
        message = "the ledger has no process recorder"
        raise InfrastructureFactoryError(message)


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
