"""Contributions by giver, sort and currency; no sum goes across currencies."""

from collections.abc import Sequence
from typing import Annotated

import strawberry
from strawberry import UNSET

from api.graphql.agreements import Money, money_of
from api.graphql.asked import Asked
from api.graphql.described import answer, given, resolved, says
from api.graphql.pages import Connection
from api.graphql.register import listed, naming, sought
from api.graphql.subjects import Subject
from api.graphql.words import Reference, references
from projections.holdings import SUMMED, totals
from projections.register import Having, Listed, Sought, everything
from projections.values import Values

WORDS = ("contribution_type", "currency", "status")
NAMED = {"giver": "givers", "recipient": "recipients"}


@answer
class Contribution:
    """A contribution at the moment."""

    asked: strawberry.Private[Asked]
    values: strawberry.Private[Values]
    subject: Subject = says("The contribution, with all its fields.")

    @resolved
    def contribution_type(self) -> str | None:
        """What was given, such as service or funding."""
        return self._word("contribution_type")

    @resolved
    def status(self) -> str | None:
        """What happened to it last, such as pledged, made or received."""
        return self._word("status")

    @resolved
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return references(self.asked, self.values.named("givers"))

    @resolved
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        return references(self.asked, self.values.named("recipients"))

    @resolved
    def money(self) -> Money | None:
        """The amount, if one is stated."""
        return money_of(self.values)

    @resolved
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found = self.values.value("at_cost")
        return None if found is None else bool(found)

    def _word(self, name: str) -> str | None:
        found = self.values.value(name)
        return str(found) if found else None


@answer
class ContributionTotal:
    """Contributions of one sort by the same givers, with their sum in one currency."""

    givers: list[Reference] = says("Who gives them, together.")
    contribution_type: str = says("What was given; empty if that is not stated.")
    status: str = says("What happened to them last, such as pledged or made.")
    count: int = says("How many contributions.")
    without_amount: int = says("Of how many of them no amount is stated.")
    total: Money | None = says("The sum of the amounts that are stated.")


@given
class ContributionFilter:
    """Which contributions are wanted; all that is given holds together."""

    giver: str | None = says("One of those who give it.", default=UNSET)
    recipient: str | None = says("One of those who receive it.", default=UNSET)
    contribution_type: str | None = says("What was given.", default=UNSET)
    currency: str | None = says("ISO 4217 code, such as USD.", default=UNSET)
    status: str | None = says("What happened to it last.", default=UNSET)


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
    asked.names.expect(giver for one in some for giver in one.givers)
    return [
        ContributionTotal(
            givers=references(asked, one.givers),
            contribution_type=one.contribution_type,
            status=one.status,
            count=one.contributions,
            without_amount=one.without_amount,
            total=None
            if one.amount is None
            else Money(amount=f"{one.amount:f}", currency=one.currency),
        )
        for one in some
    ]


def _sought(asked: Asked, wanted: ContributionFilter | None) -> Sought:
    given = wanted or ContributionFilter()
    words = {one: getattr(given, one) for one in WORDS if getattr(given, one)}
    named = {one: getattr(given, one) for one in NAMED if getattr(given, one)}
    is_named = {NAMED[one]: naming(asked, who) for one, who in named.items()}

    def keep(values: Values) -> bool:
        return all(
            any(map(is_it, values.named(field))) for field, is_it in is_named.items()
        )

    return sought(
        asked,
        ("contribution",),
        related_to=list(named.values()),
        having=tuple(Having(one, word) for one, word in words.items()),
        keep=keep if named else None,
    )
