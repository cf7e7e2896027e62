"""Contributions by giver, sort and currency; no sum goes across currencies."""

from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.agreements import Money, money_of
from api.graphql.queries.query_pages import (
    connection_of,
    parameters_of,
    read_page,
    read_rows,
)
from api.graphql.queries.register import listed_subjects
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import (
    ContributionStatus,
    ContributionType,
    code_words,
    enum_value_of,
)
from api.graphql.types.decorators import (
    input_type,
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import (
    Reference,
    called_reference,
    distinct,
)
from projections.queries.contributions import Total
from projections.query_definitions.contributions import (
    CONTRIBUTION_TOTALS,
    CONTRIBUTIONS,
    ContributionParameters,
    ContributionRow,
)


@output_type
class Contribution:
    """A contribution at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[ContributionRow]
    subject: Subject = schema_field("The contribution, with all its fields.")

    @resolver_of_type(ContributionType | None)
    def contribution_type(self) -> object:
        """What was given, such as service or funding."""
        return enum_value_of(ContributionType, self.row.value("contribution_type"))

    @resolver
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("contribution_type")

    @resolver_of_type(ContributionStatus | None)
    def status(self) -> object:
        """What happened to it last, such as pledged, made or received."""
        return enum_value_of(ContributionStatus, self.row.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolver
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return distinct(self.loaders, self.row.values.references("givers"))

    @resolver
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        return distinct(self.loaders, self.row.values.references("recipients"))

    @resolver
    def money(self) -> Money | None:
        """The amount, if one is stated."""
        return money_of(self.row.money)

    @resolver
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found: bool | None = self.row.value("at_cost")
        return found

    def _said(self, name: str) -> str:
        return code_words(self.loaders, name, self.row.value(name))


@output_type
class ContributionTotal:
    """Contributions of one sort by the same givers, with their sum in one currency."""

    loaders: strawberry.Private[RequestLoaders]
    summed: strawberry.Private[Total]
    givers: list[Reference] = schema_field("Who gives them, together.")
    count: int = schema_field("How many contributions.")
    without_amount: int = schema_field("Of how many of them no amount is stated.")
    total: Money | None = schema_field("The sum of the amounts that are stated.")

    @resolver_of_type(ContributionType | None)
    def contribution_type(self) -> object:
        """What was given, if that is stated."""
        return enum_value_of(ContributionType, self.summed.contribution_type)

    @resolver
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(
            self.loaders, "contribution_type", self.summed.contribution_type
        )

    @resolver_of_type(ContributionStatus | None)
    def status(self) -> object:
        """What happened to them last, such as pledged or made."""
        return enum_value_of(ContributionStatus, self.summed.status)

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return code_words(self.loaders, "status", self.summed.status)


@input_type
class ContributionFilter:
    """Which contributions are wanted; all that is given holds together."""

    giver: str | None = schema_field("One of those who give it.", default=UNSET)
    recipient: str | None = schema_field("One of those who receive it.", default=UNSET)
    contribution_type: ContributionType | None = schema_field(
        "What was given.", default=UNSET
    )
    currency: str | None = schema_field("ISO 4217 code, such as USD.", default=UNSET)
    status: ContributionStatus | None = schema_field(
        "What happened to it last.", default=UNSET
    )


ContributionFilterArgument = Annotated[
    ContributionFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


def contributions_page(
    loaders: RequestLoaders,
    filter_: ContributionFilter | None,
    *,
    first: int,
    after: str | None,
) -> Connection[Contribution]:
    """Read a page of contributions.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    given = parameters_of(ContributionParameters, filter_)
    page = read_page(loaders, CONTRIBUTIONS, given, first=first, after=after)
    subjects = listed_subjects(loaders, [one.listed for one in page.rows])
    for one in page.rows:
        named = (*one.values.references("givers"), *one.values.references("recipients"))
        loaders.names.enqueue(named)
    nodes = [
        Contribution(loaders=loaders, row=one, subject=subject)
        for one, subject in zip(page.rows, subjects, strict=True)
    ]
    return connection_of(nodes, page, after)


def totals_of(
    loaders: RequestLoaders, filter_: ContributionFilter | None
) -> list[ContributionTotal]:
    """Sum contributions.

    Raises:
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    given = parameters_of(ContributionParameters, filter_)
    return [
        ContributionTotal(
            loaders=loaders,
            summed=one,
            givers=[called_reference(loaders, giver) for giver in one.givers],
            count=one.contributions,
            without_amount=one.without_amount,
            total=money_of(one.total),
        )
        for one in read_rows(loaders, CONTRIBUTION_TOTALS, given)
    ]
