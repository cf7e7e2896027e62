"""Sentences: what happened, told entry by entry, or year by year."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from domain.entry import NO_FIRST
from projections.queries.entries import EffectiveEntry
from reports.context import Context, short
from reports.mapping import Part
from reports.model import Block, Paragraph


def years(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one paragraph for each year, in the order in which things happened."""
    items = context.items(part)
    for year, some in groupby(items, key=_year):
        runs = context.teller.together(sorted(some, key=_order))
        yield Paragraph(key=f"{key}/{year}", number="#", runs=runs)


def sentences(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one paragraph for each stretch of entries on the same subject."""
    for _, some in groupby(context.items(part), key=lambda one: one.subject):
        items = list(some)
        place = f"{key}/{short(items[0])}"
        yield Paragraph(key=place, number="#", runs=context.teller.together(items))


def clauses(context: Context, key: str, part: Part) -> Iterator[Block]:
    """Write one paragraph for each entry, without its date: what it says holds on."""
    for one in context.items(part):
        runs = context.teller.sentence(one, dated=False)
        yield Paragraph(key=f"{key}/{short(one)}", number="#", runs=runs)


def _year(item: EffectiveEntry) -> int:
    return date.fromordinal(item.counts_from).year


def _order(item: EffectiveEntry) -> tuple[int, int, int]:
    first = item.counts_from if item.first <= NO_FIRST else item.first
    return first, item.counts_from, item.position
