"""How large an operation is: its fragments spread out, its lists as estimated."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from graphql import (
    ArgumentNode,
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionSetNode,
    TypeMetaFieldDef,
    VariableNode,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from graphql_engine.validation.cost_table import CostTable
from graphql_engine.validation.limit_table import LARGEST_PAGE, UNPAGED
from graphql_engine.validation.query_size import QuerySize, SelectionScope

INTROSPECTION: Mapping[str, GraphQLField] = {
    "__schema": SchemaMetaFieldDef,
    "__type": TypeMetaFieldDef,
}
"""Fields that describe the schema; every type has them."""

PAGE_ARGUMENTS = ("first", "last")
"""Arguments that give the size of a page."""

QUESTION_MILLISECONDS = 1.0
"""Processor time of most questions."""

NameCounts = dict[str, int]
"""How often each name is selected in one place, fragments spread out."""


class FieldCost(NamedTuple):
    """What a field costs, whatever its arguments; see `CostTable`.

    Attributes:
        type: its type, or that of the items of its list.
        length: the usual length of its list; None if it is no list.
        page: the size of its page if no argument sets one; None if it has no pages.
    """

    type: GraphQLNamedType | None
    length: int | None
    page: int | None
    is_question: bool
    statements: int
    statements_per_list: int
    is_batched: bool
    milliseconds: float


class FieldCosts:
    """Looks costs up by type and field."""

    def __init__(self, table: CostTable) -> None:
        self._table = table
        # Bounded by the schema: unknown fields are looked up without it.
        self._find = cache(self._cost)

    def find(self, parent: GraphQLNamedType | None, name: str) -> FieldCost:
        """Return what a field costs; nothing if the type does not define it."""
        definition = getattr(parent, "fields", {}).get(name) or INTROSPECTION.get(name)
        return self._find(parent, name) if definition else UNKNOWN

    def _cost(self, parent: GraphQLNamedType | None, name: str) -> FieldCost:
        fields: Mapping[str, GraphQLField] = getattr(parent, "fields", {})
        definition = fields.get(name) or INTROSPECTION[name]
        table, owner = self._table, parent.name if parent else ""
        where = f"{owner}.{name}"
        length = table.lengths.get(where, UNPAGED)
        is_list = is_list_type(get_nullable_type(definition.type))
        is_question = owner in table.questions and where not in table.not_questions
        usual = QUESTION_MILLISECONDS if is_question else 0
        return FieldCost(
            type=get_named_type(definition.type),
            length=length if is_list else None,
            page=default_page(definition),
            is_question=is_question,
            statements=table.statements.get(where, table.questions.get(owner, 0)),
            statements_per_list=table.statements_per_list.get(where, 0),
            is_batched=where in table.batched,
            milliseconds=table.milliseconds.get(where, usual),
        )


UNKNOWN = FieldCost(None, None, None, False, 0, 0, False, 0)  # noqa: FBT003 - named above


def estimate_work(size: QuerySize) -> float:
    """Estimate the milliseconds of processor time of an operation of some size.

    The factors come from measurements of many operations on a quiet machine.
    """
    return (
        size.milliseconds
        + 0.05 * size.page_nodes
        + 0.001 * (size.rows + size.values)
        + 0.01 * size.schema_parts
    )


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
                size.work = estimate_work(size)
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
        page = cost.page if requested is None else requested
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
            stated = (one for one in (page, scope.page) if one is not None)
            length = next(stated, cost.length)
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


def default_page(definition: GraphQLField) -> int | None:
    """Return the size of a field's page by default; None if it has no pages."""
    arguments = definition.args
    defaults = [
        arguments[name].default_value for name in PAGE_ARGUMENTS if name in arguments
    ]
    return _bounded(defaults[0]) if defaults else None


def requested_page(
    arguments: Iterable[ArgumentNode], variables: Mapping[str, object]
) -> int | None:
    """Return the size of the page that arguments request; None if they give none."""
    found = {
        one.name.value: _value(one.value, variables)
        for one in arguments
        if one.name.value in PAGE_ARGUMENTS
    }
    if found.get("last", "") is None:
        # Null, as of a variable that is left out: the first rows are read.
        del found["last"]
    return max(map(_bounded, found.values()), default=None)


def _value(node: object, variables: Mapping[str, object]) -> object:
    match node:
        case IntValueNode(value=text) if len(text) <= len(str(LARGEST_PAGE)):
            return int(text)
        case VariableNode():
            return variables.get(node.name.value)
    return None


def _bounded(size: object) -> int:
    """Assume the largest page if a size is unknown; resolvers refuse a wrong one."""
    if isinstance(size, int) and not isinstance(size, bool):
        return min(max(size, 0), LARGEST_PAGE)
    return LARGEST_PAGE
