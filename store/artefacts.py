"""Bytes that entries name by their digest: kept for ever, verified whenever read.

What an edition says and the file that was issued stand here beside the log, so that
no later software can change them.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import sqlalchemy as sa

from domain.clock import now_utc
from store.engine import create_log
from store.errors import (
    ArtefactDamagedError,
    ArtefactMissingError,
    ArtefactTooLargeError,
)
from store.instants import write_instant
from store.tables import artefact
from store.transactions import dialect_of, writing

LARGEST = 100_000_000


class Artefact(NamedTuple):
    """Bytes that are kept.

    Attributes:
        digest: their SHA-256, hexadecimal.
    """

    digest: str
    media_type: str
    content: bytes

    @property
    def found(self) -> str:
        """The digest that the bytes have now."""
        return digest_of(self.content)


def digest_of(content: bytes) -> str:
    """Give the digest by which bytes are kept: SHA-256, hexadecimal."""
    return sha256(content).hexdigest()


class Artefacts:
    """The bytes that one ledger keeps.

    A ledger that was made before there was a place for them gets it when the first
    are put there.
    """

    def __init__(
        self, engine: sa.Engine, *, clock: Callable[[], datetime] = now_utc
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._has_place = False

    def put(self, content: bytes, media_type: str) -> str:
        """Keep bytes, once; give their digest.

        Raises:
            ArtefactTooLargeError: nothing was kept.
        """
        if len(content) > LARGEST:
            raise ArtefactTooLargeError(size=len(content), limit=LARGEST)
        if not self._is_there():
            create_log(self._engine)
        digest = digest_of(content)
        row = {
            "digest": digest,
            "media_type": media_type,
            "content": content,
            "stored_at": write_instant(self._clock()),
        }
        known = sa.select(artefact.c.digest).where(artefact.c.digest == digest)
        insert = dialect_of(self._engine).insert(artefact).on_conflict_do_nothing()
        with writing(self._engine) as connection:
            # The guard of SQLite refuses a second row before the conflict is seen.
            if connection.scalar(known) is None:
                connection.execute(insert, row)
        return digest

    def get(self, digest: str) -> Artefact:
        """Give what is kept under a digest.

        Raises:
            ArtefactMissingError: nothing is.
            ArtefactDamagedError: something else is.
        """
        statement = _rows().where(artefact.c.digest == digest)
        found = list(self._read(statement))
        if not found:
            raise ArtefactMissingError(digest=digest)
        (kept,) = found
        if kept.found != kept.digest:
            raise ArtefactDamagedError(digest=kept.digest, found=kept.found)
        return kept

    def digests(self) -> list[str]:
        """List the digests of all that is kept, in order."""
        if not self._is_there():
            return []
        statement = sa.select(artefact.c.digest).order_by(artefact.c.digest)
        with self._engine.connect() as connection:
            return list(connection.scalars(statement))

    def damaged(self) -> list[str]:
        """List the digests under which something else is kept, reading everything."""
        kept = (one for digest in self.digests() for one in self._kept_as(digest))
        return [one.digest for one in kept if one.found != one.digest]

    def _kept_as(self, digest: str) -> Iterator[Artefact]:
        return self._read(_rows().where(artefact.c.digest == digest))

    def _read(self, statement: sa.Select[tuple[str, str, bytes]]) -> Iterator[Artefact]:
        if self._is_there():
            with self._engine.connect() as connection:
                for row in connection.execute(statement):
                    yield Artefact(row.digest, row.media_type, bytes(row.content))

    def _is_there(self) -> bool:
        if not self._has_place:
            self._has_place = sa.inspect(self._engine).has_table(artefact.name)
        return self._has_place


def _rows() -> sa.Select[tuple[str, str, bytes]]:
    columns = artefact.c.digest, artefact.c.media_type, artefact.c.content
    return sa.select(*columns).order_by(artefact.c.digest)
