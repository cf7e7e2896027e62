"""How values of scalars and enumerations are written, in the usual case."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum, Flag
from typing import NamedTuple, cast
from uuid import UUID

from graphql import (
    GraphQLBoolean,
    GraphQLEnumType,
    GraphQLFloat,
    GraphQLID,
    GraphQLInt,
    GraphQLLeafType,
    GraphQLScalarType,
    GraphQLString,
)
from strawberry.schema.schema_converter import CustomGraphQLEnumType

PLAIN_CLASSES = frozenset(
    {str, int, float, bool, list, tuple, dict, date, datetime, time, timedelta}
) | {Decimal, UUID}
"""Classes whose instances are not exceptions."""


class LeafOutput(NamedTuple):
    """How a value is written.

    Attributes:
        test: an expression; true for a ``value`` that is written by ``write`` alone.
        write: an expression that gives what is written.
        names: the names in both expressions -> what they stand for.
        is_safe: whether ``write`` can neither fail nor give something unusual.
    """

    test: str
    write: str = "value"
    names: Mapping[str, object] = {}
    is_safe: bool = True


_TEXT = LeafOutput("type(value) is str")

# Values that are written as they are. Each test is false for every value that the
# library would change or refuse: a bool is no int, and infinity has no JSON form.
_BUILT_IN = {
    GraphQLString: _TEXT,
    GraphQLID: _TEXT,
    GraphQLInt: LeafOutput("type(value) is int and -2147483648 <= value <= 2147483647"),
    GraphQLFloat: LeafOutput(
        "type(value) is float and -{infinity} < value < {infinity}",
        names={"infinity": float("inf")},
    ),
    GraphQLBoolean: LeafOutput("value is True or value is False"),
}


def find_leaf_output(leaf_type: GraphQLLeafType) -> LeafOutput | None:
    """Return how values of a type are written; None if only the library knows."""
    if isinstance(leaf_type, GraphQLScalarType):
        return _BUILT_IN.get(leaf_type) or _scalar(leaf_type)
    return _enumeration(leaf_type)


def _scalar(scalar: GraphQLScalarType) -> LeafOutput:
    names = {"coerce": scalar.coerce_output_value, "plain": PLAIN_CLASSES}
    return LeafOutput("type(value) in {plain}", "{coerce}(value)", names, is_safe=False)


def _enumeration(enumeration: GraphQLEnumType) -> LeafOutput | None:
    if not isinstance(enumeration, CustomGraphQLEnumType):
        return None
    members = cast("type[Enum]", enumeration.wrapped_cls)
    if issubclass(members, Flag):
        return None
    # By name: Python computes the hash of a member, and remembers that of its name.
    written = {one.name: enumeration.coerce_output_value(one) for one in members}
    return LeafOutput(
        "type(value) is {members} and value._name_ in {written}",
        "{written}[value._name_]",
        {"members": members, "written": written},
    )
