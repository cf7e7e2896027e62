"""The cache of documents: those sent again, within a length."""

import gc
from weakref import ref

from graphql_engine.validation.document_cache import DocumentCache, ParsedDocument


def test_documents_sent_once_remove_none() -> None:
    """A client that sends another document each time takes no memory from others."""
    cache = DocumentCache(most=1_000)
    for _ in range(2):
        cached = cache.parse("{ __typename }")

    for number in range(2_000):
        cache.parse(f"{{ a{number}: __typename }}")

    assert cache.parse("{ __typename }") is cached
    assert len(cache) == 1


def test_documents_are_cached_up_to_a_length() -> None:
    """What is sent again is cached, but never more than a number of characters."""
    cache = DocumentCache(most=1_000)

    for number in range(100):
        for _ in range(2):
            cache.parse(f"{{ a{number}: __typename }}")

    assert 900 < cache.characters <= 1_000


def test_document_that_nothing_refers_to_is_freed() -> None:
    """It leaves nothing for the garbage collector."""
    gc.disable()
    try:
        document = ref(
            ParsedDocument("{ at { moment { position } } }").document.definitions[0]
        )
        assert document() is None
    finally:
        gc.enable()
