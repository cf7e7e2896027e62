"""Statements that select the state of subjects: the settings that hold at a moment."""

from collections.abc import Collection
from typing import Any

import sqlalchemy as sa

from projections.moment import Moment
from projections.prepared_statements import is_in, prepared


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
