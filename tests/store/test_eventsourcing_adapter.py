"""The log as the `eventsourcing` library sees it, and a projection that follows it."""

import importlib.util
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import ModuleType
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import sqlalchemy as sa
from eventsourcing.persistence import (
    InfrastructureFactoryError,
    JSONTranscoder,
    StoredEvent,
)

from domain.entry import Entry
from domain.kinds import body, meeting
from domain.recording.acts import Act, Author, Record, Withdraw
from domain.recording.ledger import Ledger
from store.cooperation_log import open_log
from store.errors import UnreadableEntryError
from store.eventsourcing_adapter import (
    EntryMapper,
    LedgerApplication,
    LedgerFactory,
    LedgerRecorder,
)
from store.recorder import LogRecorder
from tests.support.documented_commands import FILE
from tests.support.log_examples import NOON, Clock, formed
from tests.support.patience import PATIENCE_SECONDS

pytest_plugins = ("tests.support.ledgers",)

PAGE = Path(__file__).parents[2] / "docs" / "following-the-log.md"


@pytest.fixture
def library(recorder: LogRecorder) -> LedgerRecorder:
    """Give the log as the library's recorder."""
    return LedgerRecorder(recorder)


class Office:
    """Records in a ledger as the product does."""

    def __init__(self, engine: sa.Engine) -> None:
        self.log = open_log(engine, clock=Clock(NOON))
        self._ledger = Ledger(self.log, zone=ZoneInfo("UTC"), clock=Clock(NOON))

    def record(self, act: Act) -> UUID:
        """Record one act, and give the identity of its entry."""
        who = Author(by="actor:officer")
        done = self._ledger.record([act], who, confirmed=True)
        return done.entries[0].event_id

    @property
    def position(self) -> int:
        """The last position of the log."""
        return self.log.reader.head().position


@pytest.fixture
def office(engine: sa.Engine) -> Office:
    """Give an office that records in the empty ledger."""
    return Office(engine)


def held(name: str, date: str) -> Record:
    """Say that a meeting was held."""
    return Record.of(meeting.Held(), name, occurred=date)


def load_example(folder: Path) -> ModuleType:
    """Load the program that the page shows."""
    ((name, text),) = FILE.findall(PAGE.read_text(encoding="utf-8"))
    path = folder / name
    path.write_text(text, encoding="utf-8")
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_projection_of_the_library_follows_the_ledger(
    office: Office, address: str, tmp_path: Path
) -> None:
    """The program of the page lists what was there, what comes, and goes on later."""
    example = load_example(tmp_path)
    view = str(tmp_path / "view.db")
    settings = {"TRILOGUE_DATABASE": address, "SQLITE_DBNAME": view}
    lists = []

    office.record(held("cop-3", "2019-11"))
    office.record(Record.of(body.Formed(), "task-force", occurred="2019"))
    mistaken = office.record(held("cop-9", "2020-11"))
    with example.follow(settings) as runner:
        runner.wait(office.position, timeout=PATIENCE_SECONDS)
        lists.append(runner.view.meetings())
        office.record(Withdraw(target=str(mistaken), reason="it was never held"))
        runner.wait(office.position, timeout=PATIENCE_SECONDS)
        lists.append(runner.view.meetings())
        runner.view.datastore.close()
    office.record(held("cop-4", "2021-06"))
    with example.follow(settings) as runner:
        runner.wait(office.position, timeout=PATIENCE_SECONDS)
        lists.append(runner.view.meetings())
        runner.view.datastore.close()

    assert lists == [
        [("meeting:cop-3", "2019-11"), ("meeting:cop-9", "2020-11")],
        [("meeting:cop-3", "2019-11")],
        [("meeting:cop-3", "2019-11"), ("meeting:cop-4", "2021-06")],
    ]


