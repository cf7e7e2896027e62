"""What a document gives to the fields that it asks for, and whether they take it."""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from graphql import (
    ArgumentNode,
    GraphQLArgument,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLSchema,
    ListValueNode,
    NullValueNode,
    ObjectFieldNode,
    ObjectValueNode,
    ValueNode,
    VariableDefinitionNode,
    VariableNode,
    is_input_type,
    is_non_null_type,
    is_required_argument,
    is_required_input_field,
    is_type_sub_type_of,
    type_from_ast,
    validate_input_literal,
)

Taken = TypeVar("Taken", GraphQLArgument, GraphQLInputField)


class Given:
    """The variables and values of an operation.

    Each question is answered with yes if that is beyond doubt, and otherwise with no.
    """

    def __init__(self, schema: GraphQLSchema) -> None:
        self._schema = schema
        self._declared: dict[str, GraphQLInputType] = {}
        self._used: set[str] = set()

    def declares(self, node: VariableDefinitionNode) -> bool:
        """Note a variable, and tell whether it is declared rightly."""
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

    def is_used(self) -> bool:
        """Tell whether each variable was used that was declared."""
        return self._used == self._declared.keys()

    def is_taken(self, given: Sequence[ArgumentNode], definition: GraphQLField) -> bool:
        """Tell whether a field takes its arguments, and has all that it needs."""
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


def _is_read(value: ValueNode, kind: GraphQLInputType) -> bool:
    """Tell whether a single value is one of its type, as the library reads it."""
    wrong: list[object] = []
    validate_input_literal(value, kind, lambda *error: wrong.append(error))
    return not wrong
