"""The questions as statements; whoever asks runs them.

Each gives rows in a stated order, so that two runs over one log are equal.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import is_in, prepared
from store.tables import log


class TimelineCursor(NamedTuple):
    """Where an entry stands in a timeline; timelines are in this order."""

    counts_from: int
    rank: int
    first: int
    entry: int


@prepared
def select_settings(
    subjects: Collection[str], moment: Moment, fields: tuple[str, ...] = ()
) -> sa.Select[Any]:
    """Select the settings of subjects: subject, field, item, value, entry ...

    Args:
        fields: which of them; by default all.
    """
    return select_settings_in(subjects, moment, fields)


def select_settings_in(
    subjects: Collection[str] | sa.Select[Any],
    moment: Moment,
    fields: Collection[str],
) -> sa.Select[Any]:
    """Select the same of subjects that a statement selects."""
    table = moment.tables["setting"]
    statement = (
        sa.select(
            table.c.subject,
            table.c.field,
            table.c.item,
            table.c.value,
            table.c.entry,
            table.c.changed_by,
            table.c.ties,
        )
        .where(is_in(table.c.subject, subjects))
        .where(*moment.holds(table))
        .order_by(table.c.subject, table.c.field, table.c.item)
    )
    return statement.where(is_in(table.c.field, fields)) if fields else statement


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
    """Select the roles of areas and their cells."""
    table = moment.tables["matrix_lead"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.cells)
        .where(is_in(table.c.area, areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


@prepared
def select_groups(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the bodies that list areas as their own: area, subject, entry."""
    table = moment.tables["matrix_group"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.entry)
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
        .where(scope.c.counts_from <= moment.day)
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


@prepared
def select_facts(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
    """Select facts by position, as they stood at the moment."""
    table = moment.tables["fact"]
    written = log.c.position == table.c.entry
    return (
        sa.select(
            table.c.entry,
            table.c.subject,
            table.c.kind,
            table.c.first,
            table.c.last,
            table.c.counts_from,
            table.c.content,
            log.c.recorded_at,
            log.c.event_id,
        )
        .join(log, written)
        .where(is_in(table.c.entry, positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


@prepared
def select_facts_of_subjects(
    subjects: Collection[str], moment: Moment
) -> sa.Select[Any]:
    """Select every fact of subjects, in the order in which they count.

    Columns: subject, entry.
    """
    table = moment.tables["fact"]
    return (
        sa.select(table.c.subject, table.c.entry)
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )
