"""How large an operation is: its fragments spread out, its lists as estimated."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
)

from graphql_engine.validation.cost_table import INTROSPECTION, FieldCosts
from graphql_engine.validation.page_sizes import requested_page


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
        milliseconds: processor time of its fields by the cost table; see
            `estimate_milliseconds` for the rest.
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


NameCounts = dict[str, int]
"""How often each name is selected in one place, fragments spread out."""


class SizeEstimator:
    """Measures the operations of a document, each fragment once.

    Args:
        variables: some of them give sizes of pages.
    """

    def __init__(
        self,
        schema: GraphQLSchema,
        costs: FieldCosts,
        document: DocumentNode,
        variables: Mapping[str, object],
    ) -> None:
        self._schema = schema
        self._costs = costs
        self._document = document
        self._variables = variables
        self._fragments = {
            definition.name.value: definition
            for definition in document.definitions
            if isinstance(definition, FragmentDefinitionNode)
        }
        self._measured: dict[tuple[str, int | None], tuple[QuerySize, NameCounts]] = {}

    def sizes(self) -> Iterator[QuerySize]:
        """Measure each operation of the document."""
        for definition in self._document.definitions:
            if isinstance(definition, OperationDefinitionNode):
                root = self._schema.get_root_type(definition.operation)
                size = QuerySize(directives=len(definition.directives or ()))
                self._add_object(size, definition.selection_set, SelectionScope(root))
                size.statements += size.statements_per_list
                size.statements_per_list = 0
                yield size

    def _add_object(
        self, size: QuerySize, selections: SelectionSetNode, scope: SelectionScope
    ) -> None:
        """Add all that is selected of an object."""
        names: NameCounts = {}
        self._add_selections(size, names, selections, scope)
        size.repeats += sum(names.values()) - len(names)

    def _add_selections(
        self,
        size: QuerySize,
        names: NameCounts,
        selections: SelectionSetNode,
        scope: SelectionScope,
    ) -> None:
        for node in selections.selections:
            if node.directives:
                size.directives += len(node.directives)
            match node:
                case FieldNode():
                    name = (node.alias or node.name).value
                    names[name] = names.get(name, 0) + 1
                    self._add_field(size, node, scope)
                case InlineFragmentNode(type_condition=condition):
                    parent = (
                        self._type(condition.name.value) if condition else scope.parent
                    )
                    within = scope._replace(parent=parent)
                    self._add_selections(size, names, node.selection_set, within)
                case FragmentSpreadNode():
                    self._add_fragment(size, names, node.name.value, scope)

    def _add_field(
        self, size: QuerySize, node: FieldNode, scope: SelectionScope
    ) -> None:
        name, selections, objects = (node.name.value, node.selection_set, scope.objects)
        cost = self._costs.find(scope.parent, name)
        requested = (
            requested_page(node.arguments, self._variables) if node.arguments else None
        )
        page = requested or cost.page
        size.depth = max(size.depth, scope.depth + 1)
        size.fields += 1
        size.aliases += node.alias is not None
        size.introspections += name == "__schema"
        size.questions += cost.is_question
        size.statements_per_list += cost.statements_per_list
        size.statements += objects * cost.statements
        size.values += objects
        size.milliseconds += objects * cost.milliseconds
        if page and not cost.is_batched:
            size.page_nodes += objects * page
        within = SelectionScope(cost.type, page, objects, scope.depth + 1)
        if cost.length:
            length = page or scope.page or cost.length
            size.rows += objects * length
            within = within._replace(page=None, objects=objects * length)
        if selections and name in INTROSPECTION:
            self._add_introspection(size, selections, within)
        elif selections:
            self._add_object(size, selections, within)

    def _add_introspection(
        self, size: QuerySize, selections: SelectionSetNode, scope: SelectionScope
    ) -> None:
        """Add a description of the schema: it has no rows, and no levels of fields.

        The library itself limits how deep introspection goes.
        """
        described = QuerySize()
        scope_alone = SelectionScope(scope.parent, scope.page)
        self._add_object(described, selections, scope_alone)
        described.schema_parts = described.rows
        described.rows, described.values, described.depth = 0, 0, 0
        size.add(described, scope)

    def _add_fragment(
        self, size: QuerySize, names: NameCounts, name: str, scope: SelectionScope
    ) -> None:
        """Add a fragment, as often as it is spread."""
        measured, counts = self._measure_fragment(name, scope.page)
        size.add(measured, scope)
        for field, times in counts.items():
            names[field] = names.get(field, 0) + times

    def _measure_fragment(
        self, name: str, page: int | None
    ) -> tuple[QuerySize, NameCounts]:
        key = name, page
        if key not in self._measured:
            # Validation refuses fragments that spread each other in a cycle.
            self._measured[key] = QuerySize(), {}
            found = self._fragments.get(name)
            if found:
                size, names = QuerySize(), NameCounts()
                parent = self._type(found.type_condition.name.value)
                scope = SelectionScope(parent, page)
                self._add_selections(size, names, found.selection_set, scope)
                self._measured[key] = size, names
        return self._measured[key]

    def _type(self, name: str) -> GraphQLNamedType | None:
        return self._schema.type_map.get(name)
