"""A hint for a field selected beside ``at``: nearly everybody's first mistake."""

from graphql import (
    FieldNode,
    FieldsOnCorrectTypeRule,
    GraphQLError,
    GraphQLObjectType,
    get_named_type,
)

MOMENT = "at"


class FieldLocationRule(FieldsOnCorrectTypeRule):
    """The library's rule, whose message also says where a field of ``at`` belongs."""

    def report_error(self, error: GraphQLError) -> None:
        """Report that there is no such field, and where there is one."""
        name = next((node.name.value for node in _fields_of(error)), "")
        if self._is_below_moment(name):
            sentence = error.message.partition(" Did you mean")[0]
            message = f"{sentence} Did you mean '{MOMENT} {{ {name} }}'?"
            error = GraphQLError(message, error.nodes)
        super().report_error(error)

    def _is_below_moment(self, name: str) -> bool:
        root = self.context.schema.query_type
        if root is None or self.context.get_parent_type() is not root:
            return False
        field = root.fields.get(MOMENT)
        moment = get_named_type(field.type) if field else None
        return isinstance(moment, GraphQLObjectType) and name in moment.fields


def _fields_of(error: GraphQLError) -> list[FieldNode]:
    return [node for node in error.nodes or () if isinstance(node, FieldNode)]
