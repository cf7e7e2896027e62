"""The record's own schema is executed by plans as the library executes it."""

from copy import copy
from functools import cache

import pytest
from graphql import (
    GraphQLInterfaceType,
    GraphQLObjectType,
    get_named_type,
    is_leaf_type,
    is_required_argument,
)
from strawberry import Schema
from strawberry.schema.schema import StrawberryGraphQLCoreExecutionContext

from api.graphql.context import Context
from graphql_engine.executor import PlannedExecutor
from graphql_engine.executor.plan import COMPILE_AFTER
from tests.support.executor_pairs import Pair
from tests.support.graphql_queries import Asker
from tests.support.product_engine import (
    client_schema,
    product_engine,
    product_schema,
)

pytestmark = pytest.mark.slow

pytest_plugins = ("tests.support.graphql_ledgers",)


def fields_of(name: str, depth: int) -> str:
    """Select all fields of a type that need no argument, so many levels deep."""
    found = ["__typename"]
    kind = client_schema().type_map[name]
    assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
    for one, field in kind.fields.items():
        named = get_named_type(field.type)
        if any(is_required_argument(given) for given in field.args.values()):
            continue
        if is_leaf_type(named):
            found.append(one)
        elif depth:
            found.append(f"{one} {fields_of(named.name, depth - 1)}")
    return f"{{ {' '.join(found)} }}"


QUESTIONS = {
    "entries": '{ at(asOf: "2021-03-31", language: ZH) { timeline(first: 12) { edges {'
    f" cursor node {fields_of('Entry', 1)} }} pageInfo {{ endCursor }} }} }} }}",
    "matrix": f'{{ at(asOf: "2021-03-31") {{ matrix {fields_of("AreaRow", 1)} }} }}',
    "subject": '{ at { subject(reference: "joint-task-force") '
    f"{fields_of('Subject', 1)} }} }}",
    "kinds": f"{{ kinds {fields_of('KindDescription', 1)} }}",
    "refusal": """{ before: at { moment { position } } kinds { name }
        at { timeline(first: -1) { edges { cursor } } } }""",
}


def executed_by(executor: type[StrawberryGraphQLCoreExecutionContext]) -> Schema:
    """Return the product's schema with an executor."""
    other = copy(product_schema())
    other.execution_context_class = executor
    return other


@cache
def product_pair() -> Pair:
    """Return the product's schema with the library's executor and with ours."""
    stock = executed_by(StrawberryGraphQLCoreExecutionContext)
    return Pair(stock, executed_by(PlannedExecutor))


@pytest.mark.parametrize("compile_after", [0, COMPILE_AFTER])
@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_are_answered_alike(
    name: str, compile_after: int, founded: Asker
) -> None:
    """Dashboards get what they would get from the library's executor."""
    context = Context(founded.services)
    pair = product_pair()._replace(context=lambda: context, compile_after=compile_after)

    answer = pair.assert_same(QUESTIONS[name])

    assert bool(answer.errors) == (name == "refusal")


@pytest.mark.parametrize("name", QUESTIONS)
def test_document_sent_again_is_answered_alike(name: str, founded: Asker) -> None:
    """The engine keeps the plan with the document, and uses it again."""
    document, context = QUESTIONS[name], Context(founded.services)
    expected = product_pair().stock.execute_sync(document, context_value=context)

    execute = product_engine().execute_sync
    results = [execute(document, context_value=context) for _ in range(4)]

    assert [repr(one.data) for one in results] == [repr(expected.data)] * 4
