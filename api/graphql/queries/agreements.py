"""Agreements: parties, services, budget, and when they end."""

from collections.abc import Sequence

import strawberry

from api.graphql.loaders import Asked
from api.graphql.queries.register import listed, naming, sought
from api.graphql.queries.roles import Term, terms_of
from api.graphql.queries.subjects import Subject
from api.graphql.types.code_enums import AgreementStatus, AgreementType, coded, said
from api.graphql.types.decorators import answer, resolved, resolved_as, says
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


@answer
class Money:
    """An amount of money in its currency."""

    amount: str = says("A decimal number, as the source gives it.")
    currency: str = says("ISO 4217 code, such as USD; empty if none is stated.")


@answer
class Service:
    """A service that an agreement covers."""

    asked: strawberry.Private[Asked]
    values: strawberry.Private[Values]
    name: str = says("Its short name.")

    @resolved
    def givers(self) -> list[Reference]:
        """Who gives it."""
        return references(self.asked, self.values.value("givers", self.name) or [])

    @resolved
    def recipients(self) -> list[Reference]:
        """Who receives it."""
        found = self.values.value("recipients", self.name)
        return references(self.asked, found or [])

    @resolved
    def at_cost(self) -> bool | None:
        """Whether it is paid for on a cost recovery basis, if that is stated."""
        found = self.values.value("at_cost", self.name)
        return None if found is None else bool(found)

    @resolved
    def entry(self) -> Entry | None:
        """The entry that says it is covered."""
        found = self.values.field("services", self.name)
        return entry_at(self.asked, found.entry) if found else None


@answer
class Agreement:
    """An agreement at the moment."""

    asked: strawberry.Private[Asked]
    values: strawberry.Private[Values]
    subject: Subject = says("The agreement, with all its fields.")
    term: Term | None = says("How long it is valid, if that is stated.")

    @resolved_as(AgreementType | None)
    def agreement_type(self) -> object:
        """What sort of agreement it is."""
        return coded(AgreementType, self.values.value("agreement_type"))

    @resolved
    def agreement_type_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("agreement_type")

    @resolved_as(AgreementStatus | None)
    def status(self) -> object:
        """What happened to it last, such as signed, expired or ended."""
        return coded(AgreementStatus, self.values.value("status"))

    @resolved
    def status_display(self) -> str:
        """The same in the reader's language; empty where it is not stated."""
        return self._said("status")

    @resolved
    def parties(self) -> list[Reference]:
        """Who signed or ratified it, or between whom it is."""
        return distinct(self.asked, parties_of(self.values))

    @resolved
    def services(self) -> list[Service]:
        """Services that it covers."""
        names = self.values.items("services")
        return [
            Service(asked=self.asked, values=self.values, name=one) for one in names
        ]

    @resolved
    def has_budget(self) -> bool | None:
        """Whether it sets a budget, if that is stated."""
        found = self.values.value("has_budget")
        return None if found is None else bool(found)

    @resolved
    def budget(self) -> Money | None:
        """The amount that it sets, if that is stated."""
        return money_of(self.values)

    @resolved
    def under(self) -> Reference | None:
        """The mandate or agreement that it answers."""
        found = self.values.value("under")
        return reference(self.asked, found) if found else None

    def _said(self, name: str) -> str:
        return said(self.asked, name, self.values.value(name))


def money_of(values: Values) -> Money | None:
    """Show a subject's amount of money, if one is stated."""
    amount = values.value("amount")
    currency = values.value("currency") or ""
    return Money(amount=str(amount), currency=str(currency)) if amount else None


def parties_of(values: Values) -> tuple[str, ...]:
    """List who is bound by an agreement, or is to be."""
    return tuple(dict.fromkeys(one for field in PARTIES for one in values.named(field)))


def agreements_page(
    asked: Asked, party: str | None, *, first: int, after: str | None
) -> Connection[Agreement]:
    """Read a page of agreements.

    Raises:
        CursorError: no page of the register gave the cursor.
        PageSizeError: more are asked for than a page has.
        UnknownSubjectError: nothing is called like the party.
    """
    is_party = naming(asked, party) if party else None

    def keep(values: Values) -> bool:
        return is_party is None or any(map(is_party, parties_of(values)))

    related = [party] if party else []
    found = sought(asked, ("agreement",), related_to=related, keep=keep)
    return listed(
        asked,
        found,
        lambda page, subjects: _shown(asked, page, subjects),
        first=first,
        after=after,
    )


def _shown(
    asked: Asked, page: Sequence[Listed], subjects: Sequence[Subject]
) -> list[Agreement]:
    terms = terms_of(asked, page)
    for one in page:
        asked.names.expect(parties_of(one.values))
        asked.names.expect(one.values.named("under"))
        for name in one.values.items("services"):
            given = (one.values.value(f, name) or () for f in ("givers", "recipients"))
            asked.names.expect(who for some in given for who in some)
    asked.items.expect(
        field.entry
        for one in page
        for field in one.values.fields
        if field.name == "services"
    )
    return [
        Agreement(
            asked=asked,
            values=one.values,
            subject=subject,
            term=terms.get(one.called.subject),
        )
        for one, subject in zip(page, subjects, strict=True)
    ]
