"""The cache of responses: bounded in bytes, those requested last kept."""

import gzip

from graphql_engine.http.response_cache import (
    OVERHEAD_BYTES,
    GraphQLResponse,
    ResponseCache,
    cache_key,
    compress,
    etag_of,
)

BODY = b"x" * 100


def response(body: bytes = BODY) -> GraphQLResponse:
    """Make a response."""
    return GraphQLResponse(body, etag_of(body))


def test_responses_stay_within_their_bytes() -> None:
    """The response that was not requested for longest is removed first."""
    cache = ResponseCache(2 * (OVERHEAD_BYTES + len(BODY)))
    for key in (b"a", b"b"):
        cache.add(key, response())

    cache.find(b"a")
    cache.add(b"c", response())

    assert [bool(cache.find(key)) for key in (b"a", b"b", b"c")] == [True, False, True]
    assert cache.bytes == 2 * (OVERHEAD_BYTES + len(BODY))


def test_response_that_is_added_again_counts_once() -> None:
    """Two threads may have executed the same operation."""
    cache = ResponseCache()

    cache.add(b"a", response())
    cache.add(b"a", response(b"other"))

    found = cache.find(b"a")
    assert found
    assert found.body == b"other"
    assert cache.bytes == OVERHEAD_BYTES + len(b"other")


def test_compressed_body_counts() -> None:
    """It takes memory too."""
    cache = ResponseCache()
    packed = compress(response(b"x" * 10_000))

    cache.add(b"a", response(b"x" * 10_000))
    cache.add(b"a", packed)

    assert cache.bytes == OVERHEAD_BYTES + 10_000 + len(packed.gzipped)
    assert gzip.decompress(packed.gzipped) == packed.body


def test_key_depends_on_each_part() -> None:
    """No two requests share a response unless all that it depends on is equal."""
    keys = {cache_key("a", "b"), cache_key("ab", ""), cache_key("a", None)}

    assert len(keys) == 3
