"""What is compared of subjects: their fields, and what questions derive from them."""

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
    ReadBatches,
    member_ids_of,
)
from projections.diff.differences import cells_of_fields
from projections.moment import Moment
from projections.names.resolution import read_names
from projections.queries.calendar import select_meetings as meetings
from projections.queries.mandates import OPEN, read_mandates
from projections.queries.register import ListedSubject, RegisterCursor
from projections.queries.roles import role_state
from projections.queries.terms import read_endings
from projections.queries.values import read_values
from projections.reader import Reader

ReadCells = Callable[[Reader, Moment, Sequence[ListedSubject]], Mapping[str, Cells]]
"""Gives the cells of subjects at a moment, by identifier."""

SelectSubjects = Callable[[MomentPair], sa.Select[Any]]
"""Selects subjects of which some can differ."""


def compare_subjects(
    families: tuple[str, ...],
    describe: ReadCells,
    among: SelectSubjects = select_changed_subjects,
) -> Comparison:
    """Compare subjects of families, by family and oldest reference.

    Args:
        among: the subjects of which some can differ.
    """

    def parts(asked: ComparisonRequest) -> ReadBatches:
        around = member_ids_of(asked)

        def read(
            after: ComparisonKey | None,
        ) -> Iterator[tuple[ComparedItems, ComparedItems]]:
            start: tuple[str, ...] = after[:3] if after else ()
            while True:
                statement = select_comparable_subjects(
                    asked.span, families, among, around, start
                )
                rows = asked.reader.rows(statement.limit(BATCH_SIZE))
                places = [ComparisonKey(*row) for row in rows]
                before, later = (
                    _things(asked.reader, moment, places, describe)
                    for moment in asked.span
                )
                yield before, later
                if len(rows) < BATCH_SIZE:
                    return
                start = places[-1][:3]

        return read

    return parts


def _things(
    reader: Reader, moment: Moment, places: Sequence[ComparisonKey], describe: ReadCells
) -> ComparedItems:
    subjects = [place.subject for place in places]
    names = read_names(reader, moment, subjects) if subjects else {}
    values = read_values(reader, moment, list(names)) if names else {}
    known = [
        ListedSubject(names[one], values[one], RegisterCursor("", "", one))
        for one in names
    ]
    cells = describe(reader, moment, known) if known else {}
    return {
        place: ComparedItem(str(names[place.subject].ref), cells[place.subject])
        for place in places
        if cells.get(place.subject)
    }


def field_cells(
    _: Reader, __: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Give all fields that hold."""
    return {one.subject.subject_id: cells_of_fields(one.values.fields) for one in known}


def meeting_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Give what the calendar says of meetings: status, date, and whether tentative."""
    table = moment.tables["calendar"]
    subjects = [one.subject.subject_id for one in known]
    rows = reader.rows(meetings(moment).where(table.c.subject.in_(subjects)))
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
    """Give the fields of mandates, what mirrors them, and what became of each."""
    found = dict(field_cells(reader, moment, known))
    for one in read_mandates(reader, moment, known):
        states = {
            _named("state", p.number): (p.state, p.stated) for p in one.paragraphs
        }
        mirrors: Cells = {f"mirrors[{name}]": (True, 0) for name in one.mirrors}
        subject = one.listed.subject.subject_id
        found[subject] = {**found[subject], **states, **mirrors}
    return found


def coverage_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Give the paragraphs of mandates about which nothing is known to be done."""
    return {
        one.listed.subject.subject_id: {
            _named("open", p.number): (p.value("action") or True, p.stated)
            for p in one.paragraphs
            if p.state == OPEN
        }
        for one in read_mandates(reader, moment, known)
    }


def agreement_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Give the fields of agreements or roles, and when their terms end."""
    ends = read_endings(
        reader, moment, {one.subject.subject_id: one.values for one in known}
    )
    found = dict(field_cells(reader, moment, known))
    for one in known:
        subject = one.subject.subject_id
        end, term = ends.get(subject), one.values.field("term")
        if end and term:
            day = str(end.last)
            said = day if end.first == end.last else f"[{end.first}..{day}]"
            found[subject] = {**found[subject], "term_ends": (said, term.set_by)}
    return found


def role_cells(
    reader: Reader, moment: Moment, known: Sequence[ListedSubject]
) -> Mapping[str, Cells]:
    """Give the fields of roles, and what the log says of who holds them."""
    found = dict(agreement_cells(reader, moment, known))
    for one in known:
        standing = one.values.field("standing")
        if standing:
            state = role_state(one.values), standing.set_by
            found[one.subject.subject_id] = {
                **found[one.subject.subject_id],
                "state": state,
            }
    return found


def _named(field: str, number: str) -> str:
    return f"{field}[{number}]" if number else field
