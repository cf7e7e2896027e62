"""Contributions by giver, sort and currency; no sum goes across currencies."""

import strawberry

from api.graphql.queries.subjects import Subject
from api.graphql.types.decorators import schema_field
from api.graphql.types.enums import ContributionStatus, ContributionType
from api.graphql.types.parameter_inputs import parameter_input
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, attribute
from projections.queries.register import ListedSubject
from projections.query_definitions.contributions import (
    CONTRIBUTION_TOTALS,
    CONTRIBUTIONS,
    ContributionParameters,
    Total,
)


@row_type(
    CONTRIBUTIONS.columns,
    contribution_type=(
        ("What is given, such as SERVICE or FUNDING; null if no source says."),
        ContributionType | None,
    ),
    status=(
        (
            "The last thing that happened to the contribution, such as "
            "PLEDGED or MADE; null if nothing is recorded."
        ),
        ContributionStatus | None,
    ),
    givers="The actors or bodies that give it.",
    recipients="The actors, bodies or meetings that receive it.",
    money="The amount of money; null if no source states it.",
    at_cost="True if the recipient pays the cost (cost recovery); null if no "
    "source says.",
)
class Contribution(ShownRow):
    """A contribution as it stands at the moment of the question."""

    row: strawberry.Private[ListedSubject]
    subject: Subject = schema_field("The contribution, with all its fields.")

    @property
    def identity(self) -> object:
        """The contribution."""
        return self.subject.row.subject_id


@row_type(
    CONTRIBUTION_TOTALS.columns,
    contribution_type=(
        "What is given; null if no source says.",
        ContributionType | None,
    ),
    status=(
        (
            "The last thing that happened to these contributions, such as "
            "PLEDGED or MADE."
        ),
        ContributionStatus | None,
    ),
    givers="The actors or bodies that give them, together.",
    without_amount="Number of contributions whose amount is not stated; they are not "
    "in the total.",
    total="Sum of the amounts that are stated; null if none is.",
)
class ContributionTotal(ShownRow):
    """Contributions of one type, status and currency by the same givers, summed."""

    row: strawberry.Private[Total]
    count: int = attribute("Number of contributions.", "contributions")


@parameter_input(
    ContributionParameters,
    contribution_type=ContributionType,
    status=ContributionStatus,
)
class ContributionFilter:
    """Conditions on contributions, all of which must hold."""
