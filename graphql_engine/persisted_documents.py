"""Persisted documents: requested by their hash, and by a setting the only ones."""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from graphql_engine.errors import BadRequestError
from graphql_engine.operation import GraphQLRequest

NOT_FOUND = "PERSISTED_QUERY_NOT_FOUND"
"""The code by which clients learn that they have to send the document itself."""


def hash_of(document: str) -> str:
    """Return the identifier by which a document is requested."""
    return f"sha256:{sha256(document.encode()).hexdigest()}"


def read_documents(*folders: Path) -> Mapping[str, str]:
    """Read the ``.graphql`` files of folders, recursively: hash -> document."""
    files = (file for folder in folders for file in folder.rglob("*.graphql"))
    texts = (file.read_bytes().decode() for file in files)
    return {hash_of(text): text for text in texts}


class PersistedDocuments(NamedTuple):
    """The documents that an endpoint knows by their hash.

    Attributes:
        documents: hash -> document.
        only: whether the endpoint executes no other documents.
    """

    documents: Mapping[str, str]
    only: bool

    def resolve(self, request: GraphQLRequest) -> GraphQLRequest:
        """Return a request with its document in full.

        Raises:
            BadRequestError: the document is not known, not allowed, or not the one
                that the hash is of.
        """
        if not request.document:
            return request._replace(document=self._find(request.document_id))
        if request.document_id and request.document_id != hash_of(request.document):
            reason = "the hash is not that of the document"
            raise BadRequestError(reason)
        self.check(request.document)
        return request

    def check(self, document: str) -> None:
        """Refuse a document that is not persisted, if only those are executed.

        Raises:
            BadRequestError: it is not.
        """
        if self.only and hash_of(document) not in self.documents:
            reason = "only trusted documents are answered here, and this is none"
            raise BadRequestError(reason)

    def _find(self, document_id: str) -> str:
        found = self.documents.get(document_id)
        if found is None:
            reason = f"no trusted document has the hash {document_id[:80]!r}"
            raise BadRequestError(reason, code=NOT_FOUND)
        return found


ALL_DOCUMENTS = PersistedDocuments({}, only=False)
"""No persisted documents: every document is executed."""
