"""Executing by plans gives the library's results: values, errors, paths, order."""

from typing import Any

import pytest
from strawberry.types import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from graphql_engine.executor import PlannedExecutor
from tests.support.executor_pairs import Pair
from tests.support.executor_trap_scalars import Leaves
from tests.support.executor_trap_schema import schema
from tests.support.executor_trap_values import holding, world

TRAPS = Pair(schema(), schema(PlannedExecutor), world)
WORLDS = pytest.mark.parametrize(
    "worlds", [range(6, 12), pytest.param(range(30), marks=pytest.mark.slow)]
)
"""Seeds of what the resolvers return: a few of them in the quick tests."""

EVERYTHING = {
    "leaves": "{ leaves { ALL } leaf { ALL } }",
    "lists": "{ leaves { texts table again: table colours textsOrNulls } }",
    "shapes": """{
        shapes { __typename name twice ... on Circle { r: radius } ...square
            ... on Blob { weight } }
        shapeOrNull { ...square name }
        squares { inside { name inner: twice ...square } corners { radius size } }
    }
    fragment square on Square {
        strict corners { name } inside { __typename ...deeper } }
    fragment deeper on Shape { size ... on Square { inside { strict } } }""",
    "unions": """{ eithers { __typename ... on Circle { radius twice }
        ... on Point { x label } } }""",
    "points": "{ points { x label __typename } strictPoints { x } "
    "page { items { x } next } circles { items { radius strict } next } "
    "grid { label x } }",
    "resolved": """{ resolved { number plain fails failsHard
        guarded louder told given still added
        plus: added(to: 5) shape { name twice strict } points { x } } }""",
    "again": "{ page { items { x } } "
    "strictPoints { x } again { again(deep: true) { leaf { id } } points { x } } }",
    "twice": """{ leaf { id } leaf { id text } other: leaf { id }
        points { x } ... on Query { points { label } } ...more }
    fragment more on Query { points { __typename x } page { next } }""",
}
LEAVES = {
    to_camel_case(name).rstrip("_"): name
    for name in (
        one.python_name for one in get_object_definition(Leaves, strict=True).fields
    )
}
"""Each leaf's name in the schema -> in Python."""


@WORLDS
@pytest.mark.parametrize("name", EVERYTHING)
def test_everything_is_answered_alike_in_any_world(name: str, worlds: range) -> None:
    """Wrong values, errors and nested lists give the same results."""
    document = EVERYTHING[name].replace("ALL", " ".join(LEAVES))

    answers = [TRAPS.assert_same(document, seed) for seed in worlds]

    assert any(one.data != "None" for one in answers)
    assert any(one.errors for one in answers)


@pytest.mark.parametrize("leaf", LEAVES)
def test_a_leaf_is_answered_alike_whatever_it_holds(leaf: str) -> None:
    """A value of any class, for a leaf of each type, gives the same value or error."""
    pair = TRAPS._replace(root=lambda _: holding(LEAVES[leaf]))

    answer = pair.assert_same(f"{{ leaves {{ {leaf} }} }}")

    assert answer.errors or leaf in {"json", "loud"}


CONDITIONS = """query ($a: Boolean!, $b: Boolean = true) {
    points { x @skip(if: $a) label @include(if: $b) }
    leaf @include(if: $a) { ...some @skip(if: $b) id @skip(if: true) }
    shapes { ... @include(if: $a) { name } ... on Circle @skip(if: $b) { radius } }
}
fragment some on Leaves { text number @include(if: $a) }"""


@WORLDS
@pytest.mark.parametrize(
    "variables",
    [{"a": a, "b": b} for a in (True, False) for b in (True, False, None)]
    + [{"a": True}, {"a": False}, {}, {"a": None}, {"a": "no"}],
)
def test_variables_decide_what_is_selected(
    variables: dict[str, Any], worlds: range
) -> None:
    """A document has another plan for other values of these variables."""
    for seed in worlds:
        TRAPS.assert_same(CONDITIONS, seed, variables)
