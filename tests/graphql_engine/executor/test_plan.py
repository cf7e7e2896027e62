"""Plans are made once and bounded, and leave unusual fields to the library."""

import gc
from collections.abc import Callable
from enum import Flag
from typing import Any

import pytest
import strawberry
from graphql import DocumentNode, OperationDefinitionNode, build_schema, parse
from strawberry.directive import DirectiveLocation
from strawberry.extensions import SchemaExtension

from graphql_engine.engine import GraphQLEngine
from graphql_engine.executor import PlannedExecutor
from graphql_engine.executor.plan import (
    COMPILE_AFTER,
    MOST_PLANS,
    PLANS,
    Plan,
    PlanCache,
)
from graphql_engine.validation.cost_table import CostTable
from tests.support.executor_pairs import Pair

MANY = 50
SCHEMA = build_schema("type Query { words: String }")


@strawberry.enum
class Right(Flag):
    """An enumeration whose members can be joined."""

    READ = 1
    WRITE = 2


@strawberry.type
class Word:
    """A text, and how often it was resolved."""

    text: str
    right: Right = Right.READ
    asked: strawberry.Private[list[str]]

    @strawberry.field
    def counted(self) -> str:
        """Note that it was resolved."""
        self.asked.append(self.text)
        return self.text


@strawberry.type
class Query:
    """Words from a root value."""

    words: list[Word]


class Loud(SchemaExtension):
    """Changes what every field gives."""

    def resolve(
        self,
        _next: Callable[..., Any],
        root: object,
        info: Any,  # noqa: ANN401 - the library's
        *args: object,
        **kwargs: object,
    ) -> object:
        """Add an exclamation mark to texts."""
        found = _next(root, info, *args, **kwargs)
        return f"{found}!" if isinstance(found, str) else found


@strawberry.directive(locations=[DirectiveLocation.FIELD])
def turned(value: str) -> str:
    """Turn a text round."""
    return value[::-1]


def words(_: int = 0) -> Query:
    """Make a root."""
    return Query(words=[Word(text=f"word {n}", asked=[]) for n in range(MANY)])


AT_ONCE_OR_LATER = pytest.mark.parametrize("compile_after", [0, COMPILE_AFTER])


def pair(**options: Any) -> Pair:  # noqa: ANN401 - those of a schema
    """Make a schema twice."""
    planned = strawberry.Schema(
        Query, execution_context_class=PlannedExecutor, **options
    )
    return Pair(strawberry.Schema(Query, **options), planned, words)


def operation(document: DocumentNode) -> OperationDefinitionNode:
    """Return a document's operation."""
    found = document.definitions[0]
    assert isinstance(found, OperationDefinitionNode)
    return found


@pytest.mark.parametrize(
    "options",
    [
        {"extensions": [Loud]},
        {"directives": [turned]},
        {"config": strawberry.schema.config.StrawberryConfig(default_resolver=getattr)},
    ],
)
def test_what_surrounds_fields_is_heard(options: dict[str, Any]) -> None:
    """Extensions and directives of an operation see each value."""
    document = "{ words { text @turned counted } }"
    if "directives" not in options:
        document = document.replace("@turned", "")

    pair(**options).assert_same(document)


def test_members_joined_are_refused_as_ever() -> None:
    """A value that has no name in the schema is an error of its field."""
    both = pair()
    root = words()
    root.words[0].right = Right.READ | Right.WRITE
    both = both._replace(root=lambda _: root)

    assert both.assert_same("{ words { right } }").errors


@AT_ONCE_OR_LATER
def test_nothing_is_resolved_twice(compile_after: int) -> None:
    """A resolver is called once for each value."""
    root = words()
    root.words[3].text = None  # type: ignore[assignment]  # null where it may not be
    schema = pair().planned
    plans = {PLANS: PlanCache(compile_after)}

    result = schema.execute_sync(
        "{ words { counted text } }", root_value=root, operation_extensions=plans
    )

    assert result.data is None
    assert [one.asked for one in root.words[:4]] == [
        [one.text] for one in root.words[:4]
    ]


def test_plan_is_made_once_for_what_decides() -> None:
    """One plan serves all values of a variable, unless it decides what is selected."""
    plans = PlanCache()
    document = parse("query ($n: Int, $if: Boolean!) { words @skip(if: $if) { text } }")

    found = [
        plans.find(SCHEMA, operation(document), {}, {"n": number, "if": decides})
        for number, decides in [(1, True), (2, True), (2, False)]
    ]

    assert found[0] is found[1]
    assert found[1] is not found[2]


def test_few_plans_of_a_document_are_kept() -> None:
    """A client that sends other values each time takes no memory."""
    plans = PlanCache()
    document = parse("query ($if: Boolean!) { words @skip(if: $if) { text } }")

    found = [
        plans.find(SCHEMA, operation(document), {}, {"if": number})
        for number in range(2 * MOST_PLANS)
    ]

    assert len(list(filter(None, found))) == MOST_PLANS


def test_plans_go_with_their_documents() -> None:
    """Nothing is left of an operation for the garbage collector."""
    engine = GraphQLEngine(
        strawberry.Schema(Query), cost_table=CostTable(), error_mapping=lambda one: one
    )
    gc.collect()
    gc.freeze()
    gc.disable()

    for number in range(5):
        text = f"{{ words {{ again{number}: text }} }}"
        assert engine.execute_sync(text, root_value=words()).errors is None

    left = [one for one in gc.get_objects() if isinstance(one, PlanCache | Plan)]
    gc.enable()
    assert left == []


def test_responses_in_parts_have_no_plan() -> None:
    """Deferred fields are left to the library."""
    document = parse("{ words { ... @defer { text } } }")

    assert PlanCache().find(SCHEMA, operation(document), {}, {}) is None
