"""Contributions by giver, type and currency, and their sums."""

from collections.abc import Sequence
from typing import Annotated, Any, NamedTuple

from domain.choices import CONTRIBUTIONS as TYPES
from domain.kinds.state_fields import state_codes
from projections.queries.contributions import SUMMED, Money, Total, money_of, totals
from projections.queries.register import (
    FieldCondition,
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    read_all_values,
)
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions.definition import (
    Page,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.registered import read_registered, subjects_naming
from projections.query_definitions.value_kinds import (
    DISTINCT_REFERENCES,
    INTEGER,
    MONEY,
    REFERENCE,
    REFERENCES,
    TRUTH,
    code,
)

STATUSES = state_codes("contribution", "status")


class ContributionParameters(NamedTuple):
    """Which contributions are read; one satisfies all that are given."""

    giver: Annotated[str, Parameter("One of those who give it.")] = ""
    recipient: Annotated[str, Parameter("One of those who receive it.")] = ""
    contribution_type: Annotated[
        str, Parameter("What is given.", name="type", choices=tuple(TYPES))
    ] = ""
    currency: Annotated[str, Parameter("Currency of the amount, such as USD.")] = ""
    status: Annotated[str, Parameter("What happened to it last.", choices=STATUSES)] = (
        ""
    )


class ContributionRow(NamedTuple):
    """A contribution at the moment."""

    listed: ListedSubject

    @property
    def values(self) -> SubjectValues:
        """What holds of the contribution."""
        return self.listed.values

    @property
    def money(self) -> Money | None:
        """The amount, if one is stated."""
        return money_of(self.values)

    def value(self, field: str) -> Any:  # noqa: ANN401 - a plain value
        """Return a field's plain value; None where it does not hold."""
        return self.values.value(field)


def _wanted(at: QueryContext, given: ContributionParameters) -> SubjectFilter:
    currency = given.currency.upper()
    codes = {"contribution_type": given.contribution_type, "status": given.status}
    having = [FieldCondition(field, one) for field, one in codes.items() if one]

    def is_paid_in(values: SubjectValues) -> bool:
        return str(values.value("currency") or "").upper() == currency

    return subjects_naming(
        at,
        "contribution",
        {("givers",): given.giver, ("recipients",): given.recipient},
        having=[*having, FieldCondition("currency")] if currency else having,
        keep=is_paid_in if currency else None,
    )


def read_contributions(
    at: QueryContext,
    given: ContributionParameters,
    /,
    *,
    first: int,
    after: RegisterCursor | None,
) -> Page[ContributionRow]:
    """Read a page of contributions by reference.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    page = read_registered(at, _wanted(at, given), first=first, after=after)
    return Page(
        [ContributionRow(one) for one in page.rows], page.cursors, page.has_more
    )


def read_totals(at: QueryContext, given: ContributionParameters) -> Sequence[Total]:
    """Sum contributions by givers, type, status and currency.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    found = read_all_values(at.reader, at.moment, _wanted(at, given), SUMMED)
    return totals(at.reader, at.moment, [*found.values()])


CONTRIBUTIONS: Query[ContributionParameters, ContributionRow] = Query(
    parameters=ContributionParameters,
    read=read_contributions,
    cursor=RegisterCursor,
    columns=(
        column("subject", REFERENCE, lambda row: row.listed.subject),
        column(
            "contribution_type",
            code("contribution_type"),
            lambda row: row.value("contribution_type"),
        ),
        column("status", code("status"), lambda row: row.value("status")),
        column(
            "givers", DISTINCT_REFERENCES, lambda row: row.values.references("givers")
        ),
        column(
            "recipients",
            DISTINCT_REFERENCES,
            lambda row: row.values.references("recipients"),
        ),
        column("money", MONEY, lambda row: row.money),
        column("at_cost", TRUTH, lambda row: row.value("at_cost")),
    ),
)

CONTRIBUTION_TOTALS: Query[ContributionParameters, Total] = Query(
    parameters=ContributionParameters,
    read=all_rows(read_totals),
    columns=(
        column("givers", REFERENCES, lambda row: row.givers),
        column(
            "contribution_type",
            code("contribution_type"),
            lambda row: row.contribution_type,
        ),
        column("status", code("status"), lambda row: row.status),
        column("contributions", INTEGER, lambda row: row.contributions),
        column("without_amount", INTEGER, lambda row: row.without_amount),
        column("total", MONEY, lambda row: row.total),
    ),
)
