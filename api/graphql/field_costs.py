"""What fields cost that a document does not show: their lists and their statements.

A test compares the statements with those that a ledger really runs.
"""

from collections.abc import Mapping

LENGTHS: Mapping[str, int] = {
    "Query.kinds": 150,
    "At.entities": 3,
    "HeatMap.rows": 30,
    "HeatMap.periods": 40,
    "HeatMapCounts.cells": 20,
    "At.matrix": 20,
    "AreaRow.groups": 2,
    "AreaRow.leads": 3,
    "Entry.concerns": 4,
    "Entry.sources": 2,
    "__Schema.types": 600,
    "__Schema.directives": 10,
    "__Type.fields": 10,
    "__Type.inputFields": 10,
    "__Field.args": 2,
    "__Type.interfaces": 1,
    "__Type.possibleTypes": 1,
    "__Type.enumValues": 1,
}
"""How many items a list has that is not a page."""

QUESTIONS: Mapping[str, int] = {"At": 5, "Query": 0, "Mutation": 0}
"""Types of which each field is a question or a mutation -> its statements by default.

Five are the most that a question needs for itself and for what it names.
"""

NOT_QUESTIONS = frozenset({"Query.at"})

STATEMENTS: Mapping[str, int] = {
    "At.moment": 0,
    "At.diff": 24,
    "At.mandates": 15,
    "At.coverage": 15,
    "At.heatMap": 8,
    "At.termsEnding": 8,
    "At.report": 15,
    "At.reports": 20,
    "Report.preview": 80,
    "Report.checklist": 100,
    "Report.differences": 4,
    "ReportEdition.model": 2,
    "ReportEdition.recordedSince": 4,
    "TimelineConnection.facets": 15,
}
"""Statements of fields that read anew for each object."""

STATEMENTS_PER_LIST: Mapping[str, int] = {
    "Entry.fields": 4,
    "Reference.subject": 2,
    "Subject.explain": 6,
    "Subject.history": 5,
    "Subject.timeline": 7,
}
"""Statements of fields that read for all subjects of a list at once."""

COUNTED_BY_READING = (
    *("Agreement", "ChangedThing", "Contribution", "Mandate"),
    *("Meeting", "Report", "Role", "Tie"),
)
"""Types of rows that are read where they are counted."""

MILLISECONDS: Mapping[str, float] = {
    **{f"{name}Connection.totalCount": 10 for name in COUNTED_BY_READING},
    "At.moment": 0,
    "At.changeDays": 20,
    "At.contributionTotals": 4,
    "At.contributions": 4,
    "At.coverage": 5,
    "At.diff": 5,
    "At.findings": 6,
    "At.heatMap": 8,
    "At.mandates": 5,
    "At.roles": 2,
    "Query.kinds": 10,
    "At.subjects": 2,
    "TimelineConnection.facets": 8,
    "EntityShare.facets": 8,
}
"""Processor time of fields that take longer than most questions, or none, measured."""

BATCHED = frozenset({"Subject.related"})
"""Fields whose pages are read for all subjects of a list at once."""
