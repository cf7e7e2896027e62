"""Roles, agreements and contributions: who holds, who is bound, who gives what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from projections.moment import Moment
from projections.queries.durations import end_of
from projections.queries.entries import Item, items_at
from projections.queries.values import Values
from projections.reader import Reader

SUMMED = ("givers", "recipients", "contribution_type", "status", "currency", "amount")
"""Fields that sums of contributions are made from."""


class Ending(NamedTuple):
    """When something with a term ends: between two days, as its start is known."""

    first: date
    last: date


class Total(NamedTuple):
    """The sum of contributions that are alike.

    Attributes:
        amount: None where no amount is stated of any.
        currency: empty where no amount is stated; amounts are never summed across.
        contributions: how many; ``without_amount``: of how many none is stated.
    """

    givers: tuple[str, ...]
    contribution_type: str
    status: str
    currency: str
    amount: Decimal | None
    contributions: int
    without_amount: int


def role_state(values: Values) -> str:
    """Say what the log says of a role's holder, as the matrix does."""
    standing = values.value("standing")
    if standing == "held":
        return "named" if values.value("holder") else "unnamed"
    return "vacant" if standing == "vacant" else "not stated"


def endings(
    reader: Reader, moment: Moment, some: Mapping[str, Values]
) -> dict[str, Ending]:
    """Say when the terms of roles or agreements end, by identifier.

    A term runs from when the entry that states it was so; one that has no date, or
    no term, is left out.
    """
    stated = {
        subject: field
        for subject, values in some.items()
        if (field := values.field("term")) is not None
    }
    items = items_at(reader, moment, [field.entry for field in stated.values()])
    found = {
        subject: _ending(items[field.entry], str(field.value))
        for subject, field in stated.items()
    }
    return {subject: one for subject, one in found.items() if one}


def _ending(item: Item, period: str) -> Ending | None:
    edtf = item.edtf
    if edtf is None or edtf.first is None:
        return None
    first = end_of(edtf.first, period)
    last = end_of(date.fromordinal(item.last), period)
    return Ending(first, last) if first and last else None


def totals(some: Iterable[Values]) -> list[Total]:
    """Sum contributions by givers, sort, status and currency.

    What several give together is counted once, under all of them.
    """
    groups: dict[tuple[tuple[str, ...], str, str, str], list[Values]]
    groups = defaultdict(list)
    for values in some:
        groups[_alike(values)].append(values)
    return [_total(*alike, groups[alike]) for alike in sorted(groups)]


def _alike(values: Values) -> tuple[tuple[str, ...], str, str, str]:
    currency = values.value("currency") if values.value("amount") else ""
    return (
        tuple(sorted(values.named("givers"))),
        values.value("contribution_type") or "",
        values.value("status") or "",
        currency or "",
    )


def _total(
    givers: tuple[str, ...], sort: str, status: str, currency: str, some: list[Values]
) -> Total:
    stated = [one.value("amount") for one in some]
    amounts = [Decimal(one) for one in stated if one is not None]
    without = len(some) - len(amounts)
    amount = sum(amounts, Decimal()) if amounts else None
    return Total(givers, sort, status, currency, amount, len(some), without)
