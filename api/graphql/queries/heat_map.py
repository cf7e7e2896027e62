"""A heat map: counts of entries by area, entity or kind, and by period."""

from enum import Enum

import strawberry
from strawberry import enum_value as value

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.timeline import TimelineFilter, timeline_parameters
from api.graphql.types.decorators import enum, output_type
from api.graphql.types.shown_rows import ShownRow, attribute, show_all
from api.graphql.types.text_date_reference import DateShown, Reference
from projections.queries.timelines import heat_map as counts
from projections.query_definitions import heat_map as definition


@enum
class HeatMapRows(Enum):
    """What each row of a heat map is about."""

    AREA = value("area", description="An area of cooperation.")
    BODY = value("body", description="A body, such as the joint task force.")
    ENTITY = value("entity", description="One of the three entities.")
    KIND = value("kind", description="A kind of entry, such as meeting.held.")


@enum
class HeatMapPeriod(Enum):
    """How long a period of a heat map is."""

    MONTH = value("month", description="A calendar month.")
    HALF_YEAR = value("half-year", description="January to June, or July to December.")
    YEAR = value("year", description="A calendar year.")


@output_type
class HeatMapCell(ShownRow):
    """The entries of a row that belong to one period."""

    row: strawberry.Private[counts.Cell]
    period: DateShown = attribute(
        "The period as a date: 2021-07, 2021 or, for half-years, 2021-40 and 2021-41.",
        "period.edtf",
    )
    count: int = attribute("Number of entries, each counted once.", "entries")
    imprecise: int = attribute(
        "Number of these entries that may also belong to a later period, because their "
        "date is imprecise; they are counted in the earliest that is possible."
    )


@output_type
class HeatMapSpan(ShownRow):
    """The imprecise entries of a row that belong to one of several periods."""

    row: strawberry.Private[counts.Span]
    first: DateShown = attribute("The earliest of these periods.", "first.edtf")
    last: DateShown = attribute("The latest of these periods.", "last.edtf")
    count: int = attribute("Number of entries.", "entries")


@output_type
class HeatMapCounts(ShownRow):
    """Counts of entries by period."""

    row: strawberry.Private[counts.Counted]
    total: int = attribute(
        "Number of entries: those of the cells and those without a date."
    )
    imprecise: int = attribute("Number of entries that may belong to several periods.")
    undated: int = attribute(
        "Number of entries without a first possible day; they are in no cell."
    )
    cells: list[HeatMapCell] = attribute("The periods that have entries, in order.")
    spans: list[HeatMapSpan] = attribute(
        "The imprecise entries of the cells, by the earliest and the latest period to "
        "which they may belong."
    )


@output_type
class HeatMapRow(ShownRow):
    """A row of a heat map."""

    row: strawberry.Private[definition.HeatMapRow]
    subject: Reference | None = attribute("The area, body or entity; null for a kind.")
    kind: str = attribute("Stored name of the kind; empty for a subject.")
    counts: HeatMapCounts = attribute("The counts of the row.", "counted")


@output_type
class HeatMap(ShownRow):
    """Counts of entries by area, body, entity or kind, and by period."""

    row: strawberry.Private[definition.HeatMap]
    rows: list[HeatMapRow] = attribute(
        "Rows with entries, in the order of references or kinds. An entry is counted "
        "in every row that it is about, so rows can add up to more than the totals."
    )
    every: HeatMapCounts = attribute(
        "Totals of all entries, each counted once, also those that are in no row."
    )
    periods: list[DateShown] = attribute(
        "All periods from the first to the last, also those without entries.",
        lambda row: [one.edtf for one in row.periods],
    )


def heat_map_of(
    loaders: RequestLoaders,
    rows: HeatMapRows,
    period: HeatMapPeriod,
    filter_: TimelineFilter | None,
) -> HeatMap:
    """Count the entries of a timeline by row and period.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    given = definition.HeatMapParameters(
        str(rows.value), str(period.value), timeline_parameters(filter_)
    )
    found = definition.read_heat_map(loaders.query_context, given)
    return show_all(loaders, HeatMap, [found])[0]
