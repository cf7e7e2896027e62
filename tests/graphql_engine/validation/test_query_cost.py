"""The size of an operation, as its document and the cost table estimate it."""

from graphql import build_schema, parse

from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.limit_table import LARGEST_PAGE
from graphql_engine.validation.query_cost import FieldCosts, SizeEstimator
from graphql_engine.validation.query_size import QuerySize

NESTED = """
type Query { rows: [Query!]! page(first: Int = 50): Page }
type Page { rows: [Query!]! }
"""
NO_COSTS = CostTable()


def size_of(document: str, table: CostTable = NO_COSTS, **page_sizes: int) -> QuerySize:
    """Measure a document of one operation."""
    schema, costs = build_schema(NESTED), FieldCosts(table)
    [size] = SizeEstimator(schema, costs, parse(document), page_sizes).sizes()
    return size


def test_pages_in_pages_are_multiplied() -> None:
    """Pages multiply the lists below them, by the sizes that the request gives."""
    document = (
        "query ($n: Int) { page(first: 100) { rows { page(first: $n) { rows { page "
        "{ __typename } } } } } }"
    )

    small, large = (size_of(document, n=n) for n in (20, 10**9))

    assert (small.rows, large.rows) == (100 + 100 * 20, 100 + 100 * LARGEST_PAGE)


def test_list_without_a_page_counts_ten() -> None:
    """A list of unknown length counts as one of ten, at each level."""
    document = "{ ...A } fragment A on Query { rows { rows { rows { rows } } } }"

    size = size_of(document)

    assert size.rows == 10 + 10**2 + 10**3 + 10**4


def test_statements_are_those_of_the_table() -> None:
    """A field costs its statements for each object, or once for all of them."""
    table = CostTable(
        lengths={"Query.rows": 3},
        statements={"Page.rows": 7},
        statements_per_list={"Query.rows": 5},
        questions={"Query": 1},
        not_questions=frozenset({"Query.rows"}),
    )

    size = size_of("{ rows { page(first: 4) { rows { __typename } } } }", table)

    assert size.rows == 3 + 3 * 4
    assert size.statements == 1 + 3 * 1 + 3 * 7 + 5
    assert size.questions == 1


def test_field_that_is_not_defined_costs_nothing() -> None:
    """Validation refuses it; until then it must not be looked up in vain."""
    size = size_of("{ unknown { rows { rows } } }", CostTable(questions={"Query": 9}))

    assert (size.rows, size.statements, size.questions) == (0, 0, 0)
