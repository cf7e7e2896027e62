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
    LIMITS,
    MOST_PAGE_SIZES,
    QueryLimits,
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

    messages = [limits.check(parsed, {"n": n})[0].message for n in (1, 2, 3)]

    assert messages == ["refused"] * 3
    assert len(validated) == 1


def test_document_that_is_too_large_is_not_validated(limits: QueryLimits) -> None:
    """That would take long; and with a smaller page it may be right."""
    parsed = ParsedDocument(
        PAGE.replace("__typename", "page(first: $n) { __typename }")
    )

    [large], [small] = (limits.check(parsed, {"n": n}) for n in (500, 1))

    assert "the operation is too large: it has 250,500 nodes on its pages" in str(large)
    assert large.extensions == {"rule": "TooLarge"}
    assert str(small).startswith("refused")
    assert len(validated) == 1


def test_few_measurements_of_a_document_are_kept(limits: QueryLimits) -> None:
    """A client that sends another size each time takes no memory."""
    parsed = ParsedDocument(PAGE)

    for n in range(1, 3 * MOST_PAGE_SIZES):
        limits.measure(parsed, {"n": n})

    assert len(parsed.measurements) <= MOST_PAGE_SIZES


def test_larger_operation_is_estimated_to_take_longer(limits: QueryLimits) -> None:
    """It belongs in the lane from some size on."""
    parsed = ParsedDocument(PAGE)

    small, large = (limits.measure(parsed, {"n": n}).milliseconds for n in (1, 500))

    assert 0 < small < large
    assert LIMITS.page_nodes >= 500
