"""Limits on queries of the record: a larger one is refused, saying how large."""

import pytest

from graphql_engine.operation import GraphQLRequest
from graphql_engine.validation.limit_table import MOST_ERRORS
from tests.support.graphql_queries import Asker
from tests.support.product_engine import product_engine

pytest_plugins = ("tests.support.graphql_ledgers",)


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
            "{ at { " + "...A " * 33 + "} } fragment A on At { moment { asOf } }",
            "33 questions or acts, and 32 are allowed",
        ),
        (doubled(48), "1,000,000,000 fields, and 500 are allowed"),
        (doubled(100), "101 fragments, and 50 are allowed"),
        (
            (
                "{ at { a: subjects(first: 10000) { pageInfo { endCursor } } "
                "b: timeline(first: 10000) { pageInfo { endCursor } } "
                "c: roles(first: 1) { pageInfo { endCursor } } } }"
            ),
            "20,001 nodes on its pages, and 20,000 are allowed",
        ),
        (
            (
                "{ at { subjects(first: 30) { edges { node { timeline { facets "
                "{ total } } } } } } }"
            ),
            "462 statements for the database, as estimated, and 400 are allowed",
        ),
        (
            "{ __schema { types { fields { type { fields { name } } } } } }",
            (
                "66,600 parts of the schema to tell, as estimated from its lists, and "
                "30,000 are allowed"
            ),
        ),
        (
            "{ at { timeline(first: 10000) { edges { node { "
            + " ".join(f"a{n}: position" for n in range(45))
            + "} } } } }",
            "values, as estimated from its lists and pages, and 400,000 are allowed",
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


def test_operations_of_a_document_are_bounded() -> None:
    """One of them is executed, and all would have to be validated."""
    document = " ".join(f"query Q{n} {{ __typename }}" for n in range(21))

    [error] = product_engine().prepare(GraphQLRequest(document, {}, "Q0")).errors

    assert "21 operations, and 20 are allowed" in error.message


def test_large_pages_are_refused_with_what_helps(ask: Asker) -> None:
    """Who did not say how large a page is to be learns that it can be said."""
    page = "timeline(first: 10000) { edges { cursor } }"
    [of_pages] = ask.complaints(f"{{ at {{ one: {page} two: {page} three: {page} }} }}")
    [of_fields] = ask.complaints(f"{{ {' '.join(['__typename'] * 501)} }}")

    advice = "; give a smaller first, or ask in several operations"
    assert of_pages.endswith(advice)
    assert advice not in of_fields


def test_few_errors_are_told(ask: Asker) -> None:
    """However many mistakes a document has, the answer stays short."""
    complaints = ask.complaints("{ " + " ".join(f"x{n}" for n in range(99)) + " }")

    assert len(complaints) == MOST_ERRORS
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
