"""How far projections have read, kept in the transaction that writes their rows."""

import sqlalchemy as sa
from eventsourcing.persistence import IntegrityError, Tracking, TrackingRecorder

from store.errors import StoreError
from store.tables import tracking
from store.transactions import dialect_of, writing


class AlreadyTrackedError(StoreError, IntegrityError):
    """The projection has read this position already."""

    def __init__(self, *, application_name: str, position: int) -> None:
        super().__init__(
            f"position {position} of {application_name!r} is processed already: its "
            "rows are not written again"
        )
        self.application_name = application_name
        self.position = position


def track(connection: sa.Connection, seen: Tracking) -> None:
    """Note a position within the transaction that writes what follows from it.

    Raises:
        AlreadyTrackedError: this position or a later one is noted; the caller's
            transaction must be given up.
    """
    statement = dialect_of(connection.engine).insert(tracking)
    upsert = statement.values(
        application_name=seen.application_name, notification_id=seen.notification_id
    ).on_conflict_do_update(
        index_elements=[tracking.c.application_name],
        set_={"notification_id": statement.excluded.notification_id},
        where=tracking.c.notification_id < statement.excluded.notification_id,
    )
    noted = connection.scalar(upsert.returning(tracking.c.notification_id))
    if noted is None:
        raise AlreadyTrackedError(
            application_name=seen.application_name, position=seen.notification_id
        )


class LogTracking(TrackingRecorder):
    """Tracking in the ledger's own database; a view derives from it."""

    def __init__(self, engine: sa.Engine) -> None:
        self.engine = engine

    def insert_tracking(self, tracking: Tracking) -> None:
        """Note a position by itself, where nothing follows from it."""
        with writing(self.engine) as connection:
            track(connection, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """Tell the last position noted for an application."""
        name = tracking.c.application_name == application_name
        statement = sa.select(tracking.c.notification_id).where(name)
        with self.engine.connect() as connection:
            return connection.scalar(statement)
