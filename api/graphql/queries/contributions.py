"""Contributions by giver, sort and currency; no sum goes across currencies."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.agreements import Money, money_of
from api.graphql.queries.register import listed, naming, sought
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import (
    ContributionStatus,
    ContributionType,
    code_of,
    coded,
    said,
)
from api.graphql.types.decorators import (
    input_type,
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import Reference, distinct
from projections.queries.holdings import SUMMED, Total, totals
from projections.queries.register import Having, Listed, Sought, everything
from projections.queries.values import Values

WORDS = ("contribution_type", "status")
NAMED = {"giver": "givers", "recipient": "recipients"}


@output_type
class Contribution:
    """A contribution at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    values: strawberry.Private[Values]
    subject: Subject = schema_field("The contribution, with all its fields.")

    @resolver_of_type(ContributionType | None)
    def contribution_type(self) -> object:
        """What was given, such as service or funding."""
        return coded(ContributionType, self.values.value("contribution_type"))

    @resolver
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("contribution_type")

    @resolver_of_type(ContributionStatus | None)
    def status(self) -> object:
        """What happened to it last, such as pledged, made or received."""
        return coded(ContributionStatus, self.values.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolver
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return distinct(self.loaders, self.values.named("givers"))

    @resolver
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        return distinct(self.loaders, self.values.named("recipients"))

    @resolver
    def money(self) -> Money | None:
        """The amount, if one is stated."""
        return money_of(self.values)

    @resolver
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found = self.values.value("at_cost")
        return None if found is None else bool(found)

    def _said(self, name: str) -> str:
        return said(self.loaders, name, self.values.value(name))


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
        return coded(ContributionType, self.summed.contribution_type)

    @resolver
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.loaders, "contribution_type", self.summed.contribution_type)

    @resolver_of_type(ContributionStatus | None)
    def status(self) -> object:
        """What happened to them last, such as pledged or made."""
        return coded(ContributionStatus, self.summed.status)

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.loaders, "status", self.summed.status)


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


Wanted = Annotated[
    ContributionFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


def contributions_page(
    loaders: RequestLoaders,
    wanted: ContributionFilter | None,
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

    def show(
        page: Sequence[Listed], subjects: Sequence[Subject]
    ) -> Sequence[Contribution]:
        fields = NAMED.values()
        loaders.names.expect(w for x in page for f in fields for w in x.values.named(f))
        return [
            Contribution(loaders=loaders, values=one.values, subject=subject)
            for one, subject in zip(page, subjects, strict=True)
        ]

    return listed(loaders, _sought(loaders, wanted), show, first=first, after=after)


def totals_of(
    loaders: RequestLoaders, wanted: ContributionFilter | None
) -> list[ContributionTotal]:
    """Sum contributions.

    Raises:
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    found = _sought(loaders, wanted)
    some = totals(everything(loaders.reader, loaders.moment, found, SUMMED).values())
    return [
        ContributionTotal(
            loaders=loaders,
            summed=one,
            givers=distinct(loaders, one.givers),
            count=one.contributions,
            without_amount=one.without_amount,
            total=None
            if one.amount is None
            else Money(amount=f"{one.amount:f}", currency=one.currency),
        )
        for one in _joined(loaders, some)
    ]


def _joined(loaders: RequestLoaders, some: Sequence[Total]) -> list[Total]:
    """Add up the sums of givers that turned out to be the same."""
    loaders.names.expect(giver for one in some for giver in one.givers)
    groups: dict[tuple[object, ...], Total] = {}
    for one in some:
        givers = frozenset(who.called.subject for who in distinct(loaders, one.givers))
        alike = givers, one.contribution_type, one.status, one.currency
        before = groups.get(alike)
        groups[alike] = _sum(before, one) if before else one
    return list(groups.values())


def _sum(one: Total, other: Total) -> Total:
    amounts = [each.amount for each in (one, other) if each.amount is not None]
    return one._replace(
        amount=sum(amounts, Decimal()) if amounts else None,
        contributions=one.contributions + other.contributions,
        without_amount=one.without_amount + other.without_amount,
    )


def _sought(loaders: RequestLoaders, wanted: ContributionFilter | None) -> Sought:
    filter_ = wanted or ContributionFilter()
    codes = {one: code_of(getattr(filter_, one)) for one in WORDS}
    having = [Having(one, word) for one, word in codes.items() if word]
    currency = (filter_.currency or "").upper()
    named = {one: getattr(filter_, one) for one in NAMED if getattr(filter_, one)}
    is_named = {NAMED[one]: naming(loaders, who) for one, who in named.items()}

    def keep(values: Values) -> bool:
        paid_in = str(values.value("currency") or "").upper()
        return currency in ("", paid_in) and all(
            any(map(is_it, values.named(field))) for field, is_it in is_named.items()
        )

    return sought(
        loaders,
        ("contribution",),
        related_to=list(named.values()),
        having=(*having, Having("currency")) if currency else tuple(having),
        keep=keep if named or currency else None,
    )
