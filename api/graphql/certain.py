"""Documents that are valid beyond doubt, as one short walk can tell.

Most documents are: they ask for fields that there are, and give them what they take.
Where this walk cannot tell, the rules say whether a document is valid, and why not.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLSchema,
    InlineFragmentNode,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionNode,
    SelectionSetNode,
    TypeNameMetaFieldDef,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    do_types_overlap,
    get_named_type,
    is_composite_type,
    is_input_type,
    is_leaf_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
    is_type_sub_type_of,
    type_from_ast,
    validate_input_literal,
)

Taken = TypeVar("Taken", GraphQLArgument, GraphQLInputField)

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
        self._declared: dict[str, GraphQLInputType] = {}
        self._used: set[str] = set()

    def is_valid(self) -> bool:
        one = self._operation
        root = self._schema.get_root_type(one.operation)
        return (
            one.operation is not OperationType.SUBSCRIPTION
            and root is not None
            and not one.directives
            and all(map(self._declares, one.variable_definitions or ()))
            and self._selects({}, one.selection_set, root)
            and self._used == self._declared.keys()
        )

    def _declares(self, node: VariableDefinitionNode) -> bool:
        name, default = node.variable.name.value, node.default_value
        kind = type_from_ast(self._schema, node.type)
        if node.directives or name in self._declared or not is_input_type(kind):
            return False
        self._declared[name] = kind
        if default is None:
            return True
        if not isinstance(kind, GraphQLNonNull):
            # With a default it may stand wherever a value must be given.
            self._declared[name] = GraphQLNonNull(kind)
        return self._fits(default, kind)

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
            and self._takes(definition, node.arguments or ())
            and is_leaf_type(kind) is (below is None)
            and (below is None or self._selects({}, below, kind))
        )

    def _takes(self, definition: GraphQLField, given: Sequence[ArgumentNode]) -> bool:
        if not given and not definition.args:
            return True
        return self._gives(given, _needs(definition.args, is_required_argument))

    def _gives(
        self,
        given: Sequence[ArgumentNode] | Sequence[ObjectFieldNode],
        wanted: Mapping[str, GraphQLInputType],
    ) -> bool:
        names = {one.name.value for one in given}
        return (
            len(names) == len(given)
            and names <= wanted.keys()
            and all(self._fits(one.value, wanted[one.name.value]) for one in given)
            and all(n in names for n, one in wanted.items() if is_non_null_type(one))
        )

    def _fits(self, value: ValueNode, kind: GraphQLInputType) -> bool:
        match value:
            case VariableNode():
                return self._uses(value.name.value, kind)
            case ListValueNode():
                some = _nullable(kind)
                return isinstance(some, GraphQLList) and all(
                    self._fits(one, some.of_type) for one in value.values
                )
            case ObjectValueNode():
                some = _nullable(kind)
                return isinstance(some, GraphQLInputObjectType) and self._object(
                    value, some
                )
        return not isinstance(value, NullValueNode) and _is_read(value, kind)

    def _uses(self, name: str, kind: GraphQLInputType) -> bool:
        self._used.add(name)
        declared = self._declared.get(name)
        return declared is not None and is_type_sub_type_of(
            self._schema, declared, kind
        )

    def _object(self, value: ObjectValueNode, kind: GraphQLInputObjectType) -> bool:
        wanted = _needs(kind.fields, is_required_input_field)
        return not kind.is_one_of and self._gives(value.fields, wanted)


def _needs(
    known: Mapping[str, Taken], is_required: Callable[[Taken], bool]
) -> Mapping[str, GraphQLInputType]:
    """Give what each argument takes; what may be left out takes what may be, too."""
    return {
        name: one.type if is_required(one) else _nullable(one.type)
        for name, one in known.items()
    }


def _nullable(kind: GraphQLInputType) -> GraphQLInputType:
    return kind.of_type if isinstance(kind, GraphQLNonNull) else kind


def _definition(parent: GraphQLNamedType, name: str) -> GraphQLField | None:
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


def _is_read(value: ValueNode, kind: GraphQLInputType) -> bool:
    """Tell whether a single value is one of its type, as the library reads it."""
    wrong: list[object] = []
    validate_input_literal(value, kind, lambda *error: wrong.append(error))
    return not wrong
