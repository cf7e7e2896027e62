"""Views from which the matrix of a framework is read: areas, leads and groups."""

from collections.abc import Iterator

from domain.references import Ref
from projections.projector.columns import (
    DAYS,
    ID,
    NUMBER,
    POSITION,
    TEXT,
    encode_json,
    make_columns,
)
from projections.projector.declared_state import DeclaredState
from projections.projector.view import Row, StateView

NO_ROW = 1_000_000
"""The place of an area whose place in the list is not stated: after all others."""


def _id(reference: str) -> str:
    return Ref.parse(reference).subject_id.hex


class MatrixAreas(StateView):
    """One row per framework and interval of days in which nothing changes."""

    name = "matrix_area"
    columns = make_columns(subject=ID, framework=ID, place=NUMBER, cells=TEXT, **DAYS)
    indexes = (
        ("framework", "known_until", "counts_until", "counts_from"),
        ("subject", "known_until"),
    )
    families = ("area",)
    fields = (
        *("framework", "heading", "name", "scope", "proposed_scope"),
        *("row", "stage", "groups"),
    )

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of an area."""
        for interval in state.intervals():
            framework = interval.value("framework")
            if isinstance(framework, str):
                place = interval.value("row", NO_ROW)
                cells = encode_json(interval.cells())
                days = interval.counts_from, interval.counts_until
                yield state.subject, _id(framework), place, cells, *days


class MatrixLeads(StateView):
    """One row per area and interval of days in which a role of it is the same."""

    name = "matrix_lead"
    columns = make_columns(subject=ID, area=ID, cells=TEXT, **DAYS)
    indexes = (
        ("area", "known_until", "counts_until", "counts_from"),
        ("subject", "known_until"),
    )
    families = ("role",)
    fields = ("area", "entity", "function", "standing", "holder", "term")

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a role."""
        for interval in state.intervals():
            area = interval.value("area")
            if isinstance(area, str):
                cells = encode_json(interval.cells())
                days = interval.counts_from, interval.counts_until
                yield state.subject, _id(area), cells, *days


class MatrixGroups(StateView):
    """One row per area that a body lists as its own, with the days it does.

    A group that took up an area by an entry of the area is in the area's own cells.
    """

    name = "matrix_group"
    columns = make_columns(
        subject=ID, area=ID, entry=POSITION, may_end_from=NUMBER, **DAYS
    )
    indexes = (
        ("area", "known_until", "counts_until", "counts_from"),
        ("subject", "known_until"),
    )
    families = ("body",)
    fields = ("areas",)

    def rows_of_state(self, state: DeclaredState) -> Iterator[Row]:
        """Return the rows of a body."""
        for held, *days, may_end_from in state.settings():
            if held.value:
                own = _id(held.item), held.position, may_end_from
                yield state.subject, *own, *days
