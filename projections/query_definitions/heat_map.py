"""A heat map: how many entries there are of each area, entity or kind, by period."""

from collections.abc import Callable, Mapping
from typing import Annotated, NamedTuple

import sqlalchemy as sa

from domain.scopes import SCOPE_ENTITIES
from projections.names.resolution import NamedSubject, read_names, resolve_references
from projections.queries.timelines.filters import ActorIds, resolve_filter
from projections.queries.timelines.heat_map import (
    MONTHS,
    Cell,
    Counted,
    Period,
    entries_by_family,
    entries_by_kind,
    periods_between,
    read_counts,
)
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Details,
    Page,
    Parameter,
    Query,
    column,
    whole,
)
from projections.query_definitions.timeline import (
    EntriesWanted,
    TimelineParameters,
    timeline_filter,
)

ROWS = ("area", "body", "entity", "kind")

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""


class HeatMapParameters(NamedTuple):
    """What is counted."""

    rows: Annotated[str, Parameter("What each row is about.", choices=ROWS)] = "area"
    period: Annotated[
        str, Parameter("How long a period is.", choices=tuple(MONTHS))
    ] = "half-year"
    filter: EntriesWanted = TimelineParameters()


class HeatMapRow(NamedTuple):
    """The counts of one area, body, entity or kind.

    Attributes:
        subject: None for a kind.
        kind: stored name; empty for a subject.
    """

    subject: NamedSubject | None
    kind: str
    counted: Counted


class HeatMap(NamedTuple):
    """The counts of all rows, and of all entries.

    Attributes:
        rows: an entry is in each row that it is about; in no row, if in none.
        every: each entry once, whether it is in a row or not.
        periods: from the first to the last one, those without entries included.
    """

    rows: tuple[HeatMapRow, ...]
    every: Counted
    periods: tuple[Period, ...]


def read_heat_map(at: QueryContext, given: HeatMapParameters) -> HeatMap:
    """Count the entries of a timeline by row and period.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    wanted = resolve_filter(at.reader, at.moment, timeline_filter(at, given.filter))

    def count(
        rows: sa.Subquery | None, actors: tuple[ActorIds, ...] = ()
    ) -> dict[str, Counted]:
        narrowed = wanted._replace(actors=(*wanted.actors, *actors))
        return read_counts(at.reader, at.moment, narrowed, rows, given.period)

    every = count(None).get("", NO_ENTRIES)
    rows = _READ_ROWS[given.rows](at, count)
    periods = periods_between(every.cells, MONTHS[given.period])
    return HeatMap(tuple(rows), every, tuple(periods))


NO_ENTRIES = Counted((), 0)

_Count = Callable[..., dict[str, Counted]]


def _by_kind(at: QueryContext, count: _Count) -> list[HeatMapRow]:
    found = count(entries_by_kind(at.moment))
    return [HeatMapRow(None, kind, found[kind]) for kind in sorted(found)]


def _by_entity(at: QueryContext, count: _Count) -> list[HeatMapRow]:
    """Count by one statement for each entity: a join of all of them takes minutes."""
    names = resolve_references(at.reader, at.moment, ENTITIES)
    rows = []
    for one in ENTITIES:
        actor = ActorIds(names[one].members, names[one].references)
        found = count(None, (actor,)).get("")
        rows += [HeatMapRow(names[one], "", found)] if found else []
    return rows


def _by_family(family: str) -> Callable[[QueryContext, _Count], list[HeatMapRow]]:
    def read(at: QueryContext, count: _Count) -> list[HeatMapRow]:
        found = count(entries_by_family(at.moment, family))
        names = read_names(at.reader, at.moment, list(found))
        ordered = sorted(names.values(), key=lambda one: str(one.ref))
        return [HeatMapRow(one, "", found[one.subject_id]) for one in ordered]

    return read


_READ_ROWS: Mapping[str, Callable[[QueryContext, _Count], list[HeatMapRow]]] = {
    "area": _by_family("area"),
    "body": _by_family("body"),
    "entity": _by_entity,
    "kind": _by_kind,
}


CELLS: Details[HeatMapRow, Cell] = Details(
    rows=lambda row: row.counted.cells,
    columns=(
        column("date", kinds.EDTF_DATE, "period.edtf"),
        column("entries", kinds.INTEGER),
        column("imprecise", kinds.INTEGER),
    ),
)

HEAT_MAP: Query[HeatMapParameters, HeatMapRow] = Query(
    parameters=HeatMapParameters,
    read=whole(lambda at, given: Page(read_heat_map(at, given).rows)),
    details=CELLS,
    columns=(
        column("subject", kinds.REFERENCE, shown_if=bool),
        column("kind", kinds.WORD, shown_if=bool),
        column("total", kinds.INTEGER, "counted.total"),
        column("undated", kinds.INTEGER, "counted.undated"),
    ),
    empty="no_entries",
)
