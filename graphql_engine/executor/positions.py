"""Positions of values: in an operation, and in its response."""

from typing import Any, NamedTuple, TypeAlias

from graphql import FieldNode, GraphQLField, GraphQLObjectType, GraphQLOutputType
from graphql.execution.collect_fields import FieldDetailsList
from graphql.pyutils import Path

LazyPath: TypeAlias = tuple[Any, str | int, str | None]
"""A path as a plain tuple, which is made ten times faster than the library's."""


class FieldPosition(NamedTuple):
    """A field of an operation.

    Attributes:
        parent: the type of the object that has the field.
        details: where the document selects it.
        type: the type that its value must have, or that each item of its value must.
    """

    parent: GraphQLObjectType
    definition: GraphQLField
    details: FieldDetailsList
    type: GraphQLOutputType

    @property
    def nodes(self) -> list[FieldNode]:
        """The nodes of the document that select it."""
        return [one.node for one in self.details]


def to_path(path: LazyPath) -> Path:
    """Convert a path to the library's class."""
    if isinstance(path, Path):
        return path
    before, key, type_name = path
    return Path(before and to_path(before), key, type_name)


def field_path(path: Path) -> Path:
    """Return the path of the field that has a value or one of its items."""
    while isinstance(path.key, int) and path.prev is not None:
        path = path.prev
    return path
