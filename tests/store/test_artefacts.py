"""Bytes kept by their digest: put once, verified when read, never changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from store.artefacts import Artefacts, digest_of
from store.engine import open_engine
from store.errors import (
    ArtefactDamagedError,
    ArtefactMissingError,
    ArtefactTooLargeError,
)
from store.formats import create_log
from store.tables import artefact
from tests.support.log_examples import Clock

pytest_plugins = ("tests.support.ledgers",)

CONTENT = b'{"report":"example"}'
TYPE = "application/json"
REFUSAL = "never changed"
GUARDS = ("update", "delete", "replace")


@pytest.fixture
def kept(engine: sa.Engine, clock: Clock) -> Artefacts:
    """Give the place for bytes in an empty ledger."""
    return Artefacts(engine, clock=clock)


def test_bytes_are_given_back_by_their_digest(kept: Artefacts) -> None:
    """What was kept is the same, byte by byte, and its type is known."""
    digest = kept.put(CONTENT, TYPE)

    found = kept.get(digest)

    assert digest == digest_of(CONTENT)
    assert (found.content, found.media_type) == (CONTENT, TYPE)


def test_bytes_are_kept_once(kept: Artefacts) -> None:
    """Putting the same bytes again changes nothing."""
    first = kept.put(CONTENT, TYPE)

    again = kept.put(CONTENT, "text/plain")

    assert first == again
    assert kept.digests() == [first]
    assert kept.get(first).media_type == TYPE


def test_several_are_kept_apart(kept: Artefacts) -> None:
    """Each is found by its own digest; all are listed in the order of the digests."""
    contents = [b"a", b"b", b"c", b"d"]

    digests = [kept.put(content, TYPE) for content in contents]

    assert [kept.get(one).content for one in digests] == contents
    assert kept.digests() == sorted(digests) != digests
    assert kept.damaged() == []


def test_unknown_digest_is_said(kept: Artefacts) -> None:
    """Bytes that the ledger does not keep are missing, with their digest."""
    digest = digest_of(b"never put")

    with pytest.raises(ArtefactMissingError, match=digest):
        kept.get(digest)


def test_too_much_is_refused(engine: sa.Engine) -> None:
    """The largest file is kept; one byte more is refused, and nothing is kept of it."""
    kept = Artefacts(engine, largest=len(CONTENT) - 1)

    with pytest.raises(ArtefactTooLargeError, match=f"{len(CONTENT)}") as refused:
        kept.put(CONTENT, TYPE)
    digest = kept.put(CONTENT[:-1], TYPE)

    assert refused.value.limit == len(CONTENT) - 1
    assert kept.digests() == [digest]


def test_a_ledger_without_a_place_for_them_gets_one(
    kept: Artefacts, engine: sa.Engine
) -> None:
    """A ledger of an earlier version keeps nothing, until something is put there."""
    artefact.drop(engine)

    before = kept.digests(), kept.damaged()
    digest = kept.put(CONTENT, TYPE)

    assert before == ([], [])
    assert kept.get(digest).content == CONTENT


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE artefact SET media_type = 'text/plain'",
        "DELETE FROM artefact",
        "REPLACE INTO artefact SELECT digest, 'x', content, stored_at FROM artefact",
    ],
)
def test_sqlite_refuses_to_change_them(
    sqlite_address: str, tmp_path: Path, statement: str
) -> None:
    """Not even a program that knows nothing of this one can change what is kept."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    digest = Artefacts(engine).put(CONTENT, TYPE)

    with (
        closing(sqlite3.connect(tmp_path / "ledger.db")) as foreign,
        pytest.raises(sqlite3.IntegrityError, match=REFUSAL),
    ):
        foreign.execute(statement)

    assert Artefacts(engine).get(digest).media_type == TYPE
    engine.dispose()


@pytest.mark.postgresql
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE artefact SET media_type = 'text/plain'",
        "DELETE FROM artefact",
        "TRUNCATE artefact",
    ],
)
def test_postgresql_refuses_to_change_them(
    postgresql_address: str, statement: str
) -> None:
    """Not even the owner of the tables can change them by the way."""
    engine = open_engine(postgresql_address, create=True)
    create_log(engine)
    digest = Artefacts(engine).put(CONTENT, TYPE)

    with (
        psycopg.connect(postgresql_address) as foreign,
        pytest.raises(psycopg.errors.RaiseException, match=REFUSAL),
    ):
        foreign.execute(statement.encode())

    assert Artefacts(engine).get(digest).media_type == TYPE
    engine.dispose()


def test_changed_bytes_are_found(sqlite_address: str, tmp_path: Path) -> None:
    """Bytes that were changed past the guards are found out when they are read."""
    engine = open_engine(sqlite_address, create=True)
    create_log(engine)
    digest = Artefacts(engine).put(CONTENT, TYPE)
    Artefacts(engine).put(b"untouched", TYPE)

    with closing(sqlite3.connect(tmp_path / "ledger.db")) as foreign:
        for guard in GUARDS:
            foreign.execute(f"DROP TRIGGER artefact_refuses_{guard}")
        change = "UPDATE artefact SET content = x'00' WHERE digest = ?"
        foreign.execute(change, (digest,))
        foreign.commit()

    with pytest.raises(ArtefactDamagedError, match=digest):
        Artefacts(engine).get(digest)
    assert Artefacts(engine).damaged() == [digest]
    engine.dispose()
