"""How a value of a scalar or an enumeration is written, in the usual case."""

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

PLAIN = frozenset(
    {str, int, float, bool, list, tuple, dict, date, datetime, time, timedelta}
) | {Decimal, UUID}
"""Classes whose instances are neither exceptions nor awaitable."""


class Leaf(NamedTuple):
    """How a value is written.

    Args:
        test: holds of a ``value`` that needs no more than ``write``.
        write: an expression that gives what is written; empty where that is the value.
        names: what the names in both stand for.
        is_sure: whether ``write`` can neither fail nor give something unusual.
    """

    test: str
    write: str = ""
    names: Mapping[str, object] = {}
    is_sure: bool = True


_TEXT = Leaf("type(value) is str")

# Values that are written as they are. Each test holds for nothing that the library
# would change or refuse: a bool is no int here, and no number lacks a JSON form.
_BUILT_IN = {
    GraphQLString: _TEXT,
    GraphQLID: _TEXT,
    GraphQLInt: Leaf("type(value) is int and -2147483648 <= value <= 2147483647"),
    GraphQLFloat: Leaf(
        "type(value) is float and -{infinity} < value < {infinity}",
        names={"infinity": float("inf")},
    ),
    GraphQLBoolean: Leaf("value is True or value is False"),
}


def leaf_of(kind: GraphQLLeafType) -> Leaf | None:
    """Say how values of a type are written; None where only the library knows."""
    if isinstance(kind, GraphQLScalarType):
        return _BUILT_IN.get(kind) or _scalar(kind)
    return _enumeration(kind)


def _scalar(kind: GraphQLScalarType) -> Leaf:
    names = {"coerce": kind.coerce_output_value, "plain": PLAIN}
    return Leaf("type(value) in {plain}", "{coerce}(value)", names, is_sure=False)


def _enumeration(kind: GraphQLEnumType) -> Leaf | None:
    if not isinstance(kind, CustomGraphQLEnumType):
        return None
    members = cast("type[Enum]", kind.wrapped_cls)
    if issubclass(members, Flag):
        return None
    # By name: the hash of a member is computed in Python, that of its name is kept.
    written = {one.name: kind.coerce_output_value(one) for one in members}
    names = {"members": members, "written": written}
    return Leaf(
        "type(value) is {members} and value._name_ in {written}",
        "{written}[value._name_]",
        names,
    )
