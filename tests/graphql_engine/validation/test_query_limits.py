"""Bounds and faults: what is too large is refused, what went wrong is not told."""

import gc
import logging
from itertools import count
from math import inf
from typing import Any
from weakref import ref

import pytest
import sqlalchemy as sa
from graphql import GraphQLError, build_schema, parse, validate

from api.graphql.schema import LIBRARY, schema
from graphql_engine.validation import query_limits
from graphql_engine.validation.document_cache import (
    PAUSE_SECONDS,
    DocumentCache,
    ParsedDocument,
)
from graphql_engine.validation.page_sizes import LARGEST_PAGE
from graphql_engine.validation.query_cost import Measure
from graphql_engine.validation.query_limits import ERRORS
from projections.reader import Reader
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)

AWAY = sa.exc.OperationalError("SELECT 1", None, Exception("it is away"))


def doubled(times: int) -> str:
    """Write fragments that double at each step."""
    steps = (f"fragment F{n} on At {{ ...F{n + 1} ...F{n + 1} }}" for n in range(times))
    last = f"fragment F{times} on At {{ moment {{ asOf }} }}"
    return f"{{ at {{ ...F0 }} }} {' '.join(steps)} {last}"


@pytest.mark.parametrize(
    ("document", "complaint"),
    [
        (
            "{" + " ".join(f"a{n}: __typename" for n in range(51)) + "}",
            "51 aliases, and 50 are allowed",
        ),
        (
            "{ at { moment { " + "asOf " * 1_000 + "} } }",
            "1,002 fields, and 500 are allowed",
        ),
        (
            "{ at { moment { " + "asOf " * 52 + "} } }",
            "51 repeated fields, and 50 are allowed",
        ),
        (
            "{ at { " + "x { " * 15 + "y" + " }" * 15 + " } }",
            "17 levels of fields, and 15 are allowed",
        ),
        (
            "{ __typename " + "@include(if: true) " * 51 + "}",
            "51 directives, and 50 are allowed",
        ),
        (
            "{ __schema { description } more: __schema { description } }",
            "2 introspections of the schema, and 1 are allowed",
        ),
        (
            "{ at { " + "...A " * 17 + "} } fragment A on At { moment { asOf } }",
            "17 questions or acts, and 16 are allowed",
        ),
        (doubled(48), "1,000,000,000 fields, and 500 are allowed"),
        (doubled(100), "101 fragments, and 50 are allowed"),
        (
            " ".join(f"query Q{n} {{ __typename }}" for n in range(21)),
            "21 operations, and 20 are allowed",
        ),
        (
            (
                "{ at { a: subjects(first: 500) { pageInfo { endCursor } } "
                "b: timeline(first: 101) { pageInfo { endCursor } } } }"
            ),
            "601 nodes on its pages, and 600 are allowed",
        ),
        (
            (
                "{ at { subjects(first: 20) { edges { node { timeline { facets "
                "{ total } } } } } } }"
            ),
            "312 statements for the database, as estimated, and 120 are allowed",
        ),
        (
            "{ __schema { types { fields { type { fields { name } } } } } }",
            (
                "66,600 parts of the schema to tell, as estimated from its lists, and "
                "30,000 are allowed"
            ),
        ),
        (
            "{ kinds { fields { name } fields { allowed } more: fields { "
            + " ".join(f"a{n}: name" for n in range(20))
            + "} } }",
            "values, as estimated from its lists and pages, and 25,000 are allowed",
        ),
        (
            f"{{ {'x' * 101} }}",
            "a word (name) of 101 characters, and 100 are allowed",
        ),
        (
            f'{{ node(id: "{"x" * 501}") {{ id }} }}',
            "a word (string) of 501 characters, and 500 are allowed",
        ),
        ("#" + "x" * 50_000, "50,001 characters, and 50,000 are allowed"),
    ],
)
def test_operation_is_bounded(ask: Asker, document: str, complaint: str) -> None:
    """A larger operation is refused before anything is read, saying how large."""
    [complained] = ask.complaints(document)

    assert complained.startswith("the operation is too large: it has ")
    assert complaint in complained


def test_large_pages_are_refused_with_what_helps(ask: Asker) -> None:
    """Who did not say how large a page is to be learns that it can be said."""
    page = "timeline(first: 500) { edges { cursor } }"
    [of_pages] = ask.complaints(f"{{ at {{ one: {page} two: {page} }} }}")
    [of_fields] = ask.complaints(f"{{ {' '.join(['__typename'] * 501)} }}")

    advice = "; give a smaller first, or ask in several operations"
    assert of_pages.endswith(advice)
    assert advice not in of_fields


def test_pages_in_pages_are_counted() -> None:
    """Pages multiply the lists below them, by the sizes that the request gives."""
    nested = "type Query { page(first: Int = 50): Page } type Page { rows: [Query!]! }"
    document = parse(
        "query ($n: Int) { page(first: 100) { rows { page(first: $n) { rows { page "
        "{ __typename } } } } } }"
    )

    [small], [large] = (
        Measure(build_schema(nested), document, {"n": n}).sizes() for n in (20, 10**9)
    )

    assert (small.rows, large.rows) == (100 + 100 * 20, 100 + 100 * LARGEST_PAGE)


