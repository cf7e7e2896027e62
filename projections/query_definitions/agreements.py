"""Agreements: parties, services, budget, and when they end."""

from typing import Annotated, Any, NamedTuple

from projections.queries.contributions import Money, money_of
from projections.queries.register import ListedSubject, RegisterCursor
from projections.queries.terms import Term, terms
from projections.queries.values import SubjectValues
from projections.query_context import QueryContext
from projections.query_definitions.definition import (
    Details,
    Page,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.registered import read_registered, subjects_naming
from projections.query_definitions.value_kinds import (
    DAY,
    DISTINCT_REFERENCES,
    MONEY,
    POSITION,
    REFERENCE,
    REFERENCES,
    TERM,
    TRUTH,
    WORD,
    code,
)

PARTIES = ("signatories", "between", "ratified_by")
"""State fields that say who is bound, or is to be."""


class AgreementParameters(NamedTuple):
    """Which agreements are read."""

    party: Annotated[str, Parameter("Only agreements that bind this one.")] = ""


class Service(NamedTuple):
    """A service that an agreement covers.

    Attributes:
        givers, recipients: references.
        at_cost: whether it is paid for on a cost recovery basis, if that is stated.
        entry: position of the entry that says that it is covered; 0 for none.
    """

    name: str
    givers: tuple[str, ...]
    recipients: tuple[str, ...]
    at_cost: bool | None
    entry: int


class AgreementRow(NamedTuple):
    """An agreement at the moment, and its term if one is stated."""

    listed: ListedSubject
    term: Term | None

    @property
    def values(self) -> SubjectValues:
        """What holds of the agreement."""
        return self.listed.values

    @property
    def parties(self) -> tuple[str, ...]:
        """References of who signed or ratified it, or between whom it is."""
        named = (one for field in PARTIES for one in self.values.references(field))
        return tuple(dict.fromkeys(named))

    @property
    def services(self) -> tuple[Service, ...]:
        """The services that it covers."""
        return tuple(
            _service(self.values, one) for one in self.values.items("services")
        )

    @property
    def budget(self) -> Money | None:
        """The amount that it sets, if one is stated."""
        return money_of(self.values)

    def value(self, field: str) -> Any:  # noqa: ANN401 - a plain value
        """Return a field's plain value; None where it does not hold."""
        return self.values.value(field)


def _service(values: SubjectValues, name: str) -> Service:
    stated = values.field("services", name)
    return Service(
        name=name,
        givers=tuple(values.value("givers", name) or ()),
        recipients=tuple(values.value("recipients", name) or ()),
        at_cost=values.value("at_cost", name),
        entry=stated.set_by if stated else 0,
    )


def read_agreements(
    at: QueryContext,
    given: AgreementParameters,
    /,
    *,
    first: int,
    after: RegisterCursor | None,
) -> Page[AgreementRow]:
    """Read a page of agreements by reference.

    Raises:
        UnknownSubjectError: nothing is called like the party.
    """
    wanted = subjects_naming(at, "agreement", {PARTIES: given.party})
    page = read_registered(at, wanted, first=first, after=after)
    stated = terms(at.reader, at.moment, page.rows)
    rows = [AgreementRow(one, stated.get(one.subject.subject_id)) for one in page.rows]
    return Page(rows, page.cursors, page.has_more)


SERVICES: Details[AgreementRow, Service] = Details(
    rows=lambda row: row.services,
    columns=(
        column("service", WORD, lambda one: one.name),
        column("givers", REFERENCES, lambda one: one.givers),
        column("recipients", REFERENCES, lambda one: one.recipients),
        column("at_cost", TRUTH, lambda one: one.at_cost),
        column("entry", POSITION, lambda one: one.entry),
    ),
)

AGREEMENTS: Query[AgreementParameters, AgreementRow] = Query(
    parameters=AgreementParameters,
    read=read_agreements,
    cursor=RegisterCursor,
    details=SERVICES,
    columns=(
        column("subject", REFERENCE, lambda row: row.listed.subject),
        column(
            "agreement_type",
            code("agreement_type"),
            lambda row: row.value("agreement_type"),
        ),
        column("status", code("status"), lambda row: row.value("status")),
        column("parties", DISTINCT_REFERENCES, lambda row: row.parties),
        column("has_budget", TRUTH, lambda row: row.value("has_budget")),
        column(
            "budget",
            MONEY,
            lambda row: row.budget,
            shown_if=lambda row: bool(row.budget),
        ),
        column("term", TERM, lambda row: row.term and row.term.length),
        column("first_end", DAY, lambda row: row.term and row.term.first_end),
        column("last_end", DAY, lambda row: row.term and row.term.last_end),
        column("under", REFERENCE, lambda row: row.value("under")),
    ),
)
