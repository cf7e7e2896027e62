"""The library's own conformance suites, run against the ledger's recorders."""

import threading
from collections.abc import Iterator
from typing import ClassVar

import pytest
import sqlalchemy as sa
from eventsourcing.persistence import Tracking
from eventsourcing.tests import persistence, projection
from eventsourcing.utils import Environment, EnvType

from store.engine import create_log, open_engine
from store.eventsourcing_adapter import (
    LedgerFactory,
    LedgerRecorder,
    LedgerTracking,
    track,
)
from store.recorder import LogRecorder
from store.transactions import write_transaction

pytest_plugins = ("tests.support.ledgers",)

FACTORY = f"{__name__}:ClosingFactory"

counters = sa.Table(
    "counters",
    sa.MetaData(),
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("count", sa.Integer, nullable=False),
)


class CountersView(LedgerTracking, projection.EventCountersView):
    """Two counters, kept with their tracking in one transaction."""

    def __init__(self, engine: sa.Engine) -> None:
        super().__init__(engine)
        rows = [{"name": "created", "count": 0}, {"name": "subsequent", "count": 0}]
        with write_transaction(engine) as connection:
            counters.create(connection, checkfirst=True)
            if not connection.execute(sa.select(counters)).all():
                connection.execute(sa.insert(counters), rows)

    def get_created_event_counter(self) -> int:
        """Count the first events."""
        return self._count("created")

    def get_subsequent_event_counter(self) -> int:
        """Count the later events."""
        return self._count("subsequent")

    def incr_created_event_counter(self, tracking: Tracking) -> None:
        """Count one more first event."""
        self._increment("created", tracking)

    def incr_subsequent_event_counter(self, tracking: Tracking) -> None:
        """Count one more later event."""
        self._increment("subsequent", tracking)

    def _count(self, name: str) -> int:
        with self.engine.connect() as connection:
            count = sa.select(counters.c.count).where(counters.c.name == name)
            return int(connection.execute(count).scalar_one())

    def _increment(self, name: str, tracking: Tracking) -> None:
        count = {"count": counters.c.count + 1}
        counter = sa.update(counters).where(counters.c.name == name)
        with write_transaction(self.engine) as connection:
            connection.execute(counter.values(count))
            track(connection, tracking)


class ClosingFactory(LedgerFactory):
    """Notes the engines it opens: the library closes only those of applications."""

    opened: ClassVar[list[sa.Engine]] = []

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self.opened.append(self.engine)


class OnLedger:
    """Gives each test an empty ledger; the library's test cases take no parameters."""

    place = "sqlite_address"
    engine: sa.Engine
    env: ClassVar[dict[str, str]] = {}

    @pytest.fixture(autouse=True)
    def _ledger(self, request: pytest.FixtureRequest) -> Iterator[None]:
        address = request.getfixturevalue(self.place)
        threads = set(threading.enumerate())
        self.engine = open_engine(address, create=True)
        create_log(self.engine)
        self.env.update(PERSISTENCE_MODULE=FACTORY, TRILOGUE_DATABASE=address)
        yield
        # The library's cases leave readers behind that are about to stop.
        for thread in set(threading.enumerate()) - threads:
            thread.join()
        for engine in (self.engine, *ClosingFactory.opened):
            engine.dispose()
        ClosingFactory.opened.clear()


class TestApplicationRecorder(
    OnLedger, persistence.ApplicationRecorderTestCase[LedgerRecorder]
):
    """The recorder answers the library's five questions."""

    def create_recorder(self) -> LedgerRecorder:
        """Give the recorder to test."""
        return LedgerRecorder(LogRecorder(self.engine))

    def test_insert_subscribe(self) -> None:
        """A subscription yields what is there, what comes, and stops when told."""
        self.optional_test_insert_subscribe()


class TestNonInterleaving(OnLedger, persistence.NonInterleavingNotificationIDsBaseCase):
    """Entries of one append stand together."""

    def create_recorder(self) -> LedgerRecorder:
        """Give the recorder to test."""
        return LedgerRecorder(LogRecorder(self.engine))


class TestTrackingRecorder(OnLedger, persistence.TrackingRecorderTestCase):
    """Positions are tracked upwards only."""

    def create_recorder(self) -> LedgerTracking:
        """Give the recorder to test."""
        return LedgerTracking(self.engine)


class TestCountersView(OnLedger, projection.EventCountersViewTestCase):
    """A view's rows and its tracking are one transaction."""

    def construct_event_counters_view(self) -> CountersView:
        """Give the view to test."""
        return CountersView(self.engine)


class TestProjection(OnLedger, projection.AggregateEventCountersProjectionTestCase):
    """The library's projection runner follows the ledger."""

    view_class = CountersView


@pytest.mark.postgresql
class TestApplicationRecorderOnPostgresql(TestApplicationRecorder):
    """The recorder answers the library's five questions on PostgreSQL."""

    place = "postgresql_address"


@pytest.mark.postgresql
class TestNonInterleavingOnPostgresql(TestNonInterleaving):
    """Entries of one append stand together on PostgreSQL."""

    place = "postgresql_address"


@pytest.mark.postgresql
class TestTrackingRecorderOnPostgresql(TestTrackingRecorder):
    """Positions are tracked upwards only on PostgreSQL."""

    place = "postgresql_address"


@pytest.mark.postgresql
class TestCountersViewOnPostgresql(TestCountersView):
    """A view's rows and its tracking are one transaction on PostgreSQL."""

    place = "postgresql_address"


@pytest.mark.postgresql
class TestProjectionOnPostgresql(TestProjection):
    """The library's projection runner follows a ledger on PostgreSQL."""

    place = "postgresql_address"
