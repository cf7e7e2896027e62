"""Agreements: parties, services, budget, and when they end."""

from typing import Annotated, NamedTuple

from domain.kinds.state_fields import families_of
from projections.queries.register import RegisterCursor, SubjectFilter
from projections.queries.values import SubjectValues, money_of
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Details,
    Parameter,
    Query,
    column,
)
from projections.query_definitions.paging import SUBJECT_ORDERS
from projections.query_definitions.registered import (
    TERM_COLUMNS,
    TermRow,
    read_with_terms,
    state_column,
    subjects_naming,
)
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

PARTIES = ("signatories", "between", "ratified_by")
"""State fields that say who is bound, or is to be."""


class AgreementParameters(NamedTuple):
    """Which agreements are read."""

    party: Annotated[
        str,
        Parameter(
            "Only agreements to which this actor or body is a party.",
            families=families_of(*PARTIES),
        ),
    ] = ""
    with_entry: WithEntry = TimelineParameters()


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


def _wanted(at: QueryContext, given: AgreementParameters) -> SubjectFilter:
    found = subjects_naming(at, "agreement", {PARTIES: given.party})
    return found._replace(entries=entry_filter(at, given.with_entry))


def parties_of(values: SubjectValues) -> tuple[str, ...]:
    """Return the references of who signed or ratified it, or between whom it is."""
    named = (one for field in PARTIES for one in values.references(field))
    return tuple(dict.fromkeys(named))


def services_of(values: SubjectValues) -> list[Service]:
    """Return the services that an agreement covers."""
    return [_service(values, name) for name in values.items("services")]


def _service(values: SubjectValues, name: str) -> Service:
    stated = values.field("services", name)
    return Service(
        name=name,
        givers=tuple(values.value("givers", name) or ()),
        recipients=tuple(values.value("recipients", name) or ()),
        at_cost=values.value("at_cost", name),
        entry=stated.set_by if stated else 0,
    )


SERVICES: Details[TermRow, Service] = Details(
    rows=lambda row: services_of(row.values),
    columns=(
        column("service", kinds.WORD, "name"),
        column("givers", kinds.REFERENCES),
        column("recipients", kinds.REFERENCES),
        column("at_cost", kinds.TRUTH),
        column("entry", kinds.POSITION),
    ),
)

AGREEMENTS: Query[AgreementParameters, TermRow] = Query(
    parameters=AgreementParameters,
    read=lambda at, given, page: read_with_terms(at, _wanted(at, given), page),
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    details=SERVICES,
    columns=(
        column("subject", kinds.REFERENCE, "listed.subject"),
        state_column("agreement_type", kinds.code("agreement_type")),
        state_column("status", kinds.code("status")),
        column(
            "parties", kinds.DISTINCT_REFERENCES, lambda row: parties_of(row.values)
        ),
        state_column("has_budget", kinds.TRUTH),
        column("budget", kinds.MONEY, lambda row: money_of(row.values), shown_if=bool),
        *TERM_COLUMNS,
        state_column("under", kinds.REFERENCE),
    ),
)
