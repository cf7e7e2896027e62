"""What fields cost that a document does not show: their lists and their statements."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    get_named_type,
    get_nullable_type,
    is_list_type,
)

from graphql_engine.validation.page_sizes import UNPAGED, default_page

INTROSPECTION: Mapping[str, GraphQLField] = {
    "__schema": SchemaMetaFieldDef,
    "__type": TypeMetaFieldDef,
}
"""Fields that describe the schema; every type has them."""


QUESTION_MILLISECONDS = 1.0
"""Processor time of most questions."""


@dataclass(frozen=True)
class CostTable:
    """What a product knows of the costs of its fields, each as ``Type.field``.

    Attributes:
        lengths: how many items a list has that is not a page.
        statements: statements for the database, each time the field is resolved.
        statements_per_list: the same, for all objects of a list together.
        batched: fields whose pages are read for all objects of a list together.
        questions: types of which each field counts as a question or a mutation -> the
            statements of such a field if `statements` does not name it.
        not_questions: fields of those types that do not count.
        milliseconds: processor time of fields that take longer than most questions, or
            that take none, each time the field is resolved.
    """

    lengths: Mapping[str, int] = field(default_factory=dict)
    statements: Mapping[str, int] = field(default_factory=dict)
    statements_per_list: Mapping[str, int] = field(default_factory=dict)
    batched: frozenset[str] = frozenset()
    questions: Mapping[str, int] = field(default_factory=dict)
    not_questions: frozenset[str] = frozenset()
    milliseconds: Mapping[str, float] = field(default_factory=dict)


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
