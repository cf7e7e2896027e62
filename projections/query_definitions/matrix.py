"""The matrix of a framework, by area of cooperation and by group."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from domain.kinds.state_fields import families_of
from projections.moment import Certainty
from projections.names.resolution import UnknownSubjectError
from projections.queries.entries import EffectiveEntry
from projections.queries.matrix import (
    NOT_ESTABLISHED,
    AreaRow,
    GroupRow,
    read_matrix,
    rows_by_group,
)
from projections.queries.timelines.timeline import read_timeline
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    Parameter,
    Query,
    Variants,
    all_rows,
    column,
)
from projections.query_definitions.filters.subject_families import ensure_families


class MatrixParameters(NamedTuple):
    """Which matrix is read, and what a row stands for."""

    framework: Annotated[
        str,
        Parameter(
            "Which decision, agreement or body; by default MC-3/11.",
            families=families_of("framework"),
        ),
    ] = ""
    by: Annotated[
        str, Parameter("What a row stands for.", choices=("area", "group"))
    ] = "area"


class MatrixRow(NamedTuple):
    """An area of the matrix.

    Attributes:
        possible: entries around it that may have happened by the day, if the moment
            wants them.
    """

    area: AreaRow
    possible: Sequence[EffectiveEntry]


def read_areas(at: QueryContext, framework: str) -> list[AreaRow]:
    """Read the areas of a framework, in the order of its list.

    Args:
        framework: empty for that of the context, which may not be known yet.

    Raises:
        UnknownSubjectError: nothing is called like the framework given.
    """
    ensure_families(at, MatrixParameters(framework))
    try:
        return read_matrix(at.reader, at.moment, framework or at.framework)
    except UnknownSubjectError:
        if framework:
            raise
        return []


def read_matrix_rows(at: QueryContext, given: MatrixParameters) -> Sequence[MatrixRow]:
    """Read the matrix by area.

    Raises:
        UnknownSubjectError: nothing is called like the framework given.
    """
    areas = read_areas(at, given.framework)
    return [MatrixRow(one, _possible(at, one)) for one in areas]


def _possible(at: QueryContext, area: AreaRow) -> Sequence[EffectiveEntry]:
    if at.moment.certainty is not Certainty.POSSIBLE:
        return ()
    scope = str(area.area.ref)
    return read_timeline(at.reader, at.moment, scope=scope, first=1).possible


MATRIX_BY_GROUP: Query[MatrixParameters, GroupRow] = Query(
    parameters=MatrixParameters,
    read=all_rows(lambda at, given: rows_by_group(read_areas(at, given.framework))),
    columns=(
        column("group", kinds.NAME, "group.group"),
        column("stage", kinds.code("stage"), "group.stage"),
        column(
            "areas",
            kinds.NAMED_TEXTS,
            lambda row: [(one.name, one.area.ref.reference) for one in row.areas],
        ),
        column(
            "reference",
            kinds.WORD,
            lambda row: str(row.group.group.ref),
            is_shown=False,
        ),
    ),
    empty="no_groups",
)

MATRIX: Query[MatrixParameters, MatrixRow] = Query(
    parameters=MatrixParameters,
    read=all_rows(read_matrix_rows),
    columns=(
        column(
            "stage",
            kinds.code("stage"),
            "area.stage",
            shown_if=NOT_ESTABLISHED.__contains__,
            is_grouping=True,
        ),
        column("heading", kinds.TEXT, "area.heading", is_grouping=True),
        column("area", kinds.TEXT, "area.name"),
        column("proposed_scope", kinds.code("proposed_scope"), "area.proposed_scope"),
        column("scope", kinds.code("scope"), "area.scope", shown_if=bool),
        column("groups", kinds.GROUPS, "area.groups"),
        column("leads", kinds.LEADS, "area.leads"),
        column("latest", kinds.ENTRY, "area.latest"),
        column(
            "reference", kinds.WORD, lambda row: str(row.area.area.ref), is_shown=False
        ),
        column("possible", kinds.ENTRIES, shown_if=bool),
    ),
    empty="no_areas",
    variants=Variants("by", {"group": MATRIX_BY_GROUP}),
)
