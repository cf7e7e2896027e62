"""The questions as statements; whoever asks runs them.

Each gives rows in a stated order, so that two runs over one log are equal.
"""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

import sqlalchemy as sa

from projections.moment import Moment


class Place(NamedTuple):
    """Where an entry stands in a timeline; timelines are in this order."""

    counts_from: int
    rank: int
    first: int
    entry: int


def settings_of(
    subjects: Collection[str] | sa.Select[Any],
    moment: Moment,
    fields: Collection[str] = (),
) -> sa.Select[Any]:
    """Select the settings of subjects: subject, field, item, value, entry ...

    Args:
        subjects: identifiers, or a statement that selects them.
        fields: which of them; by default all.
    """
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
        .where(table.c.subject.in_(subjects))
        .where(*moment.holds(table))
        .order_by(table.c.subject, table.c.field, table.c.item)
    )
    return statement.where(table.c.field.in_(fields)) if fields else statement


def stated_names(
    subjects: Collection[str], fields: Sequence[str], moment: Moment
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
        .where(table.c.subject.in_(subjects))
        .where(table.c.field.in_(fields))
        .where(*moment.known(table))
        .order_by(
            table.c.subject,
            sa.case((holds, 0), else_=1),
            sa.case((holds, rank), else_=table.c.counts_from),
            rank,
        )
    )


def areas_of(framework: str, moment: Moment) -> sa.Select[Any]:
    """Select the areas of a framework and their cells, in the list's order."""
    table = moment.tables["matrix_area"]
    return (
        sa.select(table.c.subject, table.c.place, table.c.cells)
        .where(table.c.framework == framework)
        .where(*moment.holds(table))
        .order_by(table.c.place, table.c.subject)
    )


def leads_of(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the roles of areas and their cells."""
    table = moment.tables["matrix_lead"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.cells)
        .where(table.c.area.in_(areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


def groups_of(areas: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the bodies that list areas as their own: area, subject, entry."""
    table = moment.tables["matrix_group"]
    return (
        sa.select(table.c.area, table.c.subject, table.c.entry)
        .where(table.c.area.in_(areas))
        .where(*moment.holds(table))
        .order_by(table.c.area, table.c.subject)
    )


def latest_of(scopes: Sequence[str], moment: Moment) -> sa.CompoundSelect[Any]:
    """Select the latest entry in each scope's timeline: scope, entry."""
    return sa.union_all(*(_latest(scope, moment) for scope in scopes))


def _latest(scope: str, moment: Moment) -> sa.Select[Any]:
    newest = timeline([scope], moment).limit(1).subquery()
    return sa.select(sa.literal(scope).label("scope"), newest.c.entry)


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


def facts_of(positions: Collection[int], moment: Moment) -> sa.Select[Any]:
    """Select facts by position, as they stood at the moment."""
    table = moment.tables["fact"]
    return (
        sa.select(
            table.c.entry,
            table.c.subject,
            table.c.kind,
            table.c.first,
            table.c.last,
            table.c.counts_from,
            table.c.content,
        )
        .where(table.c.entry.in_(positions))
        .where(*moment.known(table))
        .order_by(table.c.entry)
    )


def facts_about(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every fact of subjects, in the order in which they count.

    Columns: subject, entry.
    """
    table = moment.tables["fact"]
    return (
        sa.select(table.c.subject, table.c.entry)
        .where(table.c.subject.in_(subjects))
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )


def named(normalised: str, family: str | None, moment: Moment) -> sa.Select[Any]:
    """Select the subjects found under a reference: subject, family, reference."""
    table = moment.tables["name"]
    statement = (
        sa.select(table.c.subject, table.c.family, table.c.reference)
        .where(table.c.normalised == normalised)
        .where(*moment.known(table))
        .order_by(table.c.family, table.c.subject)
    )
    return statement.where(table.c.family == family) if family else statement


def names_of(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every reference of subjects, the oldest first."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.subject, table.c.family, table.c.reference, table.c.member)
        .where(table.c.subject.in_(subjects))
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.place)
    )


def roots_of(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what subjects became: member, subject."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.member, table.c.subject)
        .where(table.c.member.in_(members))
        .where(*moment.known(table))
        .distinct()
        .order_by(table.c.member)
    )


def members_of(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the subjects that became one: subject, member."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.subject, table.c.member)
        .where(table.c.subject.in_(subjects))
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
