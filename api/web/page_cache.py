"""Pages that are kept in memory, up to a number of bytes, and their ETags."""

from collections import OrderedDict
from hashlib import blake2b
from threading import Lock
from typing import NamedTuple

from starlette.requests import Request
from starlette.responses import Response

MOST_BYTES = 16_000_000
"""Bytes of all pages that are kept."""

MUST_ASK = "private, no-cache"
VARY = "Accept-Language, Cookie"

PageKey = tuple[object, ...]


class CachedPage(NamedTuple):
    """A page as it is sent."""

    body: bytes
    media_type: str
    etag: str

    @classmethod
    def of(cls, body: bytes, media_type: str) -> "CachedPage":
        """Make one; its ETag is weak, because it may be sent compressed or not."""
        digest = blake2b(body, digest_size=16).hexdigest()
        return cls(body, media_type, f'W/"{digest}"')

    def response(self, request: Request) -> Response:
        """Return the response, or 304 if the client has the page already."""
        headers = {"etag": self.etag, "cache-control": MUST_ASK, "vary": VARY}
        if self.etag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(self.body, media_type=self.media_type, headers=headers)


def page_key(request: Request, language: str) -> PageKey:
    """Return all that a page depends on: address, language, log and today's date."""
    services = request.app.state.services
    position = services.log.reader.head().position
    return request.url.path, request.url.query, language, position, services.today


class PageCache:
    """Keeps the pages that were requested last."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._most_bytes = most_bytes
        self._kept: OrderedDict[PageKey, CachedPage] = OrderedDict()
        self._bytes = 0
        self._lock = Lock()

    def find(self, key: PageKey) -> CachedPage | None:
        """Return a page, if it is kept."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def add(self, key: PageKey, page: CachedPage) -> None:
        """Keep a page, and remove those that were not requested for longest."""
        with self._lock:
            if key not in self._kept:
                self._kept[key] = page
                self._bytes += len(page.body)
            while self._bytes > self._most_bytes:
                _, oldest = self._kept.popitem(last=False)
                self._bytes -= len(oldest.body)
