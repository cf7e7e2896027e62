"""Statements that select what the matrix of a framework is made from."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import is_in, prepared
from projections.queries.timelines.filters import TimelineCursor


@prepared
def select_areas(framework: str, moment: Moment) -> sa.Select[Any]:
    """Select the areas of a framework and their cells, in the list's order."""
    table = moment.tables["matrix_area"]
    return (
        sa.select(table.c.subject, table.c.place, table.c.cells)
        .where(table.c.framework == framework)
        .where(*moment.holds(table))
        .order_by(table.c.place, table.c.subject)
    )


@prepared
def select_leads(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the roles of areas: area, subject, cells."""
    return _rows_of_areas(moment.tables["matrix_lead"], areas, moment)


@prepared
def select_groups(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the bodies that list areas as their own: area, subject, entry."""
    return _rows_of_areas(moment.tables["matrix_group"], areas, moment)


def _rows_of_areas(
    table: sa.Table, areas: Collection[str], moment: Moment
) -> sa.Select[Any]:
    return (
        sa.select(table)
        .where(is_in(table.c.area, areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


@prepared
def select_latest_entries(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the latest entry around each of some subjects: subject, entry, or null."""
    life, scope = moment.tables["life"], moment.tables["scope"]
    latest = (
        sa.select(scope.c.entry)
        .where(scope.c.scope == life.c.subject)
        .where(scope.c.first <= moment.day, scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .order_by(*(scope.c[name].desc() for name in TimelineCursor._fields))
        .limit(1)
        .scalar_subquery()
    )
    return (
        sa.select(life.c.subject, latest.label("entry"))
        .where(is_in(life.c.subject, areas))
        .where(*moment.known(life))
        .order_by(life.c.subject)
    )