def test_an_entry_is_read_with_its_place_in_the_log(
    office: Office, address: str
) -> None:
    """A projection receives the entry that was recorded, its identity included."""
    event_id = office.record(held("cop-3", "2019-11"))

    with LedgerApplication({"TRILOGUE_DATABASE": address}) as application:
        (notification,) = application.recorder.select_notifications(1, 10)
        entry = application.mapper.to_domain_event(notification)

    (recorded,) = office.log.entries([event_id]).values()
    assert (notification.id, notification.topic) == (1, "meeting.held")
    assert isinstance(entry, Entry)
    assert (entry.event_id, entry.version) == (event_id, 1)
    assert (entry.position, entry.recorded_at) == (1, NOON)
    assert entry.content == recorded.content


def test_the_library_cannot_record_past_the_ledger(
    office: Office, address: str
) -> None:
    """Only the ledger records, because only the ledger checks."""
    office.record(held("cop-3", "2019-11"))

    with LedgerApplication({"TRILOGUE_DATABASE": address}) as application:
        (event,) = application.recorder.select_notifications(1, 1)
        entry = application.mapper.to_domain_event(event)
        with pytest.raises(NotImplementedError, match="Ledger"):
            application.events.put([entry])
        with pytest.raises(NotImplementedError, match="Ledger"):
            application.recorder.insert_events([event])

    assert office.position == 1


def test_what_is_no_entry_is_not_read_as_one(library: LedgerRecorder) -> None:
    """Bytes that are no entry are an error, as is an event from elsewhere."""
    mapper = EntryMapper(JSONTranscoder())
    library.log.append([formed()._replace(data=b"[]")])

    with pytest.raises(UnreadableEntryError, match="entry 1 of the log"):
        mapper.to_domain_event(library.select_notifications(1, 1)[0])
    with pytest.raises(TypeError, match="not read from a ledger"):
        mapper.to_domain_event(StoredEvent(uuid4(), 1, "body.formed", b"{}"))


def test_events_of_a_subject_between_versions(library: LedgerRecorder) -> None:
    """The lower bound is exclusive and the upper one inclusive, in either order."""
    subject = uuid4()
    library.log.append([formed(subject, version) for version in range(1, 6)])

    found = [
        library.select_events(subject, gt=2, lte=4),
        library.select_events(subject, gt=4),
        library.select_events(subject, lte=1),
        library.select_events(subject, gt=1, desc=True, limit=2),
    ]

    versions = [[event.originator_version for event in some] for some in found]
    assert versions == [[3, 4], [5], [1], [5, 4]]


def test_a_subject_given_as_text_is_the_same_subject(library: LedgerRecorder) -> None:
    """The library may name a subject by text."""
    subject = uuid4()

    library.log.append([formed(subject)])

    by_text = library.select_events(str(subject))
    assert [event.originator_id for event in by_text] == [subject]
    assert library.select_events(subject) == by_text


def test_a_subscription_on_topics_passes_over_the_others(
    library: LedgerRecorder,
) -> None:
    """A subscription on one kind yields that kind, also when others come later."""
    kinds = ("a", "b", "a")
    library.log.append([formed()._replace(kind=kind) for kind in kinds])

    with library.subscribe(topics=["a"]) as subscription:
        positions = [next(subscription).id, next(subscription).id]

    assert positions == [1, 3]


def test_a_subscription_that_waits_can_be_stopped(library: LedgerRecorder) -> None:
    """A program that closes does not wait for the next look at the log."""
    subscription = library.subscribe()
    subscription.poll_seconds = 600

    with ThreadPoolExecutor(1) as pool:
        following = pool.submit(list, subscription)
        subscription.stop()

        assert following.result() == []


def test_a_ledger_must_be_named() -> None:
    """Without an address the error says which setting is missing."""
    with pytest.raises(InfrastructureFactoryError, match="set TRILOGUE_DATABASE"):
        LedgerFactory({})


def test_the_ledger_has_its_log_only(engine: sa.Engine, address: str) -> None:
    """There are no snapshots, and views are kept in databases of their own."""
    del engine
    factory = LedgerFactory({"TRILOGUE_DATABASE": address})

    with pytest.raises(InfrastructureFactoryError, match="no snapshots"):
        factory.aggregate_recorder("snapshots")
    with pytest.raises(InfrastructureFactoryError, match="no tracking recorder"):
        factory.tracking_recorder()
    with pytest.raises(InfrastructureFactoryError, match="no process recorder"):
        factory.process_recorder()

    factory.close()
