"""Loading a copy into an empty ledger: every column as it was, all or nothing."""

from collections.abc import Iterator
from uuid import UUID

import pytest
import sqlalchemy as sa

from domain.personal import PersonalValue, with_salt
from store.artefacts import Artefacts, digest_of
from store.copies.errors import (
    CopyDiffersError,
    DuplicateEntryError,
    LedgerNotEmptyError,
    LoadingStoppedError,
)
from store.copies.load_copy import load_copy
from store.copies.log_copy import count_personal, personal_rows, stored_rows
from store.engine import open_engine, settings_of
from store.formats import create_log
from store.personal import personal_values
from store.recorder import LogRecorder
from store.tables import log
from tests.support.earlier_formats import make_format_1
from tests.support.exports import load
from tests.support.log_copies import NAME, THREE, row, standing
from tests.support.log_examples import NOON, Clock, formed

pytest_plugins = ("tests.support.ledgers",)


@pytest.fixture
def sqlite_engine(sqlite_address: str) -> Iterator[sa.Engine]:
    """Open an empty ledger on a file."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    yield engine
    engine.dispose()


def interrupted(engine: sa.Engine) -> None:
    """Take some of everything, then end as Ctrl-C does."""
    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_settings({"time_zone": "Asia/Tokyo"})
        loader.load_entries(THREE)
        loader.load_personal(NAME)
        loader.load_artefact(b"a file", "text/plain")
        raise KeyboardInterrupt


def test_every_column_is_as_it_was(engine: sa.Engine) -> None:
    """Instants, clock readings, metadata and bytes that nobody can read included."""
    load(engine, THREE)

    assert standing(engine) == THREE


def test_recording_goes_on_after_what_was_loaded(
    engine: sa.Engine, clock: Clock
) -> None:
    """The next entry has the next position and a later instant."""
    load(engine, THREE)
    recorder = LogRecorder(engine, clock=clock)

    (appended,) = recorder.append([formed()])

    assert appended.position == 4
    assert standing(engine)[3].recorded_at == "2021-07-05T12:00:03.000001Z"


def test_a_ledger_with_entries_is_left_as_it_is(
    engine: sa.Engine, recorder: LogRecorder
) -> None:
    """Whoever loads into it is told what is there."""
    recorder.append([formed(), formed()])
    before = standing(engine)

    with pytest.raises(LedgerNotEmptyError, match="holds 2 entries") as caught:
        load(engine, THREE)

    assert caught.value.position == 2
    assert standing(engine) == before


def test_what_ends_in_the_midst_leaves_nothing(engine: sa.Engine) -> None:
    """Entries, values, files and settings go with the block that failed."""
    with pytest.raises(KeyboardInterrupt):
        interrupted(engine)

    assert standing(engine) == []
    assert Artefacts(engine).digests() == []
    assert settings_of(engine) == {"format_version": "2"}
    load(engine, THREE)
    assert standing(engine) == THREE


@pytest.mark.parametrize("batches", [[2, 1], [3]])
def test_an_identity_that_stands_twice_is_named(
    engine: sa.Engine, batches: list[int]
) -> None:
    """Whether in one batch or in two; nothing is loaded."""
    rest = iter([row(1), row(2), row(3, event_id=row(1).event_id)])

    with pytest.raises(DuplicateEntryError) as caught:
        load(engine, *([next(rest) for _ in range(size)] for size in batches))

    assert (caught.value.position, caught.value.event_id) == (3, UUID(int=1))
    assert standing(engine) == []


def test_settings_are_those_of_the_copy(engine: sa.Engine) -> None:
    """Which day it is must be read as it was; the format is the ledger's own."""
    create_log(engine, {"time_zone": "Europe/Zurich", "founding_history": "awaited"})

    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_settings({"format_version": "0", "time_zone": "Asia/Tokyo"})
        loader.load_entries(THREE)

    assert settings_of(engine) == {"format_version": "2", "time_zone": "Asia/Tokyo"}


