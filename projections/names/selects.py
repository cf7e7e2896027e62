"""Statements that select names: of subjects by their references, and the reverse.

Rows have a stated order, so that two runs over one log are equal.
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

    Names that hold on the day come first, in the order of the fields; then the others,
    the earliest first.
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
def select_first_entries(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the content of the first entry about each subject: subject, content."""
    table = moment.tables["fact"]
    first = (
        sa.select(sa.func.min(table.c.entry))
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .group_by(table.c.subject)
    )
    return (
        sa.select(table.c.subject, table.c.content)
        .where(table.c.entry.in_(first))
        .where(*moment.known(table))
        .order_by(table.c.subject)
    )


@prepared
def select_names_by_reference(
    normalised: str, family: str | None, moment: Moment
) -> sa.Select[Any]:
    """Select every reference of the subjects that have a reference, the oldest first.

    Args:
        normalised: the reference or symbol, as ``normalise_reference`` returns it.
        family: of the subjects; None means all.
    """
    found = moment.tables["name"].alias("found")
    is_it = found.c.normalised == normalised
    return _names_where(
        is_it if family is None else is_it & (found.c.family == family), found, moment
    )


@prepared
def select_names(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every reference of subjects, the oldest first."""
    return _names_of(subjects, moment)


@prepared
def select_names_of_members(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select every reference of the subjects that others became, the oldest first.

    ``member`` is the subject that became another one.
    """
    became = moment.tables["name"].alias("became")
    return _names_where(is_in(became.c.member, members), became, moment)


def _names_where(
    condition: sa.ColumnElement[bool], table: sa.FromClause, moment: Moment
) -> sa.Select[Any]:
    subjects = sa.select(table.c.subject).where(condition, *moment.known(table))
    return _names_of(subjects, moment)


def _names_of(
    subjects: Collection[str] | sa.Select[Any], moment: Moment
) -> sa.Select[Any]:
    table = moment.tables["name"]
    columns = ("subject", "family", "reference", "member", "normalised")
    return (
        sa.select(*(table.c[name] for name in columns))
        .where(is_in(table.c.subject, subjects))
        .where(*moment.known(table))
        .order_by(table.c.subject, table.c.place)
    )


@prepared
def select_roots(members: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select what subjects became: member, subject."""
    return _joined("member", members, moment)


@prepared
def select_members(subjects: Collection[str], moment: Moment) -> sa.Select[Any]:
    """Select the subjects that became one: member, subject."""
    return _joined("subject", subjects, moment)


def _joined(
    column: str, identifiers: Collection[str], moment: Moment
) -> sa.Select[Any]:
    table = moment.tables["name"]
    return (
        sa.select(table.c.member, table.c.subject)
        .where(is_in(table.c[column], identifiers))
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
