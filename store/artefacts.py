"""Artefacts: bytes that entries name by their digest, verified whenever they are read.

What an edition says and the file that was issued are kept here beside the log, so that
no later version of the software can change them.
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
from store.transactions import dialect_of, write_transaction

LARGEST = 100_000_000
"""How many bytes are kept at most, unless another limit is given."""


class Artefact(NamedTuple):
    """Bytes as they are kept.

    Attributes:
        digest: the SHA-256 under which they are kept, hexadecimal.
    """

    digest: str
    media_type: str
    content: bytes

    @property
    def actual_digest(self) -> str:
        """The SHA-256 of the bytes as they are now."""
        return digest_of(self.content)


def digest_of(content: bytes) -> str:
    """Return the digest under which bytes are kept: SHA-256, hexadecimal."""
    return sha256(content).hexdigest()


class Artefacts:
    """The artefacts of one ledger.

    A ledger made by an earlier version gets the table when the first one is kept.
    """

    def __init__(
        self,
        engine: sa.Engine,
        *,
        clock: Callable[[], datetime] = now_utc,
        largest: int = LARGEST,
    ) -> None:
        self._engine = engine
        self._clock = clock
        self._largest = largest
        self._has_table = False

    def put(self, content: bytes, media_type: str) -> str:
        """Keep bytes, once, and return their digest.

        Raises:
            ArtefactTooLargeError: there are too many; nothing was kept.
        """
        if len(content) > self._largest:
            raise ArtefactTooLargeError(size=len(content), limit=self._largest)
        if not self._table_exists():
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
        with write_transaction(self._engine) as connection:
            # SQLite's guard would refuse a second row before ON CONFLICT applies.
            if connection.scalar(known) is None:
                connection.execute(insert, row)
        return digest

    def get(self, digest: str) -> Artefact:
        """Read the artefact with a digest.

        Raises:
            ArtefactMissingError: none is kept under it.
            ArtefactDamagedError: the bytes kept under it have another digest.
        """
        statement = _rows().where(artefact.c.digest == digest)
        found = list(self._read(statement))
        if not found:
            raise ArtefactMissingError(digest=digest)
        (kept,) = found
        if kept.actual_digest != kept.digest:
            raise ArtefactDamagedError(digest=kept.digest, found=kept.actual_digest)
        return kept

    def digests(self) -> list[str]:
        """List the digests of all artefacts, in order."""
        if not self._table_exists():
            return []
        statement = sa.select(artefact.c.digest).order_by(artefact.c.digest)
        with self._engine.connect() as connection:
            return list(connection.scalars(statement))

    def damaged(self) -> list[str]:
        """Read all artefacts, and list the digests under which other bytes are kept."""
        kept = (one for digest in self.digests() for one in self._kept_as(digest))
        return [one.digest for one in kept if one.actual_digest != one.digest]

    def _kept_as(self, digest: str) -> Iterator[Artefact]:
        return self._read(_rows().where(artefact.c.digest == digest))

    def _read(self, statement: sa.Select[tuple[str, str, bytes]]) -> Iterator[Artefact]:
        if self._table_exists():
            with self._engine.connect() as connection:
                for row in connection.execute(statement):
                    yield Artefact(row.digest, row.media_type, bytes(row.content))

    def _table_exists(self) -> bool:
        if not self._has_table:
            self._has_table = sa.inspect(self._engine).has_table(artefact.name)
        return self._has_table


def _rows() -> sa.Select[tuple[str, str, bytes]]:
    columns = artefact.c.digest, artefact.c.media_type, artefact.c.content
    return sa.select(*columns).order_by(artefact.c.digest)
