"""Documents that are valid beyond doubt, as one short walk can tell.

Most documents are: they ask for fields that there are, and give them what they take.
Where this walk cannot tell, the rules say whether a document is valid, and why not.
"""

from graphql import (
    DocumentNode,
    FieldNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    do_types_overlap,
    get_named_type,
    is_composite_type,
    is_leaf_type,
)

from graphql_engine.validation.input_values import Given

Called = dict[str, tuple[FieldNode, GraphQLField]]
"""What each name of an answer's object stands for."""


def is_certainly_valid(schema: GraphQLSchema, document: DocumentNode) -> bool:
    """Tell whether a document surely breaks no rule; if not, it may be valid still."""
    match document.definitions:
        case (OperationDefinitionNode() as operation,):
            return _Walk(schema, operation).is_valid()
    return False


class _Walk:
    """A walk over one operation, without named fragments and without directives."""

    def __init__(
        self, schema: GraphQLSchema, operation: OperationDefinitionNode
    ) -> None:
        self._schema = schema
        self._operation = operation
        self._given = Given(schema)

    def is_valid(self) -> bool:
        one = self._operation
        root = self._schema.get_root_type(one.operation)
        return (
            one.operation is not OperationType.SUBSCRIPTION
            and root is not None
            and not one.directives
            and all(map(self._given.declares, one.variable_definitions or ()))
            and self._selects({}, one.selection_set, root)
            and self._given.is_used()
        )

    def _selects(
        self, called: Called, selections: SelectionSetNode, parent: GraphQLNamedType
    ) -> bool:
        return all(self._selected(called, one, parent) for one in selections.selections)

    def _selected(
        self, called: Called, node: SelectionNode, parent: GraphQLNamedType
    ) -> bool:
        if node.directives:
            return False
        if isinstance(node, FieldNode):
            return self._field(called, node, parent)
        return isinstance(node, InlineFragmentNode) and self._part(called, node, parent)

    def _part(
        self, called: Called, node: InlineFragmentNode, parent: GraphQLNamedType
    ) -> bool:
        on = node.type_condition
        kind = self._schema.get_type(on.name.value) if on else parent
        return (
            is_composite_type(kind)
            and is_composite_type(parent)
            and do_types_overlap(self._schema, kind, parent)
            and self._selects(called, node.selection_set, kind)
        )

    def _field(self, called: Called, node: FieldNode, parent: GraphQLNamedType) -> bool:
        definition = _definition(parent, node.name.value)
        if definition is None:
            return False
        kind, below = get_named_type(definition.type), node.selection_set
        name = (node.alias or node.name).value
        return (
            _is_same(called.setdefault(name, (node, definition)), node, definition)
            and self._given.is_taken(node.arguments or (), definition)
            and is_leaf_type(kind) is (below is None)
            and (below is None or self._selects({}, below, kind))
        )


def _definition(parent: GraphQLNamedType, name: str) -> GraphQLField | None:
    """Find a field; introspection is left to the rules: they bound how deep it goes."""
    if name == "__typename":
        return TypeNameMetaFieldDef
    found: GraphQLField | None = getattr(parent, "fields", {}).get(name)
    return found


def _is_same(
    before: tuple[FieldNode, GraphQLField], node: FieldNode, definition: GraphQLField
) -> bool:
    """Tell whether fields of one name are one field, or plainly the same text."""
    other, known = before
    return other is node or (
        other.name.value == node.name.value
        and not (other.arguments or node.arguments)
        and not (other.selection_set or node.selection_set)
        and str(known.type) == str(definition.type)
    )
