"""The library's own conformance suites, run against the ledger's recorder."""

import threading
from collections.abc import Iterator, Sequence
from uuid import UUID, uuid4

import pytest
import sqlalchemy as sa
from eventsourcing.persistence import IntegrityError, StoredEvent
from eventsourcing.tests import persistence

from store.engine import open_engine
from store.errors import VersionTakenError
from store.eventsourcing_adapter import LedgerRecorder
from store.formats import create_log
from store.recorder import LogRecorder
from store.records import LogRecord

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.support.ledgers",)


class RecordingRecorder(LedgerRecorder):
    """Appends what the suite records, which the product leaves to the ledger."""

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **_library: object
    ) -> list[int]:
        """Append events, each under a fresh event id, and give their positions."""
        records = [
            LogRecord(
                event_id=uuid4(),
                subject_id=UUID(str(event.originator_id)),
                version=event.originator_version,
                kind=event.topic,
                data=event.state,
            )
            for event in stored_events
        ]
        try:
            return [position for position, _ in self.log.append(records)]
        except VersionTakenError as error:
            raise IntegrityError(str(error)) from error


class OnLedger:
    """Gives each test an empty ledger; the library's test cases take no parameters."""

    place = "sqlite_address"
    engine: sa.Engine

    @pytest.fixture(autouse=True)
    def _ledger(self, request: pytest.FixtureRequest) -> Iterator[None]:
        address = request.getfixturevalue(self.place)
        threads = set(threading.enumerate())
        self.engine = open_engine(address, create=True)
        create_log(self.engine)
        yield
        # The library's cases leave readers behind that are about to stop.
        for thread in set(threading.enumerate()) - threads:
            thread.join()
        self.engine.dispose()


class TestApplicationRecorder(
    OnLedger, persistence.ApplicationRecorderTestCase[RecordingRecorder]
):
    """The recorder answers the library's five questions."""

    def create_recorder(self) -> RecordingRecorder:
        """Give the recorder to test."""
        return RecordingRecorder(LogRecorder(self.engine))

    def test_insert_subscribe(self) -> None:
        """A subscription yields what is there, what comes, and stops when told."""
        self.optional_test_insert_subscribe()


class TestNonInterleaving(OnLedger, persistence.NonInterleavingNotificationIDsBaseCase):
    """Entries of one append stand together."""

    def create_recorder(self) -> RecordingRecorder:
        """Give the recorder to test."""
        return RecordingRecorder(LogRecorder(self.engine))


@pytest.mark.postgresql
class TestApplicationRecorderOnPostgresql(TestApplicationRecorder):
    """The recorder answers the library's five questions on PostgreSQL."""

    place = "postgresql_address"


@pytest.mark.postgresql
class TestNonInterleavingOnPostgresql(TestNonInterleaving):
    """Entries of one append stand together on PostgreSQL."""

    place = "postgresql_address"
