"""The questions as statements; whoever asks runs them.

Each gives rows in a stated order, so that two runs over one log are equal.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment
from projections.once import among, once
from store.tables import log


class Place(NamedTuple):
    """Where an entry stands in a timeline; timelines are in this order."""

    counts_from: int
    rank: int
    first: int
    entry: int


@once
def settings_of(
    subjects: Collection[str], moment: Moment, fields: tuple[str, ...] = ()
) -> sa.Select[Any]:
    """Select the settings of subjects: subject, field, item, value, entry ...

    Args:
        fields: which of them; by default all.
    """
    return settings_in(subjects, moment, fields)


def settings_in(
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
        .where(among(table.c.subject, subjects))
        .where(*moment.holds(table))
        .order_by(table.c.subject, table.c.field, table.c.item)
    )
    return statement.where(among(table.c.field, fields)) if fields else statement


@once
def stated_names(
    subjects: Collection[str], fields: tuple[str, ...], moment: Moment
) -> sa.Select[Any]:
    """Select the names stated of subjects, on whatever day: subject, field, value.

    What holds on the day comes first, in the order of the fields; then the rest, the
    earliest first.
    """
    table = moment.tables["setting"]
    holds = sa.and_(
        table.c.counts_from <= moment.day, table.c.counts_until > moment.day
    )
    rank = sa.case(
        {name: number for number, name in enumerate(fields)}, value=table.c.field
    )
    return (
        sa.select(table.c.subject, table.c.field, table.c.value)
        .where(among(table.c.subject, subjects))
        .where(among(table.c.field, fields))
        .where(*moment.known(table))
        .order_by(
            table.c.subject,
            sa.case((holds, 0), else_=1),
            sa.case((holds, rank), else_=table.c.counts_from),
            rank,
        )
    )


@once
def areas_of(framework: str, moment: Moment) -> sa.Select[Any]:
    """Select the areas of a framework and their cells, in the list's order."""
    table = moment.tables["matrix_area"]
    return (
        sa.select(table.c.subject, table.c.place, table.c.cells)
        .where(table.c.framework == framework)
        .where(*moment.holds(table))
        .order_by(table.c.place, table.c.subject)
    )


@once
def leads_of(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the roles of areas and their cells."""
    table = moment.tables["matrix_lead"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.cells)
        .where(among(table.c.area, areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


@once
def groups_of(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the bodies that list areas as their own: area, subject, entry."""
    table = moment.tables["matrix_group"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.entry)
        .where(among(table.c.area, areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


@once
def latest_of(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the latest entry around each of some subjects: subject, entry, or null."""
    life, scope = moment.tables["life"], moment.tables["scope"]
    latest = (
        sa.select(scope.c.entry)
        .where(scope.c.scope == life.c.subject)
        .where(scope.c.counts_from <= moment.day)
        .where(*moment.known(scope))
        .order_by(*(scope.c[name].desc() for name in Place._fields))
        .limit(1)
        .scalar_subquery()
    )
    return (
        sa.select(life.c.subject, latest.label("entry"))
        .where(among(life.c.subject, areas))
        .where(*moment.known(life))
        .order_by(life.c.subject)
    )


def timeline(
    scopes: Sequence[str], moment: Moment, *, before: Place | None = None
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


def possible(scopes: Sequence[str], moment: Moment) -> sa.Select[Any]:
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


@once
def facts_of(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
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
        .where(among(table.c.entry, positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


@once
def facts_about(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every fact of subjects, in the order in which they count.

    Columns: subject, entry.
    """
    table = moment.tables["fact"]
    return (
        sa.select(table.c.subject, table.c.entry)
        .where(among(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )


@once
def named(normalised: str, family: str | None, moment: Moment) -> sa.Select[Any]:
    """Select the subjects found under a reference: subject, family, reference."""
    table = moment.tables["name"]
    statement = (
        sa.select(table.c.subject, table.c.family, table.c.reference)
        .where(table.c.normalised == normalised)
        .where(*moment.known(table))
        .order_by(table.c.family, table.c.subject)
    )
    if family is None:
        return statement
    return statement.where(table.c.family == family)


@once
def names_of(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every reference of subjects, the oldest first."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.subject, table.c.family, table.c.reference, table.c.member)
        .where(among(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.place)
    )


@once
def names_with(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the same of the subjects that others became: ``member`` says which."""
    table = moment.tables["name"]
    became = table.alias("became")
    roots = (
        sa.select(became.c.subject)
        .where(among(became.c.member, members))
        .where(*moment.known(became))
    )
    return (
        sa.select(table.c.subject, table.c.family, table.c.reference, table.c.member)
        .where(table.c.subject.in_(roots))
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.place)
    )


@once
def roots_of(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what subjects became: member, subject."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.member, table.c.subject)
        .where(among(table.c.member, members))
        .where(*moment.known(table))
        .distinct()
        .order_by(table.c.member)
    )


@once
def members_of(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the subjects that became one: subject, member."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.subject, table.c.member)
        .where(among(table.c.subject, subjects))
        .where(*moment.known(table))
        .distinct()
        .order_by(table.c.subject, table.c.member)
    )


def all_names(moment: Moment, family: str | None = None) -> sa.Select[Any]:
    """Select every reference in use: family, reference, subject."""
    table = moment.tables["name"]
    statement = (
        sa.select(table.c.family, table.c.reference, table.c.subject)
        .where(*moment.known(table))
        .order_by(table.c.family, table.c.normalised)
    )
    return statement.where(table.c.family == family) if family else statement
