"""The days before and after the as-of day on which something changes."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from domain.references import FAMILIES
from projections.queries.change_days import ChangeDays, read_change_days
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Parameter,
    Query,
    all_rows,
    column,
)


class ChangeDaysParameters(NamedTuple):
    """Whose changes are looked for."""

    subject: Annotated[
        str,
        Parameter(
            "Only changes of what is about, concerns or names this subject; by "
            "default, changes of anything.",
            is_positional=True,
            families=FAMILIES,
        ),
    ] = ""


def find_change_days(
    at: QueryContext, given: ChangeDaysParameters
) -> Sequence[ChangeDays]:
    """Find the nearest days before and after the as-of day with a change: one row.

    Raises:
        UnknownSubjectError: nothing is called like the subject.
    """
    scopes = at.scopes_of(given.subject) if given.subject else ()
    return [read_change_days(at.reader, at.moment, scopes)]


CHANGE_DAYS: Query[ChangeDaysParameters, ChangeDays] = Query(
    parameters=ChangeDaysParameters,
    read=all_rows(find_change_days),
    columns=(column("previous", kinds.DAY), column("next", kinds.DAY)),
)
