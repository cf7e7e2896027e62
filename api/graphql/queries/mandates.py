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
    """Whether what a paragraph asks for was done."""

    PROPOSED = value(
        "proposed",
        description="The mandate has not been adopted yet, so it asks for nothing.",
    )
    NO_ACTION_RECORDED = value(
        "no action recorded", description="No action is recorded."
    )
    PLANNED = value(
        "planned", description="An action is planned, and none is recorded as done."
    )
    ACTION_RECORDED = value(
        "action recorded", description="An entry records an action on the paragraph."
    )
    DISCHARGED = value(
        "discharged", description="An entry says that the paragraph was fulfilled."
    )
    LAPSED = value("lapsed", description="The paragraph no longer asks for anything.")
    SUPERSEDED = value("superseded", description="Another mandate took its place.")
    NO_ACTION_CALLED_FOR = value(
        "no action called for",
        description="The paragraph asks for nothing: it is a decision, a welcome, a "
        "permission or a definition.",
    )


@row_type(
    PARAGRAPHS.columns,
    state=("What had become of it by the day.", ParagraphState),
    action="What the paragraph asks for, in its own words.",
    condition='The condition, such as "as appropriate"; null if there is none.',
    addressees="The actors and bodies that are asked to act.",
    deadline="The date by which it is to be done; null if none is stated.",
    due_at="The meeting by which it is to be done; null if none is stated.",
    recurrence="How often it is to be repeated, as an ISO 8601 duration such as "
    "P2Y; null if once.",
    stated="The entry that states the paragraph, with its sources.",
    evidence="Subjects that show that it was done, such as documents.",
)
class Paragraph(ShownRow):
    """What a paragraph of a mandate asks for, and what became of it."""

    row: strawberry.Private[answers.Paragraph]
    number: str = attribute(
        "Number as in the document, such as 4 (b); empty for the mandate as a whole."
    )
    actions: list[Entry] = attribute(
        "The entries that act on the paragraph, or plan to."
    )


@row_type(
    MANDATES.columns,
    status=(
        (
            "The last thing that happened to the mandate, such as ADOPTED; "
            "null if nothing is recorded."
        ),
        MandateStatus | None,
    ),
    mirrors="Mandates of other bodies with the same content, such as BC-14/1 "
    "for MC-3/11.",
)
class Mandate(ShownRow):
    """A mandate, such as a decision, with its paragraphs."""

    row: strawberry.Private[answers.Mandate]
    subject: Subject = schema_field("The mandate, with all its fields.")

    @property
    def identity(self) -> object:
        """The mandate, with the paragraphs that are shown."""
        return self.subject.row.subject_id, [one.number for one in self.row.paragraphs]

    paragraphs: list[Paragraph] = attribute(
        "What the mandate asks for, paragraph by paragraph."
    )
