"""Sums of contributions by givers, type, status and currency."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.values import SubjectValues
from projections.reader import Reader

SUMMED = ("givers", "recipients", "contribution_type", "status", "currency", "amount")
"""Fields that sums of contributions are made from."""


class Money(NamedTuple):
    """An amount of money.

    Attributes:
        amount: a decimal number, as the source gives it.
        currency: ISO 4217 code such as USD; empty if none is stated.
    """

    amount: str
    currency: str


def money_of(values: SubjectValues) -> Money | None:
    """Return a subject's amount of money, if one is stated."""
    amount, currency = values.value("amount"), values.value("currency") or ""
    return Money(str(amount), str(currency)) if amount else None


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


_Key = tuple[tuple[str, ...], str, str, str]
"""Givers, type, status and currency of contributions that are summed together."""


def totals(
    reader: Reader, moment: Moment, some: Collection[SubjectValues]
) -> list[Total]:
    """Sum contributions by givers, type, status and currency.

    What several give together is counted once, under all of them. Givers that turned
    out to be the same subject are summed together.
    """
    named = {giver for values in some for giver in values.references("givers")}
    names = resolve_references(reader, moment, named)
    groups: dict[_Key, list[SubjectValues]] = defaultdict(list)
    for values in some:
        groups[_key(values)].append(values)
    joined: dict[object, tuple[_Key, list[SubjectValues]]] = {}
    for key in sorted(groups):
        givers, *others = key
        same = frozenset(names[one].subject_id for one in givers), *others
        joined.setdefault(same, (key, []))[1].extend(groups[key])
    return [_total(key, together, names) for key, together in joined.values()]


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
