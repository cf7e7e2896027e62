"""The first page of a timeline as known long ago: later entries are skipped.

Entries of one day stand together, the last recorded first. A query as of an early
position of a long log would read all that was recorded since, day by day; with a skip
scan each day costs one look into the index instead.
"""

from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import prepared
from projections.queries.timelines.filters import PLACE

SCANNED_FIRST = 200
"""How many places are read first: most pages are among them."""

KNOWN = ("known_from", "known_until")


@prepared
def select_among_latest(scope: str, moment: Moment, most: int) -> sa.Select[Any]:
    """Select a page's places among the first of a timeline, whenever recorded.

    Columns: those of a place, and how many places were read.
    """
    table = moment.tables["scope"]
    first = (
        sa.select(*(table.c[name] for name in (*PLACE, *KNOWN)))
        .where(table.c.scope == scope)
        .where(*_has_begun(table, moment))
        .order_by(*_latest_first(table))
        .limit(SCANNED_FIRST)
        .cte("beginning")
    )
    seen = sa.select(sa.func.count()).select_from(first).scalar_subquery()
    return (
        sa.select(*(first.c[name] for name in PLACE), seen.label("seen"))
        .where(*moment.known(first))
        .order_by(*_latest_first(first))
        .limit(most)
    )


@prepared
def select_by_skip_scan(scope: str, moment: Moment, most: int) -> sa.Select[Any]:
    """Select a page's places: from each place to the next one that can be known."""
    at = moment.tables["scope"].alias("at")
    begun = (
        sa.select(_latest(scope, moment).label("id"), sa.literal(0).label("found"))
    ).cte("step", recursive=True)
    is_known = _is_known(at, moment)
    found = begun.c.found + sa.case((is_known, 1), else_=0)
    step = begun.union_all(
        sa.select(_next(scope, at, moment), found)
        .join_from(begun, at, at.c.id == begun.c.id)
        .where(begun.c.found < most)
    )
    return (
        sa.select(*(at.c[name] for name in PLACE))
        .join_from(step, at, at.c.id == step.c.id)
        .where(is_known)
        .order_by(*_latest_first(at))
        .limit(most)
    )


def _latest_first(table: sa.FromClause) -> list[sa.UnaryExpression[Any]]:
    return [table.c[name].desc() for name in PLACE]


def _has_begun(table: sa.FromClause, moment: Moment) -> list[sa.ColumnElement[bool]]:
    """Test whether an entry counts; an index finds the place by its first day."""
    return [table.c.first <= moment.day, table.c.counts_from <= moment.day]


def _latest(scope: str, moment: Moment) -> sa.ScalarSelect[Any]:
    table = moment.tables["scope"].alias("latest")
    return _one_of(scope, table, *_has_begun(table, moment))


def _next(scope: str, at: sa.FromClause, moment: Moment) -> sa.ColumnElement[Any]:
    """Select the place after one: of its own day, or else of the day before.

    Each of the parts is found by an index; a single condition for all would not be.
    """
    table = moment.tables["scope"].alias("following")
    until = sa.case(
        (at.c.entry > moment.position, moment.position + 1), else_=at.c.entry
    )
    parts = []
    for number, name in reversed([*enumerate(PLACE)]):
        same = (table.c[one] == at.c[one] for one in PLACE[:number])
        bound = until if name == "entry" else at.c[name]
        counts = table.c.counts_from <= moment.day
        parts.append(_one_of(scope, table, *same, table.c[name] < bound, counts))
    return sa.func.coalesce(*parts)


def _one_of(
    scope: str, table: sa.FromClause, *conditions: sa.ColumnElement[bool]
) -> sa.ScalarSelect[Any]:
    return (
        sa.select(table.c.id)
        .where(table.c.scope == scope)
        .where(*conditions)
        .order_by(*_latest_first(table))
        .limit(1)
        .scalar_subquery()
    )


def _is_known(at: sa.FromClause, moment: Moment) -> sa.ColumnElement[bool]:
    """Test whether any row of a place was known; a corrected one has several."""
    table = moment.tables["scope"].alias("known")
    same = (table.c[name] == at.c[name] for name in PLACE)
    return (
        sa.exists()
        .where(table.c.scope == at.c.scope)
        .where(*same)
        .where(*moment.known(table))
    )
