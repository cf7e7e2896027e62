"""Artefacts: bytes that entries name by their digest, verified whenever they are read.

What an edition says and the file that was issued are kept here beside the log, so that
no later version of the software can change them.
"""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256
from typing import NamedTuple

import sqlalchemy as sa

from domain.clock import now_utc
from store.database.read_only import check_recording_allowed
from store.database.transactions import dialect_of, write_transaction
from store.errors import (
    ArtefactDamagedError,
    ArtefactMissingError,
    ArtefactTooLargeError,
)
from store.formats import create_log
from store.instants import write_instant
from store.tables import artefact

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
            LedgerReadOnlyError: nothing can be kept in this ledger.
        """
        if len(content) > self._largest:
            raise ArtefactTooLargeError(size=len(content), limit=self._largest)
        check_recording_allowed(self._engine)
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
        kept = self._read(digest)
        if kept is None:
            raise ArtefactMissingError(digest=digest)
        if kept.actual_digest != digest:
            raise ArtefactDamagedError(digest=digest, found=kept.actual_digest)
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
        kept = map(self._read, self.digests())
        return [one.digest for one in kept if one and one.actual_digest != one.digest]

    def _read(self, digest: str) -> Artefact | None:
        if not self._table_exists():
            return None
        columns = [artefact.c[name] for name in Artefact._fields]
        statement = sa.select(*columns).where(artefact.c.digest == digest)
        with self._engine.connect() as connection:
            row = connection.execute(statement).one_or_none()
        return Artefact(row.digest, row.media_type, row.content) if row else None

    def _table_exists(self) -> bool:
        if not self._has_table:
            self._has_table = sa.inspect(self._engine).has_table(artefact.name)
        return self._has_table