def test_a_personal_value_comes_with_the_entry_that_commits_to_it(
    engine: sa.Engine,
) -> None:
    """Its salt too, so that it can still be shown to be the one."""
    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_entries(THREE)
        assert loader.load_personal(NAME)

    assert personal_values(engine, [NAME.event_id]) == [NAME]


@pytest.mark.parametrize(
    "other",
    [
        NAME._replace(value="Ben Example"),
        NAME._replace(event_id=UUID(int=2)),
        with_salt(UUID(int=9), "personal_name", "Ana Example"),
    ],
    ids=["another value", "an entry without", "no entry"],
)
def test_a_personal_value_to_which_nothing_commits_is_not_taken(
    engine: sa.Engine, other: PersonalValue
) -> None:
    """Nobody can put a name into the record in this way."""
    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_entries(THREE)
        assert not loader.load_personal(other)

    assert personal_values(engine, [UUID(int=1), other.event_id]) == []


def test_a_personal_value_is_taken_once(engine: sa.Engine) -> None:
    """A second line of the same value is told of, not a fault of the database."""
    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_entries(THREE)
        assert [loader.load_personal(NAME) for _ in range(2)] == [True, False]

    assert personal_values(engine, [NAME.event_id]) == [NAME]


def test_a_ledger_that_had_no_place_for_files_gets_it(
    sqlite_engine: sa.Engine,
) -> None:
    """One that an earlier version made takes a copy with files."""
    make_format_1(sqlite_engine, has_artefacts=False)

    with load_copy(sqlite_engine, clock=Clock(NOON)) as loader:
        loader.load_artefact(b"a file", "text/plain")

    assert Artefacts(sqlite_engine).digests() == [digest_of(b"a file")]


def test_a_copy_goes_up_to_a_position(engine: sa.Engine) -> None:
    """What is recorded while it is made is in no part of it; names come in order."""
    first, second = THREE[0]._replace(event_id="f" * 32), row(2, event_id="1" * 32)
    names = [NAME._replace(event_id=UUID(one.event_id)) for one in (first, second)]
    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_entries([first, second])
        assert all(loader.load_personal(one) for one in names)

    assert list(stored_rows(engine, 1)) == [first]
    assert list(personal_rows(engine, 1)) == names[:1]
    assert count_personal(engine, 1) == 1
    assert list(personal_rows(engine, 2)) == names


def test_a_file_that_is_there_stays_as_it_is(engine: sa.Engine) -> None:
    """What entries name by digest may have been kept before the entries were."""
    Artefacts(engine, clock=Clock(NOON)).put(b"a file", "text/plain")

    with load_copy(engine, clock=Clock(NOON)) as loader:
        loader.load_artefact(b"a file", "text/html")
        loader.load_artefact(b"another", "text/html")

    kept = Artefacts(engine)
    assert kept.get(digest_of(b"a file")).media_type == "text/plain"
    assert kept.get(digest_of(b"another")).media_type == "text/html"


def test_what_the_database_changed_is_not_kept(sqlite_engine: sa.Engine) -> None:
    """A column that gives back something else is seen before anything counts."""
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE log")
        columns = ", ".join(one.name for one in log.columns)
        connection.exec_driver_sql(
            f"CREATE TABLE log ({columns}, UNIQUE (event_id))".replace(
                "version", "version TEXT"
            )
        )

    with pytest.raises(CopyDiffersError):
        load(sqlite_engine, THREE)

    assert standing(sqlite_engine) == []


def test_a_database_that_fails_is_told_of(sqlite_engine: sa.Engine) -> None:
    """A full disk, say: here the log is a view, into which nothing goes."""
    with sqlite_engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE log RENAME TO old")
        connection.exec_driver_sql("CREATE VIEW log AS SELECT * FROM old")

    with pytest.raises(LoadingStoppedError, match="did not go on"):
        load(sqlite_engine, THREE)
