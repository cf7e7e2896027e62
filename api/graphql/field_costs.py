"""What fields cost that a document does not show: their lists and their statements.

A test compares the statements with those that a ledger is really asked.
"""

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from graphql import (
    GraphQLField,
    GraphQLNamedType,
    SchemaMetaFieldDef,
    TypeMetaFieldDef,
    get_named_type,
)

from graphql_engine.validation.page_sizes import UNPAGED, is_list, usual_page

INTROSPECTION: Mapping[str, GraphQLField] = {
    "__schema": SchemaMetaFieldDef,
    "__type": TypeMetaFieldDef,
}
"""Fields that tell of the schema, wherever they stand."""

MOMENT = "At"
"""The type whose fields are questions."""

ROOTS = ("Query", "Mutation")
"""Types whose fields are questions or acts, but for the moment itself."""

LENGTHS: Mapping[str, int] = {
    "Query.kinds": 150,
    "__Schema.types": 600,
    "__Schema.directives": 10,
    "__Type.fields": 10,
    "__Type.inputFields": 10,
    "__Field.args": 2,
    "__Type.interfaces": 1,
    "__Type.possibleTypes": 1,
    "__Type.enumValues": 1,
}
"""How long lists are that are no pages."""

PER_QUESTION = 5
"""Statements that a question needs, at the most, for itself and what it names."""

STATEMENTS: Mapping[str, int] = {
    "At.moment": 0,
    "At.diff": 24,
    "At.mandates": 15,
    "At.coverage": 15,
    "At.termsEnding": 8,
    "At.report": 15,
    "At.reports": 20,
    "Report.preview": 80,
    "Report.checklist": 100,
    "Report.differences": 4,
    "ReportEdition.model": 2,
    "ReportEdition.recordedSince": 4,
    "Timeline.facets": 15,
}
"""Statements of fields that are searched for each time, not for all at once."""

TOGETHER: Mapping[str, int] = {
    "Subject.explain": 6,
    "Subject.history": 5,
    "Subject.timeline": 7,
}
"""Statements of fields that are searched for all subjects side by side at once."""

BATCHED = frozenset({"Subject.related"})
"""Fields with pages that are read for all subjects at once."""


class Cost(NamedTuple):
    """What a field costs, whatever is asked of it.

    Attributes:
        kind: what it gives, or gives a list of.
        length: how long its list is; None if it gives none.
        page: the size of its page, unless one is asked for.
        is_question: whether it is a question, or an act.
        is_batched: whether its pages are read for all subjects at once.
    """

    kind: GraphQLNamedType | None
    length: int | None
    page: int | None
    is_question: bool
    statements: int
    together: int
    is_batched: bool


@lru_cache(maxsize=10_000)
def cost_of(parent: GraphQLNamedType | None, name: str) -> Cost:
    """Say what a field costs; nothing is known of one that its type has not."""
    fields: Mapping[str, GraphQLField] = getattr(parent, "fields", {})
    definition = fields.get(name) or INTROSPECTION.get(name)
    where = place(parent, name)
    lists = definition is not None and is_list(definition.type)
    return Cost(
        kind=get_named_type(definition.type) if definition else None,
        length=LENGTHS.get(where, UNPAGED) if lists else None,
        page=usual_page(definition) if definition else None,
        is_question=definition is not None and is_question(parent, name),
        statements=statements_of(parent, name),
        together=TOGETHER.get(where, 0),
        is_batched=where in BATCHED,
    )


def place(parent: GraphQLNamedType | None, name: str) -> str:
    """Write where a field stands, as ``Subject.history``."""
    return f"{parent.name}.{name}" if parent else name


def is_question(parent: GraphQLNamedType | None, name: str) -> bool:
    """Tell whether a field is a question, or an act."""
    owner = parent.name if parent else ""
    return owner == MOMENT or (owner in ROOTS and name not in {"at", "__typename"})


def statements_of(parent: GraphQLNamedType | None, name: str) -> int:
    """Estimate how many statements a field needs each time it is answered."""
    usual = PER_QUESTION if parent and parent.name == MOMENT else 0
    return STATEMENTS.get(place(parent, name), usual)
