"""What differs between two moments, of a subject or of the matrix."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from domain.content import to_plain
from projections.moment import Moment
from projections.names.resolution import UnknownSubjectError
from projections.queries.matrix import AreaRow
from projections.queries.subjects import SubjectState, read_state
from projections.queries.values import StateField
from projections.reader import Reader


class FieldChange(NamedTuple):
    """One field that differs.

    Attributes:
        subject: reference of the subject or area.
        field: field, with its item in brackets for a collection.
        change: ``added``, ``removed`` or ``modified``; ``withdrawn`` where removed
            because the entry that set it was declared void.
        before, after: plain values; None where it does not hold.
        entries: positions of the entries that set the one and the other; 0 for none.
    """

    subject: str
    field: str
    change: str
    before: Any
    after: Any
    entries: tuple[int, int]


Cell = tuple[Any, int]
"""A plain value, and the position of the entry that set it; 0 for none."""


def read_states(
    reader: Reader, reference: str, before: Moment, after: Moment
) -> tuple[SubjectState | None, SubjectState | None]:
    """Give a subject's states at two moments; None at one that does not know it.

    Raises:
        UnknownSubjectError: it is unknown at both.
    """
    states = tuple(_state(reader, moment, reference) for moment in (before, after))
    if not any(states):
        read_state(reader, after, reference)
    return states[0], states[1]


def _state(reader: Reader, moment: Moment, reference: str) -> SubjectState | None:
    try:
        return read_state(reader, moment, reference)
    except UnknownSubjectError:
        return None


def cells_of_fields(fields: Iterable[StateField]) -> dict[str, Cell]:
    """Name fields as differences do: an item of a collection in brackets."""
    return {
        f"{f.name}[{f.item}]" if f.item else f.name: (f.value, f.set_by) for f in fields
    }


def cells_of_area(row: AreaRow) -> dict[str, Cell]:
    """Give the cells of an area of the matrix by their names."""
    cells: dict[str, Cell] = {}
    for name in ("heading", "name", "scope", "proposed_scope", "stage"):
        value = to_plain(getattr(row, name))
        if value:
            cells[name] = value, row.cells.get(name, 0)
    for group in row.groups:
        cells[f"groups[{group.group.ref}]"] = group.stage or True, 0
    for lead in row.leads:
        if lead.entry:
            who = str(lead.entity.ref) if lead.entity else lead.role
            holder = str(lead.holder.ref) if lead.holder else lead.state
            cells[f"leads[{who}]"] = holder, lead.entry
    return cells


def compare_cells(
    subject: str, before: Mapping[str, Cell], after: Mapping[str, Cell]
) -> list[FieldChange]:
    """List the cells of one thing that differ, by their names."""
    nothing = (None, 0)
    changes = []
    for field in sorted({*before, *after}):
        old, old_entry = before.get(field, nothing)
        new, new_entry = after.get(field, nothing)
        if old != new:
            kind = "added" if old is None else "removed" if new is None else "modified"
            entries = old_entry, new_entry
            changes.append(FieldChange(subject, field, kind, old, new, entries))
    return changes
