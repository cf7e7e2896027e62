"""The schema: everything is described, and every kind of entry is in it."""

from collections.abc import Iterator

import pytest
from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLNamedType,
    GraphQLObjectType,
    build_schema,
    get_introspection_query,
)

from api.graphql.schema import schema_text
from api.graphql.types.kind_descriptions import mutation_name
from api.graphql.types.kind_types import type_name
from domain.kinds import KINDS
from tests.support.graphql_queries import Asker

pytest_plugins = ("tests.support.graphql_ledgers",)
pytestmark = pytest.mark.usefixtures("either_executor")

SCHEMA = build_schema(schema_text())
OURS = [
    one
    for name, one in SCHEMA.type_map.items()
    if not name.startswith("__") and name not in ("String", "Int", "Boolean", "ID")
]


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


@pytest.mark.parametrize("one", OURS, ids=lambda one: one.name)
def test_everything_is_described(one: GraphQLNamedType) -> None:
    """The schema is the manual of whoever writes a dashboard."""
    undescribed = [name for name, description in described(one) if not description]

    assert undescribed == []


@pytest.mark.parametrize("kind", KINDS)
def test_kind_has_type_input_patch_and_mutation(kind: str) -> None:
    """A kind that is defined once can be asked for, recorded and corrected."""
    name = type_name(kind)

    entry = SCHEMA.type_map[name]
    mutations = SCHEMA.mutation_type.fields if SCHEMA.mutation_type else {}

    assert isinstance(entry, GraphQLObjectType)
    assert [one.name for one in entry.interfaces] == ["Entry"]
    assert {f"{name}Input", f"{name}Patch"} <= SCHEMA.type_map.keys()
    assert mutation_name(kind) in mutations


def test_field_name_has_one_type_in_all_kinds() -> None:
    """A question over entries of several kinds can ask for a field of all of them."""
    types: dict[str, set[str]] = {}
    for kind in KINDS:
        entry = SCHEMA.type_map[type_name(kind)]
        assert isinstance(entry, GraphQLObjectType)
        for name, field in entry.fields.items():
            types.setdefault(name, set()).add(str(field.type))

    assert {name: found for name, found in types.items() if len(found) > 1} == {}


def test_tools_can_read_the_schema(ask: Asker) -> None:
    """The introspection that tools send is within the bounds."""
    found = ask(get_introspection_query())

    assert found["__schema"]["queryType"]["name"] == "Query"
