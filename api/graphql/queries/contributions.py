"""Contributions by giver, sort and currency; no sum goes across currencies."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.loaders import Asked
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
from api.graphql.types.decorators import answer, given, resolved, resolved_as, says
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import Reference, distinct
from projections.queries.holdings import SUMMED, Total, totals
from projections.queries.register import Having, Listed, Sought, everything
from projections.queries.values import Values

WORDS = ("contribution_type", "status")
NAMED = {"giver": "givers", "recipient": "recipients"}


@answer
class Contribution:
    """A contribution at the moment."""

    asked: strawberry.Private[Asked]
    values: strawberry.Private[Values]
    subject: Subject = says("The contribution, with all its fields.")

    @resolved_as(ContributionType | None)
    def contribution_type(self) -> object:
        """What was given, such as service or funding."""
        return coded(ContributionType, self.values.value("contribution_type"))

    @resolved
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("contribution_type")

    @resolved_as(ContributionStatus | None)
    def status(self) -> object:
        """What happened to it last, such as pledged, made or received."""
        return coded(ContributionStatus, self.values.value("status"))

    @resolved
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolved
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return distinct(self.asked, self.values.named("givers"))

    @resolved
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        return distinct(self.asked, self.values.named("recipients"))

    @resolved
    def money(self) -> Money | None:
        """The amount, if one is stated."""
        return money_of(self.values)

    @resolved
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found = self.values.value("at_cost")
        return None if found is None else bool(found)

    def _said(self, name: str) -> str:
        return said(self.asked, name, self.values.value(name))


@answer
class ContributionTotal:
    """Contributions of one sort by the same givers, with their sum in one currency."""

    asked: strawberry.Private[Asked]
    summed: strawberry.Private[Total]
    givers: list[Reference] = says("Who gives them, together.")
    count: int = says("How many contributions.")
    without_amount: int = says("Of how many of them no amount is stated.")
    total: Money | None = says("The sum of the amounts that are stated.")

    @resolved_as(ContributionType | None)
    def contribution_type(self) -> object:
        """What was given, if that is stated."""
        return coded(ContributionType, self.summed.contribution_type)

    @resolved
    def contribution_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "contribution_type", self.summed.contribution_type)

    @resolved_as(ContributionStatus | None)
    def status(self) -> object:
        """What happened to them last, such as pledged or made."""
        return coded(ContributionStatus, self.summed.status)

    @resolved
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return said(self.asked, "status", self.summed.status)


@given
class ContributionFilter:
    """Which contributions are wanted; all that is given holds together."""

    giver: str | None = says("One of those who give it.", default=UNSET)
    recipient: str | None = says("One of those who receive it.", default=UNSET)
    contribution_type: ContributionType | None = says("What was given.", default=UNSET)
    currency: str | None = says("ISO 4217 code, such as USD.", default=UNSET)
    status: ContributionStatus | None = says("What happened to it last.", default=UNSET)


Wanted = Annotated[
    ContributionFilter | None,
    strawberry.argument(name="filter", description="Which ones are wanted."),
]


def contributions_page(
    asked: Asked, wanted: ContributionFilter | None, *, first: int, after: str | None
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
        asked.names.expect(w for x in page for f in fields for w in x.values.named(f))
        return [
            Contribution(asked=asked, values=one.values, subject=subject)
            for one, subject in zip(page, subjects, strict=True)
        ]

    return listed(asked, _sought(asked, wanted), show, first=first, after=after)


def totals_of(
    asked: Asked, wanted: ContributionFilter | None
) -> list[ContributionTotal]:
    """Sum contributions.

    Raises:
        UnknownSubjectError: nothing is called like a subject that is given.
    """
    found = _sought(asked, wanted)
    some = totals(everything(asked.reader, asked.moment, found, SUMMED).values())
    return [
        ContributionTotal(
            asked=asked,
            summed=one,
            givers=distinct(asked, one.givers),
            count=one.contributions,
            without_amount=one.without_amount,
            total=None
            if one.amount is None
            else Money(amount=f"{one.amount:f}", currency=one.currency),
        )
        for one in _joined(asked, some)
    ]


def _joined(asked: Asked, some: Sequence[Total]) -> list[Total]:
    """Add up the sums of givers that turned out to be the same."""
    asked.names.expect(giver for one in some for giver in one.givers)
    groups: dict[tuple[object, ...], Total] = {}
    for one in some:
        givers = frozenset(who.called.subject for who in distinct(asked, one.givers))
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


def _sought(asked: Asked, wanted: ContributionFilter | None) -> Sought:
    given = wanted or ContributionFilter()
    codes = {one: code_of(getattr(given, one)) for one in WORDS}
    having = [Having(one, word) for one, word in codes.items() if word]
    currency = (given.currency or "").upper()
    named = {one: getattr(given, one) for one in NAMED if getattr(given, one)}
    is_named = {NAMED[one]: naming(asked, who) for one, who in named.items()}

    def keep(values: Values) -> bool:
        paid_in = str(values.value("currency") or "").upper()
        return currency in ("", paid_in) and all(
            any(map(is_it, values.named(field))) for field, is_it in is_named.items()
        )

    return sought(
        asked,
        ("contribution",),
        related_to=list(named.values()),
        having=(*having, Having("currency")) if currency else tuple(having),
        keep=keep if named or currency else None,
    )
