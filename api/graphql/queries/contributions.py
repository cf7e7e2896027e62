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
        "What was given, such as service or funding.",
        ContributionType | None,
    ),
    status=(
        "What happened to it last, such as pledged, made or received.",
        ContributionStatus | None,
    ),
    givers="Who gives it.",
    recipients="Who receives it.",
    money="The amount, if one is stated.",
    at_cost="Whether it is paid for on a cost recovery basis, if that is stated.",
)
class Contribution(ShownRow):
    """A contribution at the moment."""

    row: strawberry.Private[ListedSubject]
    subject: Subject = schema_field("The contribution, with all its fields.")

    @property
    def identity(self) -> object:
        """The contribution."""
        return self.subject.row.subject_id


@row_type(
    CONTRIBUTION_TOTALS.columns,
    contribution_type=("What was given, if that is stated.", ContributionType | None),
    status=(
        "What happened to them last, such as pledged or made.",
        ContributionStatus | None,
    ),
    givers="Who gives them, together.",
    without_amount="Of how many of them no amount is stated.",
    total="The sum of the amounts that are stated.",
)
class ContributionTotal(ShownRow):
    """Contributions of one sort by the same givers, with their sum in one currency."""

    row: strawberry.Private[Total]
    count: int = attribute("How many contributions.", "contributions")


@parameter_input(
    ContributionParameters,
    contribution_type=ContributionType,
    status=ContributionStatus,
)
class ContributionFilter:
    """Which contributions are wanted; all that is given holds together."""
