"""What fields cost that a document does not show: their lists and their statements.

A test compares the statements with those that a ledger is really asked.
"""

from collections.abc import Mapping

from graphql import GraphQLNamedType

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
