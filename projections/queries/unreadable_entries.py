"""Examining the tables of answers: how far they go, and what could not be read."""

import sqlalchemy as sa

from projections.moment import Moment
from projections.reader import Reader


def select_unreadable_entries(moment: Moment) -> sa.Select[tuple[int, str]]:
    """Select the entries that were set aside: position, reason."""
    table = moment.tables.set_aside
    return (
        sa.select(table.c.position, table.c.reason)
        .where(table.c.position <= moment.position)
        .order_by(table.c.position)
    )


def count_unreadable_entries(reader: Reader) -> int:
    """Count what was set aside so far, without bringing the tables up to the log."""
    table = reader.tables().set_aside
    (row,) = reader.rows(sa.select(sa.func.count().label("entries")).select_from(table))
    return int(row.entries)
