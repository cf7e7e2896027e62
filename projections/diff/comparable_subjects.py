"""What is compared of subjects: their fields, and what questions derive from them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from projections.diff.changed_between import Span, moved, subjects_between
from projections.diff.comparison import (
    AT_ONCE,
    Cells,
    Compared,
    Parts,
    Place,
    Question,
    Thing,
    Things,
    scopes_of,
)
from projections.diff.differences import cells_of
from projections.moment import Moment
from projections.names.resolution import called
from projections.queries.calendar import listed as meetings
from projections.queries.mandates import OPEN, mandates
from projections.queries.register import Entrance, Listed
from projections.queries.roles import role_state
from projections.queries.terms import endings
from projections.queries.values import values_of
from projections.reader import Reader

Describe = Callable[[Reader, Moment, Sequence[Listed]], Mapping[str, Cells]]
"""Gives the cells of subjects at a moment, by identifier."""

Among = Callable[[Span], sa.Select[Any]]
"""Selects subjects of which some can differ."""


def registered(
    families: tuple[str, ...], describe: Describe, among: Among = moved
) -> Question:
    """Compare subjects of families, by family and oldest reference.

    Args:
        among: the subjects of which some can differ.
    """

    def parts(asked: Compared) -> Parts:
        around = scopes_of(asked)

        def read(after: Place | None) -> Iterator[tuple[Things, Things]]:
            start: tuple[str, ...] = after[:3] if after else ()
            while True:
                statement = subjects_between(asked.span, families, among, around, start)
                rows = asked.reader.rows(statement.limit(AT_ONCE))
                places = [Place(*row) for row in rows]
                before, later = (
                    _things(asked.reader, moment, places, describe)
                    for moment in asked.span
                )
                yield before, later
                if len(rows) < AT_ONCE:
                    return
                start = places[-1][:3]

        return read

    return parts


def _things(
    reader: Reader, moment: Moment, places: Sequence[Place], describe: Describe
) -> Things:
    subjects = [place.subject for place in places]
    names = called(reader, moment, subjects) if subjects else {}
    values = values_of(reader, moment, list(names)) if names else {}
    known = [Listed(names[one], values[one], Entrance("", "", one)) for one in names]
    cells = describe(reader, moment, known) if known else {}
    return {
        place: Thing(str(names[place.subject].ref), cells[place.subject])
        for place in places
        if cells.get(place.subject)
    }


def fields(_: Reader, __: Moment, known: Sequence[Listed]) -> Mapping[str, Cells]:
    """Give all fields that hold."""
    return {one.called.subject: cells_of(one.values.fields) for one in known}


def of_meetings(
    reader: Reader, moment: Moment, known: Sequence[Listed]
) -> Mapping[str, Cells]:
    """Give what the calendar says of meetings: status, date, and whether tentative."""
    table = moment.tables["calendar"]
    subjects = [one.called.subject for one in known]
    rows = reader.rows(meetings(moment).where(table.c.subject.in_(subjects)))
    return {
        row.subject: {
            "status": (row.status, row.entry),
            **({"date": (row.date, row.entry)} if row.date else {}),
            "tentative": (bool(row.tentative), row.entry),
        }
        for row in rows
    }


def of_mandates(
    reader: Reader, moment: Moment, known: Sequence[Listed]
) -> Mapping[str, Cells]:
    """Give the fields of mandates, what mirrors them, and what became of each."""
    found = dict(fields(reader, moment, known))
    for one in mandates(reader, moment, known):
        states = {
            _named("state", p.number): (p.state, p.stated) for p in one.paragraphs
        }
        mirrors: Cells = {f"mirrors[{name}]": (True, 0) for name in one.mirrors}
        subject = one.listed.called.subject
        found[subject] = {**found[subject], **states, **mirrors}
    return found


def of_coverage(
    reader: Reader, moment: Moment, known: Sequence[Listed]
) -> Mapping[str, Cells]:
    """Give the paragraphs of mandates about which nothing is known to be done."""
    return {
        one.listed.called.subject: {
            _named("open", p.number): (p.value("action") or True, p.stated)
            for p in one.paragraphs
            if p.state == OPEN
        }
        for one in mandates(reader, moment, known)
    }


def with_terms(
    reader: Reader, moment: Moment, known: Sequence[Listed]
) -> Mapping[str, Cells]:
    """Give the fields of agreements or roles, and when their terms end."""
    ends = endings(reader, moment, {one.called.subject: one.values for one in known})
    found = dict(fields(reader, moment, known))
    for one in known:
        subject = one.called.subject
        end, term = ends.get(subject), one.values.field("term")
        if end and term:
            day = str(end.last)
            said = day if end.first == end.last else f"[{end.first}..{day}]"
            found[subject] = {**found[subject], "term_ends": (said, term.entry)}
    return found


def of_roles(
    reader: Reader, moment: Moment, known: Sequence[Listed]
) -> Mapping[str, Cells]:
    """Give the fields of roles, and what the log says of who holds them."""
    found = dict(with_terms(reader, moment, known))
    for one in known:
        standing = one.values.field("standing")
        if standing:
            state = role_state(one.values), standing.entry
            found[one.called.subject] = {**found[one.called.subject], "state": state}
    return found


def _named(field: str, number: str) -> str:
    return f"{field}[{number}]" if number else field
