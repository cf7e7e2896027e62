"""The cache of documents: those sent again, one at a time, within a length."""

import gc
from itertools import count
from weakref import ref

from graphql_engine.validation.document_cache import (
    SECONDS_BETWEEN,
    DocumentCache,
    ParsedDocument,
)


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
    cache = DocumentCache(most=1_000, clock=count().__next__)

    for number in range(100):
        for _ in range(2):
            cache.parse(f"{{ a{number}: __typename }}")

    assert 900 < cache.characters <= 1_000


def test_documents_come_in_one_by_one() -> None:
    """A client that sends many documents twice at once changes little of the cache."""
    now = iter([0.0, 0.01, SECONDS_BETWEEN])
    cache = DocumentCache(clock=now.__next__)
    texts = ["{ __typename }", "{ a: __typename }", "{ b: __typename }"]

    for text in texts:
        for _ in range(2):
            cache.parse(text)

    assert [cache.find(text) is not None for text in texts] == [True, False, True]


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


def test_sizes_of_pages_are_found_whatever_stands_between() -> None:
    """A document is measured anew for each size that a request gives of a page."""
    parsed = ParsedDocument(
        "query first($n: Int, $of: String) { at { timeline(of: $of, first: # so many\n"
        ", $n) { edges { cursor } } } }"
    )

    page_sizes = parsed.page_sizes({"n": 7, "of": "joint-task-force"})

    assert page_sizes == (("n", 7),)
