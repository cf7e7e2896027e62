"""Plans are made once, kept within bounds, and stand back where others have a say."""

import asyncio
import gc
from collections.abc import Callable
from enum import Flag
from typing import Any

import pytest
import strawberry
from graphql import DocumentNode, OperationDefinitionNode, parse
from strawberry.directive import DirectiveLocation
from strawberry.extensions import SchemaExtension

from graphql_engine.executor import PlannedExecutor
from graphql_engine.executor.plan_cache import Operations
from tests.support.executor_pairs import EagerExecutor, Pair

MANY = 50


@strawberry.enum
class Right(Flag):
    """An enumeration whose members can be joined."""

    READ = 1
    WRITE = 2


@strawberry.type
class Word:
    """A text, and how often it was asked for."""

    text: str
    right: Right = Right.READ
    asked: strawberry.Private[list[str]]

    @strawberry.field
    def counted(self) -> str:
        """Note that it was asked."""
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
        """Say texts loudly."""
        found = _next(root, info, *args, **kwargs)
        return f"{found}!" if isinstance(found, str) else found


@strawberry.directive(locations=[DirectiveLocation.FIELD])
def turned(value: str) -> str:
    """Turn a text round."""
    return value[::-1]


def words(_: int = 0) -> Query:
    """Make a root."""
    return Query(words=[Word(text=f"word {n}", asked=[]) for n in range(MANY)])


EXECUTORS = pytest.mark.parametrize("executor", [EagerExecutor, PlannedExecutor])


def pair(
    executor: type[PlannedExecutor] = PlannedExecutor,
    **options: Any,  # noqa: ANN401 - those of a schema
) -> Pair:
    """Make a schema twice."""
    planned = strawberry.Schema(Query, execution_context_class=executor, **options)
    return Pair(strawberry.Schema(Query, **options), planned, words)


def operation(document: DocumentNode) -> OperationDefinitionNode:
    """Give a document's operation."""
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


@EXECUTORS
def test_what_follows_a_failure_is_not_forgotten(
    executor: type[PlannedExecutor],
) -> None:
    """What is still to come is awaited though a list has failed: nothing is lost."""
    ended: list[str] = []

    async def coming(text: str) -> Word:
        await asyncio.sleep(0)
        ended.append(text)
        return Word(text=text, asked=[])

    def root(_: int) -> Query:
        found: list[Any] = [coming("before"), None, coming("after")]
        return Query(words=found)

    pair(executor)._replace(root=root).assert_same("{ words { text } }")

    assert sorted(ended) == ["after", "after", "before", "before"]


@EXECUTORS
def test_nothing_is_resolved_twice(executor: type[PlannedExecutor]) -> None:
    """A resolver is called once for each value, whoever calls it."""
    root = words()
    root.words[3].text = None  # type: ignore[assignment]  # null where it may not be
    schema = pair(executor).planned

    result = asyncio.run(schema.execute("{ words { counted text } }", root_value=root))

    assert result.data is None
    assert [one.asked for one in root.words[:4]] == [
        [one.text] for one in root.words[:4]
    ]


def test_operations_run_in_threads_too() -> None:
    """The synchronous way gives the same."""
    both = pair()
    document = "{ words { text right counted } }"

    stock = both.stock.execute_sync(document, root_value=words())
    ours = both.planned.execute_sync(document, root_value=words())

    assert repr(ours.data) == repr(stock.data)
    assert ours.data is not None


def test_a_plan_is_made_once_for_what_decides() -> None:
    """One plan serves all values of a variable, unless it decides what is selected."""
    kept = Operations(pair().planned._schema)  # noqa: SLF001 - the library has no other
    document = parse("query ($n: Int, $if: Boolean!) { words @skip(if: $if) { text } }")
    asked = operation(document)

    plans = [
        kept.plan(asked, {}, {"n": number, "if": decides})
        for number, decides in [(1, True), (2, True), (2, False)]
    ]

    assert plans[0] is plans[1]
    assert plans[1] is not plans[2]


def test_plans_go_with_their_documents() -> None:
    """Nothing is kept of an operation that nobody will ask for again."""
    schema = pair().planned
    kept = Operations.of(schema._schema)  # noqa: SLF001 - the library has no other
    texts = [f"{{ words {{ again{number}: text }} }}" for number in range(5)]

    for text in texts:
        assert schema.execute_sync(text, root_value=words()).errors is None
    gc.collect()

    assert len(kept) == 0


def test_answers_in_parts_have_no_plan() -> None:
    """What is deferred is left to the library."""
    kept = Operations(pair().planned._schema)  # noqa: SLF001 - the library has no other
    document = parse("{ words { ... @defer { text } } }")

    assert kept.plan(operation(document), {}, {}) is None
