"""Names as statements: under which references subjects are found, and what they became.

Each gives rows in a stated order, so that two runs over one log are equal.
"""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import is_in, prepared


@prepared
def select_stated_names(
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
        .where(is_in(table.c.subject, subjects))
        .where(is_in(table.c.field, fields))
        .where(*moment.known(table))
        .order_by(
            table.c.subject,
            sa.case((holds, 0), else_=1),
            sa.case((holds, rank), else_=table.c.counts_from),
            rank,
        )
    )


@prepared
def select_names_by_reference(
    normalised: str, family: str | None, moment: Moment
) -> sa.Select[Any]:
    """Select every reference of the subjects found under one, the oldest first.

    Args:
        normalised: the reference, or a symbol, as ``references.normalise`` has it.
        family: in which it is looked for; by default in all.
    """
    found = moment.tables["name"].alias("found")
    subjects = (
        sa.select(found.c.subject)
        .where(found.c.normalised == normalised)
        .where(*moment.known(found))
    )
    if family is not None:
        subjects = subjects.where(found.c.family == family)
    return _names_in(subjects, moment)


@prepared
def select_names(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every reference of subjects, the oldest first."""
    return _names_in(subjects, moment)


@prepared
def select_names_of_members(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the same of the subjects that others became: ``member`` says which."""
    became = moment.tables["name"].alias("became")
    roots = (
        sa.select(became.c.subject)
        .where(is_in(became.c.member, members))
        .where(*moment.known(became))
    )
    return _names_in(roots, moment)


def _names_in(
    subjects: Collection[str] | sa.Select[Any], moment: Moment
) -> sa.Select[Any]:
    table = moment.tables["name"]
    return (
        sa.select(
            table.c.subject,
            table.c.family,
            table.c.reference,
            table.c.member,
            table.c.normalised,
        )
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.place)
    )


@prepared
def select_roots(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what subjects became: member, subject."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.member, table.c.subject)
        .where(is_in(table.c.member, members))
        .where(*moment.known(table))
        .distinct()
        .order_by(table.c.member)
    )


@prepared
def select_members(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the subjects that became one: subject, member."""
    table = moment.tables["name"]
    return (
        sa.select(table.c.subject, table.c.member)
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .distinct()
        .order_by(table.c.subject, table.c.member)
    )


def select_all_names(moment: Moment, family: str | None = None) -> sa.Select[Any]:
    """Select every reference in use: family, reference, subject."""
    table = moment.tables["name"]
    statement = (
        sa.select(table.c.family, table.c.reference, table.c.subject)
        .where(*moment.known(table))
        .order_by(table.c.family, table.c.normalised)
    )
    return statement.where(table.c.family == family) if family else statement
