"""Mandates by paragraph, with evidence, and what nothing was done about yet."""

from collections.abc import Sequence
from enum import Enum
from typing import Any

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.question_fields import show_subject_rows
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import MandateStatus
from api.graphql.types.decorators import attribute, enum, resolver, schema_field
from api.graphql.types.entries import Entry, expect
from api.graphql.types.kind_types import entries_of
from api.graphql.types.row_types import row_type
from projections.queries import mandates as answers
from projections.query_definitions.mandates import MANDATES, PARAGRAPHS


@enum
class ParagraphState(Enum):
    """What became of what a paragraph asks for."""

    OPEN = value("open", description="Nothing is known to have been done.")
    ACTED_UPON = value("acted upon", description="An entry follows from it.")
    DISCHARGED = value("discharged", description="It was done.")
    LAPSED = value("lapsed", description="It no longer asks for anything.")


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
class Paragraph:
    """What a paragraph of a mandate asks for, and what became of it."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[answers.Paragraph]
    number: str = attribute(
        "row.number", "As the document numbers it; empty for the mandate as a whole."
    )

    @resolver
    def actions(self) -> list[Entry]:
        """The entries that follow from it."""
        return entries_of(self.loaders, self.row.actions)


@row_type(
    MANDATES.columns,
    status=(
        "What happened to it last, such as adopted or superseded.",
        MandateStatus | None,
    ),
    mirrors="Mandates of other bodies that mirror it, or that it mirrors.",
)
class Mandate:
    """A mandate and its paragraphs."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[answers.Mandate]
    subject: Subject = schema_field("The mandate, with all its fields.")

    @resolver
    def paragraphs(self) -> list[Paragraph]:
        """What it asks for, paragraph by paragraph."""
        return [Paragraph(loaders=self.loaders, row=one) for one in self.row.paragraphs]


def show_mandates(
    loaders: RequestLoaders,
    output_type: Any,  # noqa: ANN401 - a type
    rows: Sequence[answers.Mandate],
) -> Any:  # noqa: ANN401 - as the type says
    """Show mandates; what the entries about their paragraphs name is read together."""
    for mandate in rows:
        for one in mandate.paragraphs:
            expect(loaders, one.actions)
    return show_subject_rows(loaders, output_type, rows)
