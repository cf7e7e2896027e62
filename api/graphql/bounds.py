"""How large an operation may be; larger ones are refused before they are checked."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)
from strawberry.extensions import ValidationCache

TOKENS = 20_000
INTROSPECTION = ("__schema", "__type")
CAP = 10**9
"""Fragments double their size at each spread; past this nobody counts on."""


class Size(NamedTuple):
    """How large a selection is, its fragments spread out."""

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    schemas: int = 0

    def beside(self, other: "Size") -> "Size":
        """Give the size of two selections side by side."""
        fields, aliases, schemas = (
            min(one + two, CAP) for one, two in zip(self[1:], other[1:], strict=True)
        )
        return Size(max(self.depth, other.depth), fields, aliases, schemas)


LARGEST = Size(depth=15, fields=2_000, aliases=100, schemas=1)

_NAMES = {
    "depth": "levels of fields",
    "fields": "fields",
    "aliases": "aliases",
    "schemas": "introspections of the schema",
}


class _Measure:
    """Measures each fragment once, however often it is spread."""

    def __init__(self, document: DocumentNode) -> None:
        self._fragments: Mapping[str, FragmentDefinitionNode] = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        self._sizes: dict[str, Size] = {}

    def selection(self, selections: SelectionSetNode | None) -> Size:
        size = Size()
        for node in selections.selections if selections else ():
            size = size.beside(self._node(node))
        return size

    def _node(self, node: SelectionNode) -> Size:
        if isinstance(node, FieldNode):
            return self._field(node)
        if isinstance(node, InlineFragmentNode):
            return self.selection(node.selection_set)
        return self._fragment(node.name.value)  # type: ignore[attr-defined] # a spread, the third sort

    def _field(self, node: FieldNode) -> Size:
        below = self.selection(node.selection_set)
        about_schema = node.name.value in INTROSPECTION
        return Size(
            # graphql-core bounds how deep introspection goes.
            depth=1 if about_schema else below.depth + 1,
            fields=below.fields + 1,
            aliases=below.aliases + (node.alias is not None),
            schemas=below.schemas + (node.name.value == "__schema"),
        )

    def _fragment(self, name: str) -> Size:
        if name not in self._sizes:
            self._sizes[name] = Size()  # a ring of fragments is refused elsewhere
            if name in self._fragments:
                found = self.selection(self._fragments[name].selection_set)
                self._sizes[name] = found
        return self._sizes[name]


def excesses(document: DocumentNode) -> Iterator[str]:
    """Say in what an operation of a document is too large."""
    measure = _Measure(document)
    for one in document.definitions:
        if isinstance(one, OperationDefinitionNode):
            size = measure.selection(one.selection_set)
            for name, found, most in zip(Size._fields, size, LARGEST, strict=True):
                if found > most:
                    yield f"it has {found:,} {_NAMES[name]}, and {most:,} are allowed"


class BoundedValidation(ValidationCache):
    """Refuses what is too large, and validates what is not, once per document."""

    def on_validate(self) -> Iterator[None]:
        """Set the errors of the document."""
        document = self.execution_context.graphql_document
        found = list(excesses(document)) if document else []
        if found:
            message = f"the operation is too large: {'; '.join(found)}"
            self.execution_context.pre_execution_errors = [GraphQLError(message)]
            yield
        else:
            yield from super().on_validate()
