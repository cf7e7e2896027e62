"""Texts that mean nothing to their reader: cursors, and the ids of objects."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from hashlib import blake2b

import msgspec
import strawberry

DIGEST_BYTES = 12
"""Bytes of an id that is made from content; two different contents never share one."""


def opaque(value: object) -> str:
    """Write a plain value as an opaque text."""
    return _base64(msgspec.json.encode(value))


def transparent(text: str) -> bytes:
    """Read what ``opaque`` wrote.

    Raises:
        ValueError: it did not write the text.
    """
    padded = text + "=" * (-len(text) % 4)
    return urlsafe_b64decode(padded.encode("ascii"))


def content_id(*content: object) -> strawberry.ID:
    """Make an id from what an object says: equal objects have equal ids."""
    digest = blake2b(repr(content).encode(), digest_size=DIGEST_BYTES)
    return strawberry.ID(_base64(digest.digest()))


def _base64(value: bytes) -> str:
    return urlsafe_b64encode(value).decode().rstrip("=")
