"""The days before and after the as-of day on which something changes."""

from typing import Annotated

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.row_types import row_type
from api.graphql.types.shown_rows import ShownRow, show_all
from projections.queries import change_days as nearest
from projections.query_definitions.change_days import (
    CHANGE_DAYS,
    ChangeDaysParameters,
    find_change_days,
)

ChangingSubject = Annotated[
    str | None,
    strawberry.argument(
        description="A reference: only changes of what is about, concerns or names "
        "this subject; by default, changes of anything."
    ),
]


@row_type(
    CHANGE_DAYS.columns,
    previous="The last day before the as-of day with a change; null if there is none.",
    next="The first day after the as-of day with a change; null if there is none.",
)
class ChangeDays(ShownRow):
    """The nearest days on which an answer changes, seen from the as-of day.

    On such a day an entry begins to count (one with an imprecise date on the last day
    that is possible), or the day of a plan has passed.
    """

    row: strawberry.Private[nearest.ChangeDays]


def change_days_of(loaders: RequestLoaders, subject: str | None) -> ChangeDays:
    """Find the nearest days before and after the as-of day with a change.

    Raises:
        UnknownSubjectError: nothing is called like the subject.
    """
    given = ChangeDaysParameters(subject or "")
    return show_all(
        loaders, ChangeDays, find_change_days(loaders.query_context, given)
    )[0]
