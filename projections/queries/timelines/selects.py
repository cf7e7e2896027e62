"""Statements that select the places of entries in timelines."""

from collections.abc import Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment


class TimelineCursor(NamedTuple):
    """Where an entry stands in a timeline; timelines are in this order."""

    counts_from: int
    rank: int
    first: int
    entry: int


def select_timeline(
    scopes: Sequence[str], moment: Moment, *, before: TimelineCursor | None = None
) -> sa.Select[Any]:
    """Select a timeline's places, the latest first.

    Args:
        scopes: whose timeline: identifiers of subjects, or ``views.ALL``.
        before: the place after which to go on; not itself included.
    """
    table = moment.tables["scope"]
    place = (table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    statement = (
        _of_scopes(sa.select(*place), table, scopes)
        .where(table.c.counts_from <= moment.day)
        .where(*moment.known(table))
        .order_by(*(column.desc() for column in place))
    )
    if before is None:
        return statement
    return statement.where(sa.tuple_(*place) < sa.tuple_(*map(sa.literal, before)))


def select_possible_entries(scopes: Sequence[str], moment: Moment) -> sa.Select[Any]:
    """Select the entries that may have happened by the day and not certainly had."""
    table = moment.tables["scope"]
    return (
        _of_scopes(
            sa.select(table.c.counts_from, table.c.rank, table.c.first, table.c.entry),
            table,
            scopes,
        )
        .where(table.c.counts_from > moment.day)
        .where(table.c.first <= moment.day)
        .where(*moment.known(table))
        .order_by(table.c.first, table.c.counts_from, table.c.entry)
    )


def _of_scopes(
    statement: sa.Select[Any], table: sa.Table, scopes: Sequence[str]
) -> sa.Select[Any]:
    """Keep rows of scopes; an entry stands once in each, so one needs no distinct."""
    if len(scopes) == 1:
        return statement.where(table.c.scope == scopes[0])
    return statement.distinct().where(table.c.scope.in_(scopes))
