"""How large an operation is: its fragments spread out, its lists as estimated."""

from collections.abc import Iterator
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

from api.graphql.field_costs import INTROSPECTION, cost_of
from graphql_engine.validation.page_sizes import Paging, page_asked


@dataclass(slots=True)
class Size:
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

    def add(self, other: "Size", spot: "Spot") -> None:
        """Add what stands in a spot, measured as if it stood by itself."""
        self.depth = max(self.depth, spot.depth + other.depth)
        self.fields += other.fields
        self.aliases += other.aliases
        self.repeats += other.repeats
        self.directives += other.directives
        self.schemas += other.schemas
        self.described += other.described
        self.questions += other.questions
        self.together += other.together
        self.statements += spot.times * other.statements
        self.paged += spot.times * other.paged
        self.rows += spot.times * other.rows
        self.values += spot.times * other.values


class Spot(NamedTuple):
    """Where something is selected.

    Attributes:
        page: size of the page whose lists stand here.
        times: objects of which it is told, as estimated.
        depth: levels of fields above.
    """

    parent: GraphQLNamedType | None
    page: int | None = None
    times: int = 1
    depth: int = 0


Names = dict[str, int]
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
                size = Size(directives=len(one.directives or ()))
                self._whole(size, one.selection_set, Spot(root))
                size.statements += size.together
                size.together = 0
                yield size

    def _whole(self, size: Size, selections: SelectionSetNode, spot: Spot) -> None:
        """Measure all that is selected of an object."""
        names: Names = {}
        self._part(size, names, selections, spot)
        size.repeats += sum(names.values()) - len(names)

    def _part(
        self, size: Size, names: Names, selections: SelectionSetNode, spot: Spot
    ) -> None:
        for node in selections.selections:
            if node.directives:
                size.directives += len(node.directives)
            match node:
                case FieldNode():
                    name = (node.alias or node.name).value
                    names[name] = names.get(name, 0) + 1
                    self._field(size, node, spot)
                case InlineFragmentNode():
                    on = node.type_condition
                    kind = self._type(on.name.value) if on else spot.parent
                    within = spot._replace(parent=kind)
                    self._part(size, names, node.selection_set, within)
                case FragmentSpreadNode():
                    self._spreads(size, names, node.name.value, spot)

    def _field(self, size: Size, node: FieldNode, spot: Spot) -> None:
        name, below = node.name.value, node.selection_set
        cost = cost_of(spot.parent, name)
        asked = page_asked(node.arguments, self._paging) if node.arguments else None
        asked = asked or cost.page
        size.depth = max(size.depth, spot.depth + 1)
        size.fields += 1
        size.aliases += node.alias is not None
        size.schemas += name == "__schema"
        size.questions += cost.is_question
        size.together += cost.together
        size.statements += spot.times * cost.statements
        size.values += spot.times
        if asked and not cost.is_batched:
            size.paged += spot.times * asked
        if cost.length:
            many = asked or spot.page or cost.length
            size.rows += spot.times * many
            within = Spot(cost.kind, None, spot.times * many, spot.depth + 1)
        else:
            within = Spot(cost.kind, asked, spot.times, spot.depth + 1)
        if below and name in INTROSPECTION:
            self._introspection(size, below, within)
        elif below:
            self._whole(size, below, within)

    def _introspection(
        self, size: Size, selections: SelectionSetNode, spot: Spot
    ) -> None:
        """Measure what is told of the schema: no rows, and no levels of fields.

        The library itself bounds how deep introspection goes.
        """
        told = Size()
        self._whole(told, selections, Spot(spot.parent, spot.page))
        told.described, told.rows, told.values, told.depth = told.rows, 0, 0, 0
        size.add(told, spot)

    def _spreads(self, size: Size, names: Names, name: str, spot: Spot) -> None:
        """Measure a fragment where it is spread: in itself, and so many times."""
        found, called = self._fragment(name, spot.page)
        size.add(found, spot)
        for one, times in called.items():
            names[one] = names.get(one, 0) + times

    def _fragment(self, name: str, page: int | None) -> tuple[Size, Names]:
        key = name, page
        if key not in self._spread:
            self._spread[key] = Size(), {}  # a ring of fragments is refused elsewhere
            found = self._fragments.get(name)
            if found:
                size, names = Size(), Names()
                kind = self._type(found.type_condition.name.value)
                self._part(size, names, found.selection_set, Spot(kind, page))
                self._spread[key] = size, names
        return self._spread[key]

    def _type(self, name: str) -> GraphQLNamedType | None:
        return self._schema.type_map.get(name)
