"""Answers that are kept: by all that they depend on, within a number of bytes."""

from collections import OrderedDict
from hashlib import blake2b
from secrets import token_bytes
from threading import Lock
from typing import NamedTuple

LARGEST_BYTES = 64_000_000
"""Bytes of answers kept in memory."""

OVERHEAD_BYTES = 500
"""What an answer takes besides its bytes, roughly."""

_SALT = token_bytes(16)
"""Another program may give other words: nothing is taken over from one."""


class Kept(NamedTuple):
    """An answer.

    Attributes:
        tag: hash of all that the answer depends on; the key in the cache.
        is_fixed: whether the answer stays the same whatever will be recorded.
        etag: hash of the body, or empty if clients must not keep the answer.
    """

    tag: str
    body: bytes
    is_fixed: bool
    etag: str = ""


def etag_of(body: bytes) -> str:
    """Hash a body: every process, version and restart gives the same body one ETag."""
    return blake2b(body, digest_size=16).hexdigest()


def tag_of(*parts: object) -> str:
    """Give the hash of what an answer depends on."""
    return blake2b(repr(parts).encode(), key=_SALT, digest_size=16).hexdigest()


class Answers:
    """Keeps the answers that were last asked for, by tag."""

    def __init__(self, largest: int = LARGEST_BYTES) -> None:
        self._largest = largest
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._turn = Lock()
        self.size = 0

    def get(self, tag: str) -> Kept | None:
        """Give an answer, if it is kept."""
        with self._turn:
            kept = self._kept.get(tag)
            if kept:
                self._kept.move_to_end(tag)
            return kept

    def keep(self, answer: Kept) -> None:
        """Keep an answer, and let go of those that were not asked for the longest."""
        with self._turn:
            self._drop(answer.tag)
            self._kept[answer.tag] = answer
            self.size += _size(answer)
            while self.size > self._largest:
                self._drop(next(iter(self._kept)))

    def _drop(self, tag: str) -> None:
        dropped = self._kept.pop(tag, None)
        if dropped:
            self.size -= _size(dropped)


def _size(answer: Kept) -> int:
    return len(answer.body) + OVERHEAD_BYTES
