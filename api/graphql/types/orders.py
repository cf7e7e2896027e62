"""The orders in which questions can be answered: a small enumeration for each sort."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from strawberry import enum_value as value

from api.graphql.types.decorators import enum
from projections.query_definitions.definition import Query

NAME = "By name, in English where there is an English one; case and accents ignored."
NAME_DESC = "By name, the last one first."
DAY = "By the day from which the latest entry about it counts, the earliest first."
DAY_DESC = "By the day from which the latest entry about it counts, the latest first."
RECORDED = "By the recording of the latest entry about it, the earliest first."
RECORDED_DESC = "By the recording of the latest entry about it, the newest first."


@enum
class SubjectOrder(Enum):
    """An order of subjects."""

    REFERENCE = value("reference", description="By reference: the usual order.")
    REFERENCE_DESC = value("reference-desc", description="By reference, from the end.")
    NAME = value("name", description=NAME)
    NAME_DESC = value("name-desc", description=NAME_DESC)
    DAY = value("day", description=DAY)
    DAY_DESC = value("day-desc", description=DAY_DESC)
    RECORDED = value("recorded", description=RECORDED)
    RECORDED_DESC = value("recorded-desc", description=RECORDED_DESC)


@enum
class MeetingOrder(Enum):
    """An order of meetings."""

    DAY = value("day", description="By the first possible day: the usual order.")
    DAY_DESC = value("day-desc", description="By the first possible day, latest first.")
    NAME = value("name", description=NAME)
    NAME_DESC = value("name-desc", description=NAME_DESC)
    RECORDED = value("recorded", description="By the recording of date or status.")
    RECORDED_DESC = value("recorded-desc", description="The last recorded ones first.")


@enum
class EntryOrder(Enum):
    """An order of entries."""

    DAY = value("day", description="By the first possible day, the earliest first.")
    DAY_DESC = value("day-desc", description="The latest first: the usual order.")
    RECORDED = value("recorded", description="By recording, the first recorded first.")
    RECORDED_DESC = value("recorded-desc", description="The last recorded ones first.")


@enum
class LateEntryOrder(Enum):
    """An order of entries that were recorded late."""

    DELAY = value("delay", description="By delay, the shortest first.")
    DELAY_DESC = value("delay-desc", description="Longest delay first: as usual.")
    DAY = value("day", description="By the day from which they count, earliest first.")
    DAY_DESC = value("day-desc", description="By that day, the latest first.")
    RECORDED = value("recorded", description="By recording, the first recorded first.")
    RECORDED_DESC = value("recorded-desc", description="The last recorded ones first.")


@enum
class LogOrder(Enum):
    """An order of lines of the log."""

    RECORDED = value("recorded", description="As recorded: the usual order.")
    RECORDED_DESC = value("recorded-desc", description="The last recorded ones first.")


ORDERS: Mapping[str, Any] = {
    "reference": SubjectOrder,
    "day": MeetingOrder,
    "day-desc": EntryOrder,
    "delay-desc": LateEntryOrder,
    "recorded": LogOrder,
}
"""Natural order of a query -> the enumeration of its orders."""


def orders_of(query: Query[Any, Any]) -> Any:  # noqa: ANN401 - an enumeration
    """Return the enumeration of a query's orders; None if it has one order alone."""
    return ORDERS.get(query.natural_order)
