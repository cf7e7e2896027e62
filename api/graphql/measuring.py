"""How large an operation is: its fragments spread out, its lists as estimated."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLField,
    GraphQLNamedType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SchemaMetaFieldDef,
    SelectionNode,
    SelectionSetNode,
    TypeMetaFieldDef,
    get_named_type,
)

from api.graphql.lists import UNPAGED, Paging, is_list, page_of
from api.graphql.weights import (
    BATCHED,
    LENGTHS,
    TOGETHER,
    is_question,
    place,
    statements_of,
)

INTROSPECTION = {"__schema": SchemaMetaFieldDef, "__type": TypeMetaFieldDef}

CAP = 10**9
"""Fragments double their size at each spread; past this nobody counts on."""


class Size(NamedTuple):
    """How large a selection is.

    Attributes:
        repeats: fields of one name in one place, beyond the first; whether they can
            be merged is found by comparing each with each.
        described: parts of the schema that are told, as estimated.
        questions: fields of a moment, and acts.
        statements: what the database is asked, as estimated.
        together: the same for all objects of a list at once; statements in the end.
        paged: nodes of pages that are searched for, whatever is told of them.
        rows: objects in lists, as estimated.
        values: fields of all those objects, as estimated.
    """

    depth: int = 0
    fields: int = 0
    aliases: int = 0
    repeats: int = 0
    directives: int = 0
    schemas: int = 0
    described: int = 0
    questions: int = 0
    statements: int = 0
    paged: int = 0
    rows: int = 0
    values: int = 0
    together: int = 0

    def beside(self, other: "Size") -> "Size":
        """Give the size of two selections side by side."""
        sums = (min(a + b, CAP) for a, b in zip(self[1:], other[1:], strict=True))
        return Size(max(self.depth, other.depth), *sums)

    def times(self, many: int) -> "Size":
        """Give the size of what is selected of each object in a list."""
        return self._replace(
            statements=min(many * self.statements, CAP),
            paged=min(many * self.paged, CAP),
            rows=min(many * (1 + self.rows), CAP),
            values=min(many * self.values, CAP),
        )


Names = Mapping[str, int]
"""How often each name stands in one place, fragments spread out."""


class Measure:
    """Measures the operations of a document, each fragment once.

    Args:
        paging: the values of variables, of which some give the sizes of pages.
    """

    def __init__(
        self, schema: GraphQLSchema, document: DocumentNode, paging: Paging
    ) -> None:
        self._schema = schema
        self._document = document
        self._paging = paging
        self._fragments = {
            one.name.value: one
            for one in document.definitions
            if isinstance(one, FragmentDefinitionNode)
        }
        self._spread: dict[tuple[str, int | None], tuple[Size, Names]] = {}

    def sizes(self) -> Iterator[Size]:
        """Measure each operation of the document."""
        for one in self._document.definitions:
            if isinstance(one, OperationDefinitionNode):
                root = self._schema.get_root_type(one.operation)
                size = self._whole(one.selection_set, root, None)
                whole = size.beside(Size(directives=len(one.directives or ())))
                asked = whole.statements + whole.together
                yield whole._replace(statements=asked, together=0)

    def _whole(
        self,
        selections: SelectionSetNode | None,
        parent: GraphQLNamedType | None,
        page: int | None,
    ) -> Size:
        """Measure all that is selected of an object."""
        size, names = self._part(selections, parent, page)
        repeats = sum(names.values()) - len(names)
        return size.beside(Size(repeats=min(repeats, CAP)))

    def _part(
        self,
        selections: SelectionSetNode | None,
        parent: GraphQLNamedType | None,
        page: int | None,
    ) -> tuple[Size, Names]:
        size, names = Size(), dict[str, int]()
        for node in selections.selections if selections else ():
            more, called = self._node(node, parent, page)
            size = size.beside(more).beside(Size(directives=len(node.directives or ())))
            for name, times in called.items():
                names[name] = min(names.get(name, 0) + times, CAP)
        return size, names

    def _node(
        self, node: SelectionNode, parent: GraphQLNamedType | None, page: int | None
    ) -> tuple[Size, Names]:
        match node:
            case FieldNode():
                name = (node.alias or node.name).value
                return self._field(node, parent, page), {name: 1}
            case InlineFragmentNode():
                condition = node.type_condition
                kind = self._type(condition.name.value) if condition else parent
                return self._part(node.selection_set, kind, page)
            case FragmentSpreadNode():
                return self._fragment(node.name.value, page)
        return Size(), {}

    def _field(
        self, node: FieldNode, parent: GraphQLNamedType | None, page: int | None
    ) -> Size:
        name = node.name.value
        definition = self._definition(parent, name)
        kind = get_named_type(definition.type) if definition else None
        asked = page_of(node, definition, self._paging)
        where = place(parent, name)
        if definition and is_list(definition.type):
            below = self._whole(node.selection_set, kind, None)
            below = below.times(asked or page or LENGTHS.get(where, UNPAGED))
        else:
            below = self._whole(node.selection_set, kind, asked)
        own = Size(
            fields=1,
            aliases=int(node.alias is not None),
            schemas=int(name == "__schema"),
            questions=int(definition is not None and is_question(parent, name)),
            statements=statements_of(parent, name),
            together=TOGETHER.get(where, 0),
            paged=0 if where in BATCHED else asked or 0,
            values=1,
        )
        if name in INTROSPECTION:
            # graphql-core bounds how deep introspection goes.
            told = below.rows
            below = below._replace(depth=0, described=told, rows=0, values=0)
        return below.beside(own)._replace(depth=below.depth + 1)

    def _fragment(self, name: str, page: int | None) -> tuple[Size, Names]:
        key = name, page
        if key not in self._spread:
            self._spread[key] = Size(), {}  # a ring of fragments is refused elsewhere
            found = self._fragments.get(name)
            if found:
                kind = self._type(found.type_condition.name.value)
                self._spread[key] = self._part(found.selection_set, kind, page)
        return self._spread[key]

    def _definition(
        self, parent: GraphQLNamedType | None, name: str
    ) -> GraphQLField | None:
        fields = getattr(parent, "fields", {})
        found: GraphQLField | None = fields.get(name) or INTROSPECTION.get(name)
        return found

    def _type(self, name: str) -> GraphQLNamedType | None:
        return self._schema.type_map.get(name)
