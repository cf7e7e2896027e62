"""Trusted documents: asked for by their hash, and if one so wishes no others."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from graphql_engine.http.request import BadRequestError, Posed

NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
"""The code by which clients know that they have to send the document itself."""

OURS = Path(__file__).parents[2] / "api" / "web" / "operations"
"""The documents of our own pages."""


def hash_of(document: str) -> str:
    """Give the name by which a document is asked for."""
    return f"sha256:{sha256(document.encode()).hexdigest()}"


def documents_in(*folders: Path) -> Mapping[str, str]:
    """Read the documents in folders and those below them, by their hash."""
    files = (file for folder in folders for file in folder.rglob("*.graphql"))
    texts = (file.read_bytes().decode() for file in files)
    return {hash_of(text): text for text in texts}


class Documents:
    """Which documents are answered.

    Args:
        trusted: documents by their hash.
        only: whether no others are.
    """

    def __init__(self, trusted: Mapping[str, str], *, only: bool) -> None:
        self._trusted = trusted
        self._only = only

    def admit(self, posed: Posed) -> Posed:
        """Give what is asked, its document in full.

        Raises:
            BadRequestError: the document is not known, not trusted, or another one
                than its hash says.
        """
        if not posed.document:
            return posed._replace(document=self._found(posed.document_id))
        if posed.document_id and posed.document_id != hash_of(posed.document):
            reason = "the hash is not that of the document"
            raise BadRequestError(reason)
        self.check(posed.document)
        return posed

    def check(self, document: str) -> None:
        """Refuse a document that is not trusted, if only those are answered.

        Raises:
            BadRequestError: it is not.
        """
        if self._only and hash_of(document) not in self._trusted:
            reason = "only trusted documents are answered here, and this is none"
            raise BadRequestError(reason)

    def _found(self, document_id: str) -> str:
        found = self._trusted.get(document_id)
        if found is None:
            reason = f"no trusted document has the hash {document_id[:80]!r}"
            raise BadRequestError(reason, code=NOT_FOUND)
        return found
