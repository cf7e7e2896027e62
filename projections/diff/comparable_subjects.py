"""What is compared of subjects: their fields, and what queries derive from them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from projections.diff.changed_between import (
    MomentPair,
    select_changed_subjects,
    select_comparable_subjects,
)
from projections.diff.comparison import (
    BATCH_SIZE,
    Cells,
    ComparedItem,
    ComparedItems,
    Comparison,
    ComparisonKey,
    ComparisonRequest,
    cells_of_fields,
    member_ids_of,
    named_cell,
)
from projections.moment import Moment
from projections.queries.calendar import select_meetings
from projections.queries.mandates import read_mandates
from projections.queries.paragraph_states import OPEN
from projections.queries.register import ListedSubject, read_subjects
from projections.queries.roles import role_state
from projections.queries.terms import Term, read_terms
from projections.reader import Reader

ReadCells = Callable[[Reader, Moment, Sequence[ListedSubject]], Mapping[str, Cells]]
"""Reads the cells of subjects at a moment, by identifier."""

SelectSubjects = Callable[[MomentPair], sa.Select[Any]]
"""Selects subjects of which some can differ."""


def compare_subjects(
    family: str, describe: ReadCells, among: SelectSubjects = select_changed_subjects
) -> Comparison:
    """Compare the subjects of a family, by their oldest references.

    Args:
        describe: reads the cells of subjects.
        among: the subjects of which some can differ.
    """

    def compare(
        request: ComparisonRequest, after: ComparisonKey | None
    ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
        around = member_ids_of(request)
        while True:
            statement = select_comparable_subjects(
                request.span, family, among, around, after[:3] if after else ()
            )
            rows = request.reader.rows(statement.limit(BATCH_SIZE))
            keys = [ComparisonKey(*row) for row in rows]
            before, later = (
                _items(request.reader, moment, keys, describe)
                for moment in request.span
            )
            yield before, later
            if len(rows) < BATCH_SIZE:
                return
            after = keys[-1]

    return compare


def _items(
    reader: Reader, moment: Moment, keys: Sequence[ComparisonKey], describe: ReadCells
) -> ComparedItems:
    known = read_subjects(reader, moment, [key.subject for key in keys])
    references = {one.subject.subject_id: str(one.subject.ref) for one in known}
    cells = describe(reader, moment, known) if known else {}
    return {
        key: ComparedItem(references[key.subject], cells[key.subject])
        for key in keys
        if cells.get(key.subject)
    }


def field_cells(
    _: Reader, __: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Return all fields that hold."""
    return {one.subject.subject_id: cells_of_fields(one.values.fields) for one in known}


def meeting_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Read what the calendar says of meetings: status, date, and whether tentative."""
    table = moment.tables["calendar"]
    subjects = [one.subject.subject_id for one in known]
    rows = reader.rows(select_meetings(moment).where(table.c.subject.in_(subjects)))
    return {
        row.subject: {
            "status": (row.status, row.entry),
            **({"date": (row.date, row.entry)} if row.date else {}),
            "tentative": (bool(row.tentative), row.entry),
        }
        for row in rows
    }


def mandate_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Read the fields of mandates, what mirrors them, and what became of each."""
    return {
        one.listed.subject.subject_id: {
            **cells_of_fields(one.listed.values.fields),
            **{
                named_cell("state", p.number): (p.state, p.stated)
                for p in one.paragraphs
            },
            **{f"mirrors[{name}]": (True, 0) for name in one.mirrors},
        }
        for one in read_mandates(reader, moment, known)
    }


def coverage_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Read the paragraphs of mandates about which nothing is known to be done."""
    return {
        one.listed.subject.subject_id: {
            named_cell("open", p.number): (p.value("action") or True, p.stated)
            for p in one.paragraphs
            if p.state in OPEN
        }
        for one in read_mandates(reader, moment, known)
    }


def agreement_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Read the fields of agreements or roles, and when their terms end."""
    values = {one.subject.subject_id: one.values for one in known}
    terms = read_terms(reader, moment, values)
    return {
        one.subject.subject_id: {
            **cells_of_fields(one.values.fields),
            **_term_cell(terms.get(one.subject.subject_id)),
        }
        for one in known
    }


def _term_cell(term: Term | None) -> Cells:
    if term is None or term.first_end is None:
        return {}
    first, last = term.first_end, term.last_end
    ends = str(last) if first == last else f"[{first}..{last}]"
    return {"term_ends": (ends, term.entry)}


def role_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Read the fields of roles, and what the log says of who holds them."""
    found = dict(agreement_cells(reader, moment, known))
    for one in known:
        standing = one.values.field("standing")
        if standing:
            state = {"state": (role_state(one.values), standing.set_by)}
            found[one.subject.subject_id] = {**found[one.subject.subject_id], **state}
    return found
