"""Facets: how many entries a timeline has of each kind, family, entity and year."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import Annotated, Any, NamedTuple

import sqlalchemy as sa

from domain.scopes import SCOPE_ENTITIES
from projections.moment import Moment
from projections.names.resolution import NamedSubject, resolve_references
from projections.queries.subjects import read_versions
from projections.queries.timelines.filters import (
    EntryFilter,
    TimelineFilter,
    resolve_filter,
    select_entries,
)
from projections.queries.timelines.timeline import TimelineFacets, read_facets
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Details,
    NoParameters,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.timeline import (
    EntriesWanted,
    TimelineParameters,
    timeline_filter,
)

ENTITIES = SCOPE_ENTITIES["tripartite"]
"""The entities that cooperate, as references."""

DAYS_OF_LONGEST_YEAR = 366

FACETS_BY = ("kind", "family", "entity", "year")


class Counts:
    """How many entries a timeline has; each sort is counted when it is needed.

    Args:
        wanted: which entries the timeline has.
    """

    def __init__(self, at: QueryContext, wanted: TimelineFilter) -> None:
        self._at = at
        self.wanted = wanted

    @cached_property
    def facets(self) -> TimelineFacets:
        """How many entries in all, of each kind and around each entity."""
        names = resolve_references(self._at.reader, self._at.moment, ENTITIES)
        return read_facets(self._at.reader, self._at.moment, self._entries, names)

    @cached_property
    def years(self) -> dict[int, int]:
        """Years in which they certainly happened, or began -> how many.

        What may lie in either of two years, and what has no date, is left out.
        """
        years: Counter[int] = Counter()
        statement = select_counts_by_days(self._entries, self._at.moment)
        for row in self._at.reader.rows(statement):
            first, last = map(date.fromordinal, (row.first, row.counts_from))
            if first.year == last.year:
                years[first.year] += row.entries
        return dict(sorted(years.items()))

    @cached_property
    def _entries(self) -> EntryFilter:
        return resolve_filter(self._at.reader, self._at.moment, self.wanted)


def select_counts_by_days(wanted: EntryFilter, moment: Moment) -> sa.Select[Any]:
    """Select how many wanted entries lie between two days, a year apart at most.

    Columns: first, counts_from, entries. Most dates are months and years, so there are
    few rows, however many the entries.
    """
    found = select_entries(wanted, moment).order_by(None).subquery()
    days = found.c.first, found.c.counts_from
    return (
        sa.select(*days, sa.func.count().label("entries"))
        .where(found.c.first > 0)
        .where(found.c.counts_from - found.c.first < DAYS_OF_LONGEST_YEAR)
        .group_by(*days)
    )


class FacetParameters(NamedTuple):
    """What is counted."""

    by: Annotated[
        str, Parameter("Count by this only; by default by all.", choices=FACETS_BY)
    ] = ""
    filter: EntriesWanted = TimelineParameters()


class FacetRow(NamedTuple):
    """How many entries have something in common."""

    facet: kinds.Facet
    entries: int


def read_facet_rows(at: QueryContext, given: FacetParameters) -> Sequence[FacetRow]:
    """Count the entries of a timeline, by kind, family, entity and year.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    counts = Counts(at, timeline_filter(at, given.filter))
    by_year = {str(year): count for year, count in counts.years.items()}
    found = {
        "kind": counts.facets.kinds,
        "family": counts.facets.families,
        "entity": counts.facets.entities,
        "year": by_year,
    }
    return [
        FacetRow(kinds.Facet(by, value), count)
        for by, some in found.items()
        if given.by in {"", by}
        for value, count in some.items()
    ]


class EntityShare(NamedTuple):
    """An entity's part in the cooperation, up to the day.

    Attributes:
        counts: of the entries that concern it or were recorded for it.
    """

    reference: str
    subject: NamedSubject
    counts: Counts


class JointEntries(NamedTuple):
    """How many entries of an entity also concern another one: joint actions."""

    entity: str
    entries: int


def read_entities(at: QueryContext, _: NoParameters) -> Sequence[EntityShare]:
    """Read those of the three entities that the log knows, as the annex orders them."""
    names = resolve_references(at.reader, at.moment, ENTITIES)
    known = read_versions(at.reader, at.moment, [*names.values()])
    return [
        EntityShare(one, names[one], Counts(at, TimelineFilter(entities=(one,))))
        for one in ENTITIES
        if known[names[one].subject_id]
    ]


FACETS: Query[FacetParameters, FacetRow] = Query(
    parameters=FacetParameters,
    read=all_rows(read_facet_rows),
    columns=(
        column("facet", kinds.HEADING, "facet.by", is_grouping=True),
        column("value", kinds.FACET, "facet"),
        column("entries", kinds.INTEGER),
    ),
    empty="no_entries",
)

_JOINT: Details[EntityShare, JointEntries] = Details(
    rows=lambda row: [
        JointEntries(*one)
        for one in row.counts.facets.entities.items()
        if one[0] != row.reference
    ],
    columns=(
        column("with", kinds.REFERENCE, "entity"),
        column("joint_entries", kinds.INTEGER, "entries"),
    ),
)

ENTITY_SHARES: Query[NoParameters, EntityShare] = Query(
    parameters=NoParameters,
    read=all_rows(read_entities),
    columns=(
        column("entity", kinds.REFERENCE, "subject"),
        column("entries", kinds.INTEGER, "counts.facets.total"),
    ),
    details=_JOINT,
)
