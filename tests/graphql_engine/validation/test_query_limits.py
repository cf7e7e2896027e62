"""Limits and validation of documents: once for each that is cached."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLError,
    OperationDefinitionNode,
    ValidationRule,
    build_schema,
)

from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.document_cache import ParsedDocument
from graphql_engine.validation.query_limits import (
    QueryLimits,
    input_milliseconds,
)

SCHEMA = build_schema("type Query { page(first: Int): [Query!]! }")
PAGE = "query ($n: Int) { page(first: $n) { __typename } }"

validated: list[str] = []


class Refusing(ValidationRule):
    """Refuses every operation, and notes it."""

    def enter_operation_definition(
        self, node: OperationDefinitionNode, *_: object
    ) -> None:
        """Refuse it."""
        validated.append(node.kind)
        self.report_error(GraphQLError("refused", node))


@pytest.fixture
def limits() -> Iterator[QueryLimits]:
    """Make limits whose rule refuses everything."""
    validated.clear()
    yield QueryLimits(SCHEMA, CostTable(), [Refusing])
    validated.clear()


def test_document_is_validated_once(limits: QueryLimits) -> None:
    """What was found out about it is remembered with it."""
    parsed = ParsedDocument(PAGE)

    messages = [limits.check(parsed, {"n": n}).errors[0].message for n in (1, 2, 3)]

    assert messages == ["refused"] * 3
    assert len(validated) == 1


def test_document_that_is_too_large_is_not_validated(limits: QueryLimits) -> None:
    """That would take long; and with a smaller page it may be right."""
    parsed = ParsedDocument(
        PAGE.replace("__typename", "page(first: $n) { __typename }")
    )

    [large], [small] = (limits.check(parsed, {"n": n}).errors for n in (500, 1))

    assert "the operation is too large: it has 250,500 nodes on its pages" in str(large)
    assert large.extensions == {"code": "TOO_LARGE"}
    assert str(small).startswith("refused")
    assert len(validated) == 1


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ({"n": 1}, {"n": 500}),
        ({"s": "one word"}, {"s": "word " * 90}),
        ({"s": ["a"]}, {"s": ["a"] * 100}),
    ],
)
def test_larger_operation_is_estimated_to_take_longer(
    limits: QueryLimits, small: dict[str, object], large: dict[str, object]
) -> None:
    """Pages, words that may be searched for, and values take time."""
    parsed = ParsedDocument(PAGE)

    less, more = (
        limits.check(parsed, variables).milliseconds for variables in (small, large)
    )

    assert more - less > 5


def test_words_in_the_document_take_as_long_as_those_in_a_variable(
    limits: QueryLimits,
) -> None:
    """Nobody gets around the estimate by writing them there."""
    words = "word " * 50
    written = ParsedDocument(f'{{ page(first: 1, of: "{words}") {{ __typename }} }}')
    parsed = ParsedDocument("{ page(first: 1) { __typename } }")

    of_words, of_none = (limits.check(one, {}) for one in (written, parsed))

    difference = of_words.milliseconds - of_none.milliseconds
    assert difference == pytest.approx(input_milliseconds([words]))
