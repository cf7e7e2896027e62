"""What differs of a query's answer between two moments, whatever the query is.

A comparison reads items: each has a key that never changes, and cells. Items that have
the same key at both moments are compared cell by cell.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from domain.entry import WITHDRAWN, Entry
from projections.diff.changed_between import MomentPair
from projections.moment import Moment
from projections.names.resolution import UnknownSubjectError, find_subject
from projections.queries.subjects import Amendment, amendments_of
from projections.queries.timelines.filters import MemberIds
from projections.queries.values import StateField
from projections.reader import Reader


class ComparisonKey(NamedTuple):
    """Where an item stands among all of its query; the same at every moment."""

    family: str = ""
    normalised: str = ""
    subject: str = ""
    entry: int = 0


Cell = tuple[Any, int]
"""A plain value, and the position of the entry that set it; 0 for none."""

Cells = Mapping[str, Cell]
"""Field, with its item in brackets for a collection -> what it holds."""


class ComparedItem(NamedTuple):
    """One item of a query's answer.

    Attributes:
        what: reference of the subject that it is, or is about.
    """

    what: str
    cells: Cells


ComparedItems = Mapping[ComparisonKey, ComparedItem]


class ComparisonRequest(NamedTuple):
    """What is compared, and between which moments.

    Attributes:
        reference: a subject; only what is, names or concerns it. Empty leaves all.
        framework: whose matrix.
    """

    reader: Reader
    span: MomentPair
    reference: str = ""
    framework: str = ""

    def at_both(
        self, read: Callable[[Moment], ComparedItems]
    ) -> tuple[ComparedItems, ComparedItems]:
        """Read items at both moments."""
        return read(self.span.before), read(self.span.after)


Comparison = Callable[
    [ComparisonRequest, ComparisonKey | None],
    Iterator[tuple[ComparedItems, ComparedItems]],
]
"""Reads a query's items at both moments, batch by batch, after a key."""

BATCH_SIZE = 500
"""How many subjects or entries are compared at once."""


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


class Difference(NamedTuple):
    """An item that differs.

    Attributes:
        change: ``added``, ``removed``, ``modified`` or ``withdrawn``.
        changes: its fields that differ.
        amendments: corrections, withdrawals and further sources that were recorded
            between the two moments on entries that set those fields.
    """

    key: ComparisonKey
    subject: str
    change: str
    changes: tuple[FieldChange, ...]
    amendments: tuple[Amendment, ...] = ()


def read_differences(
    request: ComparisonRequest,
    comparison: Comparison,
    *,
    first: int,
    after: ComparisonKey | None,
) -> tuple[list[Difference], bool]:
    """Read a page of items that differ, by their keys, and whether more follow.

    Raises:
        UnknownSubjectError: neither moment knows the subject that is requested.
    """
    found: list[Difference] = []
    for before, later in comparison(request, after):
        found += _compared(before, later)
        if len(found) > first:
            break
    page = _with_reasons(request.reader, request.span, found[:first])
    return page, len(found) > first


def member_ids_of(request: ComparisonRequest) -> MemberIds:
    """Return the identifiers of the subject requested, as either moment knows it.

    Raises:
        UnknownSubjectError: neither moment knows it.
    """
    if not request.reference:
        return ()
    reader = request.reader
    found: list[str] = []
    for moment in request.span:
        try:
            one = find_subject(reader, moment, request.reference)
        except UnknownSubjectError:
            continue
        found += one.members
    if not found:
        find_subject(reader, request.span.after, request.reference)
    return tuple(dict.fromkeys(found))


def cells_of_fields(fields: Iterable[StateField]) -> dict[str, Cell]:
    """Return fields as cells: an item of a collection is named in brackets."""
    return {
        named_cell(one.name, one.item): (one.value, one.set_by)
        for one in fields
        if one.value is not None
    }


def named_cell(field: str, item: str) -> str:
    """Return the name of a cell: of a field, or of one of its items."""
    return f"{field}[{item}]" if item else field


def compare_cells(subject: str, before: Cells, after: Cells) -> list[FieldChange]:
    """List the cells of one item that differ, by their names."""
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


def _compared(before: ComparedItems, after: ComparedItems) -> Iterator[Difference]:
    for place in sorted({*before, *after}):
        old, new = before.get(place), after.get(place)
        one = new or old
        changes = compare_cells(
            one.what if one else "", old.cells if old else {}, new.cells if new else {}
        )
        if changes:
            kind = "modified" if old and new else "added" if new else "removed"
            yield Difference(place, changes[0].subject, kind, tuple(changes))


def _with_reasons(
    reader: Reader, span: MomentPair, found: Sequence[Difference]
) -> list[Difference]:
    """Add what was amended and withdrawn between the moments."""
    positions = {at for one in found for c in one.changes for at in c.entries if at}
    done = _amended(reader, span, positions)
    return [_with_reason(one, span, done) for one in found]


def _amended(
    reader: Reader, span: MomentPair, positions: set[int]
) -> dict[int, list[Amendment]]:
    """Read the amendments between the moments, by the position of their entries."""
    low, high = span.positions
    written = reader.entries(sorted(positions)) if low < high else {}
    subjects = {entry.subject_id for entry in written.values()}
    by_subject: dict[object, list[Entry]] = {}
    for entry in reader.log.entries_of(subjects) if subjects else ():
        if entry.position <= high:
            by_subject.setdefault(entry.subject_id, []).append(entry)
    return {
        at: [
            one
            for one in amendments_of(entry, by_subject[entry.subject_id])
            if one.entry.position > low
        ]
        for at, entry in written.items()
    }


def _with_reason(
    one: Difference, span: MomentPair, done: Mapping[int, Sequence[Amendment]]
) -> Difference:
    entries = {at for change in one.changes for at in change.entries}
    amendments = {a.entry.position: a for at in entries for a in done.get(at, ())}
    is_later = span.after.position > span.before.position
    void = {at for at, acts in done.items() if is_later and _is_void(acts, at)}
    changes = tuple(_withdrawn(change, void) for change in one.changes)
    stated = [change.change == WITHDRAWAL for change in changes if change.entries[0]]
    is_withdrawn = one.change == "removed" and stated and all(stated)
    return one._replace(
        change=WITHDRAWAL if is_withdrawn else one.change,
        changes=changes,
        amendments=tuple(amendments[at] for at in sorted(amendments)),
    )


WITHDRAWAL = "withdrawn"


def _is_void(acts: Sequence[Amendment], at: int) -> bool:
    return any(
        act.entry.content.kind == WITHDRAWN and act.amends == at and not act.void
        for act in acts
    )


def _withdrawn(change: FieldChange, void: set[int]) -> FieldChange:
    if change.change == "removed" and change.entries[0] in void:
        return change._replace(change=WITHDRAWAL)
    return change
