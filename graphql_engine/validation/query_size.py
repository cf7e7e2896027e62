"""The size of a selection, and the scope that it stands in."""

from dataclasses import dataclass
from typing import NamedTuple

from graphql import GraphQLNamedType


@dataclass(slots=True)
class QuerySize:
    """How large a selection is.

    Attributes:
        depth: levels of fields.
        repeats: fields with the name of another in the same place; validation compares
            each of them with each.
        schema_parts: types, fields and arguments that introspection lists, estimated.
        questions: fields that the cost table counts as questions, and mutations.
        statements: statements for the database, estimated.
        page_nodes: nodes of pages.
        rows: objects in lists, estimated.
        values: fields of all those objects, estimated.
        statements_per_list: statements for all objects of a list together; they are
            added to the statements of the whole operation.
        milliseconds: processor time of its fields by the cost table.
        work: milliseconds of processor time of a whole operation, estimated, but for
            its variables.
    """

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    repeats: int = 0
    directives: int = 0
    introspections: int = 0
    schema_parts: int = 0
    questions: int = 0
    statements: int = 0
    page_nodes: int = 0
    rows: int = 0
    values: int = 0
    statements_per_list: int = 0
    milliseconds: float = 0
    work: float = 0

    def add(self, other: "QuerySize", scope: "SelectionScope") -> None:
        """Add a selection that was measured by itself and stands in a scope."""
        self.depth = max(self.depth, scope.depth + other.depth)
        for name in _PER_DOCUMENT:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        for name in _PER_OBJECT:
            more = scope.objects * getattr(other, name)
            setattr(self, name, getattr(self, name) + more)


_PER_DOCUMENT = (
    *("fields", "aliases", "repeats", "directives", "introspections"),
    *("schema_parts", "questions", "statements_per_list"),
)
_PER_OBJECT = ("statements", "page_nodes", "rows", "values", "milliseconds")


class SelectionScope(NamedTuple):
    """Where fields are selected.

    Attributes:
        page: the size of the page whose lists are selected here.
        objects: objects whose fields these are, estimated.
        depth: levels of fields above.
    """

    parent: GraphQLNamedType | None
    page: int | None = None
    objects: int = 1
    depth: int = 0
