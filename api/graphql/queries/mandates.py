"""Mandates by paragraph, with evidence, and what nothing was done about yet."""

from enum import Enum

import strawberry
from strawberry import enum_value as value

from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import enum, schema_field
from api.graphql.types.entries import Entry
from api.graphql.types.enums import MandateStatus
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, attribute
from projections.queries import mandates as answers
from projections.query_definitions.mandates import MANDATES, PARAGRAPHS


@enum
class ParagraphState(Enum):
    """What became of what a paragraph asks for."""

    PROPOSED = value("proposed", description="The mandate is not adopted.")
    NO_ACTION_RECORDED = value(
        "no action recorded", description="The record knows of no action."
    )
    PLANNED = value("planned", description="An action is planned.")
    ACTION_RECORDED = value(
        "action recorded", description="An entry tells of an action."
    )
    DISCHARGED = value("discharged", description="An entry says that it was done.")
    LAPSED = value("lapsed", description="It no longer asks for anything.")
    SUPERSEDED = value("superseded", description="Something took its place.")
    NO_ACTION_CALLED_FOR = value(
        "no action called for",
        description="It is a decision, welcome, permission or definition.",
    )


@row_type(
    PARAGRAPHS.columns,
    state=("What became of it by the day.", ParagraphState),
    action="What it asks for.",
    condition='On what condition, such as "as appropriate".',
    addressees="Who is asked to act.",
    deadline="By when it is to be done.",
    due_at="The meeting by which it is to be done.",
    recurrence="How often it comes round, an ISO 8601 duration such as P2Y.",
    stated="The entry that states it, with its sources.",
    evidence="What shows that it was done.",
)
class Paragraph(ShownRow):
    """What a paragraph of a mandate asks for, and what became of it."""

    row: strawberry.Private[answers.Paragraph]
    number: str = attribute(
        "As the document numbers it; empty for the mandate as a whole."
    )
    actions: list[Entry] = attribute("The entries that follow from it.")


@row_type(
    MANDATES.columns,
    status=(
        "What happened to it last, such as adopted or superseded.",
        MandateStatus | None,
    ),
    mirrors="Mandates of other bodies that mirror it, or that it mirrors.",
)
class Mandate(ShownRow):
    """A mandate and its paragraphs."""

    row: strawberry.Private[answers.Mandate]
    subject: Subject = schema_field("The mandate, with all its fields.")

    @property
    def identity(self) -> object:
        """The mandate, with the paragraphs that are shown."""
        return self.subject.row.subject_id, [one.number for one in self.row.paragraphs]

    paragraphs: list[Paragraph] = attribute("What it asks for, paragraph by paragraph.")