def test_sizes_of_pages_are_found_whatever_stands_between() -> None:
    """A document is measured anew for each size that a request gives of a page."""
    known = ParsedDocument(
        "query first($n: Int, $of: String) { at { timeline(of: $of, first: # so many\n"
        ", $n) { edges { cursor } } } }"
    )

    paging = known.paging({"n": 7, "of": "joint-task-force"})

    assert paging == (("n", 7),)


def test_list_without_a_page_counts_ten() -> None:
    """A list whose length nobody asks for counts as one of ten, at each level."""
    nested = build_schema("type Query { rows: [Query!]! }")
    document = parse("{ ...A } fragment A on Query { rows { rows { rows { rows } } } }")

    [size] = Measure(nested, document, {}).sizes()

    assert size.rows == 10 + 10**2 + 10**3 + 10**4


def test_document_asked_again_is_read_and_checked_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Rules are built once, so that what was found out is remembered."""
    checks: list[Any] = []

    def check(*given: Any, **options: Any) -> list[GraphQLError]:  # noqa: ANN401 - those of the library
        checks.append(given)
        return validate(*given, **options)

    monkeypatch.setattr(query_limits, "validate", check)
    monkeypatch.setattr(LIBRARY, "_opens_at", -inf)

    for _ in range(5):
        schema.execute_sync("{ kinds { name } }")

    assert len(checks) == 2  # it is kept once it was asked a second time
    assert {rules for _, _, rules in checks} == {query_limits.RULES}


def test_documents_asked_once_drive_none_out() -> None:
    """Who asks something else each time takes no memory, and no time from others."""
    library = DocumentCache(most=1_000)
    for _ in range(2):
        kept = library.read("{ __typename }")

    for number in range(2_000):
        library.read(f"{{ a{number}: __typename }}")

    assert library.read("{ __typename }") is kept
    assert len(library) == 1


def test_documents_are_kept_up_to_a_length() -> None:
    """What is asked again is kept, but never more than a number of characters."""
    library = DocumentCache(most=1_000, clock=count().__next__)

    for number in range(100):
        for _ in range(2):
            library.read(f"{{ a{number}: __typename }}")

    assert 900 < library.characters <= 1_000


def test_documents_come_in_one_by_one() -> None:
    """Who asks many documents twice in no time changes little of what is kept."""
    now = iter([0.0, 0.01, PAUSE_SECONDS])
    library = DocumentCache(clock=now.__next__)
    read = ["{ __typename }", "{ a: __typename }", "{ b: __typename }"]

    for text in read:
        for _ in range(2):
            library.read(text)

    assert [library.holds(text) for text in read] == [True, False, True]


def test_document_goes_when_nobody_holds_it() -> None:
    """A document that is not kept leaves nothing for the collector to walk over."""
    gc.disable()
    try:
        document = ref(
            ParsedDocument("{ at { moment { position } } }").document.definitions[0]
        )
        assert document() is None
    finally:
        gc.enable()


def test_few_errors_are_told(ask: Asker) -> None:
    """However many mistakes a document has, the answer stays short."""
    complaints = ask.complaints("{ " + " ".join(f"x{n}" for n in range(99)) + " }")

    assert len(complaints) == ERRORS
    assert "Validation aborted" in complaints[-1]


def test_ring_of_fragments_is_refused(ask: Asker) -> None:
    """Fragments that spread each other end in a refusal, not in a circle."""
    complaints = ask.complaints(
        "{ at { ...A } } fragment A on At { ...B } fragment B on At { ...A }"
    )

    assert "Cannot spread fragment" in complaints[0]


def test_document_of_too_many_words_is_refused(ask: Asker) -> None:
    """Reading a document ends at two thousand tokens."""
    [complained] = ask.complaints("{ " + "__typename " * 2_001 + "}")

    assert "more than 2000 tokens" in complained


def test_fault_is_masked_and_logged_under_a_number(
    ask: Asker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A client learns the number of a fault; what went wrong stands in our log."""

    def fail(*_given: object) -> None:
        message = "a secret path"
        raise ZeroDivisionError(message)

    monkeypatch.setattr(Reader, "moment", fail)

    with caplog.at_level(logging.ERROR):
        [complained] = ask.complaints("{ at { moment { asOf } } }")

    number = complained.rpartition(" ")[2]
    assert (
        complained
        == f"something unforeseen went wrong; it was logged as fault {number}"
    )
    assert number in caplog.text
    assert "a secret path" in caplog.text


def test_database_that_is_away_is_said_to_be(
    ask: Asker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A client learns that the ledger did not answer and that asking again is safe."""

    def fail(*_given: object) -> None:
        raise AWAY

    monkeypatch.setattr(Reader, "moment", fail)

    [complained] = ask.complaints("{ at { moment { asOf } } }")

    assert complained.startswith("the ledger did not answer (it is away): try again")
