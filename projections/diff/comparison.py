"""What differs of a question's answer between two moments, whatever the question is.

A question gives things: each with a place that never changes, and with cells. Things
that have the same place at both moments are compared cell by cell.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from domain.entry import WITHDRAWN, Entry
from projections.diff.changed_between import MomentPair
from projections.diff.differences import Cell, FieldChange, compare_cells
from projections.names.resolution import UnknownSubjectError, find_subject
from projections.queries.subjects import Amendment, amendments_of
from projections.queries.timelines.filters import MemberIds
from projections.reader import Reader


class ComparisonKey(NamedTuple):
    """Where a thing stands among all of its question; the same at every moment."""

    family: str = ""
    normalised: str = ""
    subject: str = ""
    entry: int = 0


Cells = Mapping[str, Cell]
"""Field, with its item in brackets for a collection -> what it holds."""


class ComparedItem(NamedTuple):
    """One thing that a question answers with.

    Attributes:
        what: reference of the subject that it is, or is about.
    """

    what: str
    cells: Cells


ComparedItems = Mapping[ComparisonKey, ComparedItem]
ReadBatches = Callable[
    [ComparisonKey | None], Iterator[tuple[ComparedItems, ComparedItems]]
]
"""Gives a question's things at both moments, part by part, from a place on."""


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


Comparison = Callable[[ComparisonRequest], ReadBatches]

BATCH_SIZE = 500
"""How many subjects or entries are compared at once."""


class Difference(NamedTuple):
    """A thing that differs.

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
    reader: Reader,
    span: MomentPair,
    parts: ReadBatches,
    *,
    first: int,
    after: ComparisonKey | None,
) -> tuple[list[Difference], bool]:
    """Give a page of things that differ, by their places, and whether more follow."""
    found: list[Difference] = []
    for before, later in parts(after):
        found += _compared(before, later)
        if len(found) > first:
            break
    return _with_reasons(reader, span, found[:first]), len(found) > first


def member_ids_of(asked: ComparisonRequest) -> MemberIds:
    """Give the identifiers of the subject that narrows, as either moment knows it.

    Raises:
        UnknownSubjectError: neither moment knows it.
    """
    if not asked.reference:
        return ()
    reader = asked.reader
    found: list[str] = []
    for moment in asked.span:
        try:
            one = find_subject(reader, moment, asked.reference)
        except UnknownSubjectError:
            continue
        found += one.members
    if not found:
        find_subject(reader, asked.span.after, asked.reference)
    return tuple(dict.fromkeys(found))


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
    """Say of each what was amended between, and what was withdrawn."""
    positions = {at for one in found for c in one.changes for at in c.entries if at}
    done = _amended(reader, span, positions)
    return [_with_reason(one, span, done) for one in found]


def _amended(
    reader: Reader, span: MomentPair, positions: set[int]
) -> dict[int, list[Amendment]]:
    """Give what was done between to entries, by the position of these."""
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
