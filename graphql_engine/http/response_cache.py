"""Responses that are kept in memory, up to a number of bytes."""

import gzip
from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import NamedTuple

MOST_BYTES = 64_000_000
"""Bytes of all cached responses."""

OVERHEAD_BYTES = 500
"""Bytes that a cached response takes beside its body, roughly."""

COMPRESSED_FROM_BYTES = 1_000
"""Bytes from which a body is compressed: a smaller one fits into one packet anyway."""

COMPRESSION_LEVEL = 4
"""Of zlib: 126 kB of JSON become 16 kB in 0.8 ms (level 6: 15 kB in 1.7 ms)."""


class GraphQLResponse(NamedTuple):
    """A response, before it is sent over HTTP.

    Attributes:
        etag: hash of the body; "" if clients must not store the response.
        is_immutable: whether the response stays the same for ever.
        is_request_error: whether the operation was refused before it was executed.
        position: the position of the data that the response shows.
        retry_after: after how many seconds the same request may succeed; 0 if nothing
            was unavailable.
        gzipped: the body, compressed; b"" until a client accepted it.
    """

    body: bytes
    etag: str = ""
    is_immutable: bool = False
    is_request_error: bool = False
    position: int = 0
    retry_after: int = 0
    gzipped: bytes = b""

    @property
    def is_compressible(self) -> bool:
        """Whether the body is so long that it is worth the time to compress it."""
        return len(self.body) >= COMPRESSED_FROM_BYTES


def compress(response: GraphQLResponse) -> GraphQLResponse:
    """Return a response with its compressed body."""
    gzipped = gzip.compress(response.body, COMPRESSION_LEVEL, mtime=0)
    return response._replace(gzipped=gzipped)


def etag_of(body: bytes) -> str:
    """Hash a body: every process, version and restart gives the same body one ETag."""
    return blake2b(body, digest_size=16).hexdigest()


def cache_key(*parts: object) -> bytes:
    """Hash all that a response depends on."""
    return blake2b(repr(parts).encode(), digest_size=16).digest()


class ResponseCache:
    """Keeps the responses that were requested last, by key.

    Attributes:
        bytes: what the cached responses take.
    """

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._cached: OrderedDict[bytes, GraphQLResponse] = OrderedDict()
        self._lock = Lock()
        self.bytes = 0

    def find(self, key: bytes) -> GraphQLResponse | None:
        """Return a response, if it is cached."""
        with self._lock:
            found = self._cached.get(key)
            if found:
                self._cached.move_to_end(key)
            return found

    def add(self, key: bytes, response: GraphQLResponse) -> None:
        """Keep a response, and remove those that were not requested for longest."""
        with self._lock:
            self._remove(key)
            self._cached[key] = response
            self.bytes += _bytes_of(response)
            while self.bytes > self._most_bytes:
                self._remove(next(iter(self._cached)))

    def _remove(self, key: bytes) -> None:
        removed = self._cached.pop(key, None)
        if removed:
            self.bytes -= _bytes_of(removed)


def _bytes_of(response: GraphQLResponse) -> int:
    return len(response.body) + len(response.gzipped) + OVERHEAD_BYTES
