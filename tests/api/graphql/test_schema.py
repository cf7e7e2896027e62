"""The schema: everything is described, and every kind of entry is in it."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    get_introspection_query,
    specified_scalar_types,
)

from api.graphql.types.kind_descriptions import mutation_name
from api.graphql.types.kind_types import type_name
from domain.kinds import KINDS
from tests.support.graphql_queries import Asker
from tests.support.product_engine import client_schema

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")


def described(one: GraphQLNamedType) -> Iterator[tuple[str, str | None]]:
    """List what there is to describe of a type, and its description."""
    yield one.name, one.description
    match one:
        case GraphQLObjectType() | GraphQLInterfaceType():
            for name, field in one.fields.items():
                yield name, field.description
                yield from ((n, a.description) for n, a in field.args.items())
        case GraphQLInputObjectType():
            yield from ((n, slot.description) for n, slot in one.fields.items())
        case GraphQLEnumType():
            yield from ((n, value.description) for n, value in one.values.items())


@pytest.fixture(scope="module")
def schema() -> GraphQLSchema:
    """Build the schema from its text, as a client does."""
    return client_schema()


def test_everything_is_described(schema: GraphQLSchema) -> None:
    """The schema is the manual of whoever writes a dashboard."""
    undescribed = [
        f"{one.name}.{name}"
        for one in schema.type_map.values()
        if not one.name.startswith("__") and one.name not in specified_scalar_types
        for name, description in described(one)
        if not description
    ]

    assert undescribed == []


def test_kind_has_type_input_and_mutation(schema: GraphQLSchema) -> None:
    """A kind that is defined once can be queried, recorded and corrected."""
    mutations = schema.mutation_type.fields if schema.mutation_type else {}

    for kind in KINDS:
        name = type_name(kind)
        entry = schema.type_map[name]
        assert isinstance(entry, GraphQLObjectType)
        assert {one.name for one in entry.interfaces} == {"Entry", "Node"}, name
        assert f"{name}Input" in schema.type_map
        assert mutation_name(kind) in mutations


def test_field_name_has_one_type_in_all_kinds(schema: GraphQLSchema) -> None:
    """A question over entries of several kinds can ask for a field of all of them."""
    types: dict[str, set[str]] = {}
    for kind in KINDS:
        entry = schema.type_map[type_name(kind)]
        assert isinstance(entry, GraphQLObjectType)
        for name, field in entry.fields.items():
            types.setdefault(name, set()).add(str(field.type))

    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_tools_can_read_the_schema(ask: Asker) -> None:
    """The introspection that tools send is within the bounds."""
    found = ask(get_introspection_query())

    assert found["__schema"]["queryType"]["name"] == "Query"


def sentences(schema: GraphQLSchema) -> Iterator[tuple[str, str]]:
    """List what there is to describe of our types, and the descriptions."""
    for one in schema.type_map.values():
        if not one.name.startswith("__") and one.name not in specified_scalar_types:
            for name, sentence in described(one):
                yield f"{one.name}.{name}", sentence or ""


def plain(words: str) -> str:
    """Leave out case, spaces and punctuation, and an article."""
    letters = "".join(one for one in words.casefold() if one.isalnum())
    return letters.removeprefix("the")


def test_description_says_more_than_the_name(schema: GraphQLSchema) -> None:
    """A dashboard author learns nothing from a name that is repeated."""
    repeated = [
        where
        for where, sentence in sentences(schema)
        if plain(sentence) == plain(where.rpartition(".")[2])
    ]

    assert repeated == []


def test_description_is_a_sentence(schema: GraphQLSchema) -> None:
    """It names what it describes: no single word, and no pronoun for its subject."""
    fewest = 3
    poor = {
        where: sentence
        for where, sentence in sentences(schema)
        if len(sentence.split()) < fewest
        or sentence.split()[0] in {"It", "Its", "They", "Their"}
        or not sentence.endswith(".")
    }

    assert poor == {}
