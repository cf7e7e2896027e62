"""Agreements: parties, services, budget, and when they end."""

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.query_pages import connection_of, parameters_of, read_page
from api.graphql.queries.register import listed_subjects
from api.graphql.queries.roles import Term, term_of
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import (
    AgreementStatus,
    AgreementType,
    code_words,
    enum_value_of,
)
from api.graphql.types.decorators import (
    output_type,
    resolver,
    resolver_of_type,
    schema_field,
)
from api.graphql.types.entries import Entry
from api.graphql.types.kind_types import entry_at
from api.graphql.types.pages import Connection
from api.graphql.types.text_date_reference import (
    Reference,
    distinct,
    reference,
    references,
)
from projections.queries.contributions import Money as Stated
from projections.query_definitions.agreements import (
    AGREEMENTS,
    AgreementParameters,
    AgreementRow,
)
from projections.query_definitions.agreements import Service as Covered


@output_type
class Money:
    """An amount of money in its currency."""

    amount: str = schema_field("A decimal number, as the source gives it.")
    currency: str = schema_field("ISO 4217 code, such as USD; empty if none is stated.")


@output_type
class Service:
    """A service that an agreement covers."""

    loaders: strawberry.Private[RequestLoaders]
    service: strawberry.Private[Covered]
    name: str = schema_field("Its short name.")

    @resolver
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return references(self.loaders, self.service.givers)

    @resolver
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        return references(self.loaders, self.service.recipients)

    @resolver
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        return self.service.at_cost

    @resolver
    def entry(self) -> Entry | None:
        """The entry that says it is covered."""
        return entry_at(self.loaders, self.service.entry)


@output_type
class Agreement:
    """An agreement at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    row: strawberry.Private[AgreementRow]
    subject: Subject = schema_field("The agreement, with all its fields.")
    term: Term | None = schema_field("How long it is valid, if that is stated.")

    @resolver_of_type(AgreementType | None)
    def agreement_type(self) -> object:
        """What sort of agreement it is."""
        return enum_value_of(AgreementType, self.row.value("agreement_type"))

    @resolver
    def agreement_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("agreement_type")

    @resolver_of_type(AgreementStatus | None)
    def status(self) -> object:
        """What happened to it last, such as signed, expired or ended."""
        return enum_value_of(AgreementStatus, self.row.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolver
    def parties(self) -> list[Reference]:
        """Who signed or ratified it, or between whom it is."""
        return distinct(self.loaders, self.row.parties)

    @resolver
    def services(self) -> list[Service]:
        """Services that it covers."""
        return [
            Service(loaders=self.loaders, service=one, name=one.name)
            for one in self.row.services
        ]

    @resolver
    def has_budget(self) -> bool | None:
        """Whether it sets a budget, if that is stated."""
        found: bool | None = self.row.value("has_budget")
        return found

    @resolver
    def budget(self) -> Money | None:
        """The amount that it sets, if that is stated."""
        return money_of(self.row.budget)

    @resolver
    def under(self) -> Reference | None:
        """The mandate or agreement that it answers."""
        found = self.row.value("under")
        return reference(self.loaders, found) if found else None

    def _said(self, name: str) -> str:
        return code_words(self.loaders, name, self.row.value(name))


def money_of(money: Stated | None) -> Money | None:
    """Show an amount of money, if one is stated."""
    return Money(amount=money.amount, currency=money.currency) if money else None


def agreements_page(
    loaders: RequestLoaders, party: str | None, *, first: int, after: str | None
) -> Connection[Agreement]:
    """Read a page of agreements.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the party.
    """
    given = parameters_of(AgreementParameters, party=party)
    page = read_page(loaders, AGREEMENTS, given, first=first, after=after)
    subjects = listed_subjects(loaders, [one.listed for one in page.rows])
    for one in page.rows:
        loaders.names.enqueue((*one.parties, *one.values.references("under")))
        for service in one.services:
            loaders.names.enqueue((*service.givers, *service.recipients))
            loaders.items.enqueue([service.entry] if service.entry else [])
    nodes = [
        Agreement(
            loaders=loaders,
            row=one,
            subject=subject,
            term=term_of(loaders, one.term) if one.term else None,
        )
        for one, subject in zip(page.rows, subjects, strict=True)
    ]
    return connection_of(nodes, page, after)
