"""The examples of the explorer: each works, and shows what its question is for."""

from typing import TypeGuard

import pytest
from graphql import (
    FieldNode,
    GraphQLObjectType,
    OperationDefinitionNode,
    parse,
)

from api.web.explorer_examples import EXAMPLES, Example
from tests.support.graphql_queries import Asker
from tests.support.product_engine import client_schema

pytest_plugins = ("tests.support.graphql_ledgers",)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.name)
def test_example_is_answered(founded: Asker, example: Example, language: str) -> None:
    """What the explorer offers to click works on the founding history."""
    found = founded(example.operation, **example.values(language))

    [told] = found.values()
    assert not isinstance(told, dict) or "message" not in told


def test_examples_ask_in_the_language_of_the_page() -> None:
    """Who reads Chinese gets Chinese answers without having to ask for them."""
    asked = [one.values("zh") for one in EXAMPLES if "at(" in one.operation]

    assert len(asked) > 20
    assert {one["language"] for one in asked} == {"ZH"}


def asked_in(operation: str) -> set[str]:
    """List the questions and acts of an operation."""
    [definition] = parse(operation).definitions
    assert isinstance(definition, OperationDefinitionNode)
    roots = [one for one in definition.selection_set.selections if is_field(one)]
    moments = [one.selection_set for one in roots if one.name.value == "at"]
    asked = [one for some in moments if some for one in some.selections]
    return {one.name.value for one in (*roots, *filter(is_field, asked))}


def is_field(one: object) -> TypeGuard[FieldNode]:
    """Tell whether a selection is a field."""
    return isinstance(one, FieldNode)


def test_every_question_has_an_example() -> None:
    """Who opens the explorer finds a question to begin with, whatever is asked."""
    core = client_schema()
    types = (core.type_map[name] for name in ("At", "Query"))
    questions = {f for t in types if isinstance(t, GraphQLObjectType) for f in t.fields}
    acts = {"record", "correct", "withdraw", "attest", "sameAs"}

    asked = {name for one in EXAMPLES for name in asked_in(one.operation)}

    assert questions | acts <= asked


EMPTY = ("amendments", "findings", "ties")
"""Questions of whose answers the founding history has none."""


@pytest.mark.parametrize(
    "example",
    [one for one in EXAMPLES if "mutation" not in one.operation],
    ids=lambda one: one.name,
)
def test_example_shows_something(founded: Asker, example: Example) -> None:
    """An example with an empty answer teaches nobody what the question is for."""
    found = founded(example.operation, **example.values("zh"))

    [told] = found.values()
    first = told if isinstance(told, list) else next(iter(told.values()))
    shown = first.get("edges", first) if isinstance(first, dict) else first
    assert shown or example.name in EMPTY
