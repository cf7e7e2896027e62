"""Contributions by giver, type and currency, and their sums."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Annotated, NamedTuple

from domain.choices import CONTRIBUTIONS as TYPES
from domain.kinds.state_fields import families_of, state_codes
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.register import (
    FieldCondition,
    ListedSubject,
    RegisterCursor,
    SubjectFilter,
    read_all_values,
)
from projections.queries.values import Money, SubjectValues, money_of
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.paging import SUBJECT_ORDERS
from projections.query_definitions.registered import (
    read_registered,
    state_column,
    subjects_naming,
)
from projections.query_definitions.timeline import (
    TimelineParameters,
    WithEntry,
    entry_filter,
)

STATUSES = state_codes("contribution", "status")
SUMMED = ("givers", "recipients", "contribution_type", "status", "currency", "amount")
"""Fields that sums of contributions are made from."""


class ContributionParameters(NamedTuple):
    """Which contributions are read; one satisfies all that are given."""

    giver: Annotated[
        str,
        Parameter(
            "An actor or body that gives, such as actor:brs.",
            families=families_of("givers"),
        ),
    ] = ""
    recipient: Annotated[
        str,
        Parameter(
            "An actor, body or meeting that receives, such as actor:minamata.",
            families=families_of("recipients"),
        ),
    ] = ""
    contribution_type: Annotated[
        str, Parameter("What is given.", name="type", choices=tuple(TYPES))
    ] = ""
    currency: Annotated[str, Parameter("Currency of the amount, such as USD.")] = ""
    status: Annotated[
        str, Parameter("The last thing that happened to it.", choices=STATUSES)
    ] = ""
    with_entry: WithEntry = TimelineParameters()


class Total(NamedTuple):
    """The sum of contributions of one type by the same givers.

    Attributes:
        givers: each once, by however many of its names it is named.
        total: None where no amount is stated of any; no sum goes across currencies.
        contributions: how many; ``without_amount``: of how many no amount is stated.
    """

    givers: tuple[NamedSubject, ...]
    contribution_type: str
    status: str
    total: Money | None
    contributions: int
    without_amount: int


def read_totals(at: QueryContext, given: ContributionParameters) -> Sequence[Total]:
    """Sum contributions by givers, type, status and currency.

    What several give together is counted once, under all of them. Givers that turned
    out to be the same subject are summed together.

    Raises:
        UnknownSubjectError: nothing is called like a subject given.
    """
    found = read_all_values(at.reader, at.moment, _wanted(at, given), SUMMED)
    groups: dict[_Key, list[SubjectValues]] = defaultdict(list)
    for values in found.values():
        groups[_key(values)].append(values)
    named = {giver for givers, *_ in groups for giver in givers}
    names = resolve_references(at.reader, at.moment, named)
    joined: dict[object, tuple[_Key, list[SubjectValues]]] = {}
    for key in sorted(groups):
        givers, *others = key
        same = frozenset(names[one].subject_id for one in givers), *others
        joined.setdefault(same, (key, []))[1].extend(groups[key])
    return [_total(key, together, names) for key, together in joined.values()]


def _wanted(at: QueryContext, given: ContributionParameters) -> SubjectFilter:
    currency = given.currency.upper()

    def is_paid_in(values: SubjectValues) -> bool:
        return str(values.value("currency") or "").upper() == currency

    wanted = subjects_naming(
        at,
        "contribution",
        {("givers",): given.giver, ("recipients",): given.recipient},
        stated={"contribution_type": given.contribution_type, "status": given.status},
        keep=is_paid_in if currency else None,
    )._replace(entries=entry_filter(at, given.with_entry))
    if not currency:
        return wanted
    return wanted._replace(having=(*wanted.having, FieldCondition("currency")))


_Key = tuple[tuple[str, ...], str, str, str]
"""Givers, type, status and currency of contributions that are summed together."""


def _key(values: SubjectValues) -> _Key:
    currency = values.value("currency") if values.value("amount") else ""
    return (
        tuple(sorted(values.references("givers"))),
        values.value("contribution_type") or "",
        values.value("status") or "",
        currency or "",
    )


def _total(
    key: _Key, some: list[SubjectValues], names: Mapping[str, NamedSubject]
) -> Total:
    givers, contribution_type, status, currency = key
    stated = [one.value("amount") for one in some]
    amounts = [Decimal(one) for one in stated if one is not None]
    total = Money(f"{sum(amounts, Decimal()):f}", currency) if amounts else None
    return Total(
        givers=_distinct(givers, names),
        contribution_type=contribution_type,
        status=status,
        total=total,
        contributions=len(some),
        without_amount=len(some) - len(amounts),
    )


def _distinct(
    references: Iterable[str], names: Mapping[str, NamedSubject]
) -> tuple[NamedSubject, ...]:
    """Return each subject once, under the first reference that names it."""
    found: dict[str, NamedSubject] = {}
    for one in references:
        found.setdefault(names[one].subject_id, names[one])
    return tuple(found.values())


CONTRIBUTIONS: Query[ContributionParameters, ListedSubject] = Query(
    parameters=ContributionParameters,
    read=lambda at, given, page: read_registered(at, _wanted(at, given), page),
    cursor=RegisterCursor,
    natural_order="reference",
    orders=SUBJECT_ORDERS,
    columns=(
        column("subject", kinds.REFERENCE),
        state_column("contribution_type", kinds.code("contribution_type")),
        state_column("status", kinds.code("status")),
        column(
            "givers",
            kinds.DISTINCT_REFERENCES,
            lambda row: row.values.references("givers"),
        ),
        column(
            "recipients",
            kinds.DISTINCT_REFERENCES,
            lambda row: row.values.references("recipients"),
        ),
        column("money", kinds.MONEY, lambda row: money_of(row.values)),
        state_column("at_cost", kinds.TRUTH),
    ),
)

CONTRIBUTION_TOTALS: Query[ContributionParameters, Total] = Query(
    parameters=ContributionParameters,
    read=all_rows(read_totals),
    columns=(
        column("givers", kinds.REFERENCES),
        column("contribution_type", kinds.code("contribution_type")),
        column("status", kinds.code("status")),
        column("contributions", kinds.INTEGER),
        column("without_amount", kinds.INTEGER),
        column("total", kinds.MONEY),
    ),
)
