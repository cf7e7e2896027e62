"""Agreements: parties, services, budget, and when they end."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.register import listed, naming, sought
from api.graphql.queries.roles import Term, terms_of
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import AgreementStatus, AgreementType, coded, said
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
from projections.queries.register import Listed
from projections.queries.values import Values

PARTIES = ("signatories", "between", "ratified_by")
"""State fields that say who is bound, or is to be."""


@output_type
class Money:
    """An amount of money in its currency."""

    amount: str = schema_field("A decimal number, as the source gives it.")
    currency: str = schema_field("ISO 4217 code, such as USD; empty if none is stated.")


@output_type
class Service:
    """A service that an agreement covers."""

    loaders: strawberry.Private[RequestLoaders]
    values: strawberry.Private[Values]
    name: str = schema_field("Its short name.")

    @resolver
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return references(self.loaders, self.values.value("givers", self.name) or [])

    @resolver
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        found = self.values.value("recipients", self.name)
        return references(self.loaders, found or [])

    @resolver
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found = self.values.value("at_cost", self.name)
        return None if found is None else bool(found)

    @resolver
    def entry(self) -> Entry | None:
        """The entry that says it is covered."""
        found = self.values.field("services", self.name)
        return entry_at(self.loaders, found.entry) if found else None


@output_type
class Agreement:
    """An agreement at the moment."""

    loaders: strawberry.Private[RequestLoaders]
    values: strawberry.Private[Values]
    subject: Subject = schema_field("The agreement, with all its fields.")
    term: Term | None = schema_field("How long it is valid, if that is stated.")

    @resolver_of_type(AgreementType | None)
    def agreement_type(self) -> object:
        """What sort of agreement it is."""
        return coded(AgreementType, self.values.value("agreement_type"))

    @resolver
    def agreement_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("agreement_type")

    @resolver_of_type(AgreementStatus | None)
    def status(self) -> object:
        """What happened to it last, such as signed, expired or ended."""
        return coded(AgreementStatus, self.values.value("status"))

    @resolver
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolver
    def parties(self) -> list[Reference]:
        """Who signed or ratified it, or between whom it is."""
        return distinct(self.loaders, parties_of(self.values))

    @resolver
    def services(self) -> list[Service]:
        """Services that it covers."""
        names = self.values.items("services")
        return [
            Service(loaders=self.loaders, values=self.values, name=one) for one in names
        ]

    @resolver
    def has_budget(self) -> bool | None:
        """Whether it sets a budget, if that is stated."""
        found = self.values.value("has_budget")
        return None if found is None else bool(found)

    @resolver
    def budget(self) -> Money | None:
        """The amount that it sets, if that is stated."""
        return money_of(self.values)

    @resolver
    def under(self) -> Reference | None:
        """The mandate or agreement that it answers."""
        found = self.values.value("under")
        return reference(self.loaders, found) if found else None

    def _said(self, name: str) -> str:
        return said(self.loaders, name, self.values.value(name))


def money_of(values: Values) -> Money | None:
    """Show a subject's amount of money, if one is stated."""
    amount = values.value("amount")
    currency = values.value("currency") or ""
    return Money(amount=str(amount), currency=str(currency)) if amount else None


def parties_of(values: Values) -> tuple[str, ...]:
    """List who is bound by an agreement, or is to be."""
    return tuple(dict.fromkeys(one for field in PARTIES for one in values.named(field)))


def agreements_page(
    loaders: RequestLoaders, party: str | None, *, first: int, after: str | None
) -> Connection[Agreement]:
    """Read a page of agreements.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the party.
    """
    is_party = naming(loaders, party) if party else None

    def keep(values: Values) -> bool:
        return is_party is None or any(map(is_party, parties_of(values)))

    related = [party] if party else []
    found = sought(loaders, ("agreement",), related_to=related, keep=keep)
    return listed(
        loaders,
        found,
        lambda page, subjects: _shown(loaders, page, subjects),
        first=first,
        after=after,
    )


def _shown(
    loaders: RequestLoaders, page: Sequence[Listed], subjects: Sequence[Subject]
) -> list[Agreement]:
    terms = terms_of(loaders, page)
    for one in page:
        loaders.names.expect(parties_of(one.values))
        loaders.names.expect(one.values.named("under"))
        for name in one.values.items("services"):
            given = (one.values.value(f, name) or () for f in ("givers", "recipients"))
            loaders.names.expect(who for some in given for who in some)
    loaders.items.expect(
        field.entry
        for one in page
        for field in one.values.fields
        if field.name == "services"
    )
    return [
        Agreement(
            loaders=loaders,
            values=one.values,
            subject=subject,
            term=terms.get(one.called.subject),
        )
        for one, subject in zip(page, subjects, strict=True)
    ]
