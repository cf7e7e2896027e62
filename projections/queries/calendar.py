"""The calendar of meetings: which were planned, postponed, cancelled or held."""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

import sqlalchemy as sa

from domain.kinds.state_fields import PASSED_PLANS, PLAN_STATES
from projections.moment import Moment
from projections.queries.entries import EffectiveEntry, read_entries
from projections.queries.timelines.filters import (
    EntryFilter,
    MemberIds,
    select_subjects_around,
    select_subjects_of,
)
from projections.reader import Reader

PLAN_KINDS = (
    "meeting.planned",
    "meeting.rescheduled",
    "meeting.postponed",
    "meeting.cancelled",
    "meeting.opened",
    "meeting.held",
    "meeting.suspended",
    "meeting.resumed",
    "meeting.closed",
)
"""Kinds that say when a meeting is to be, or what became of that."""


class CalendarCursor(NamedTuple):
    """A meeting's place in the calendar: its first day, and itself."""

    starts: int
    subject: str


class CalendarMeeting(NamedTuple):
    """A meeting in the calendar, as known at the moment.

    Attributes:
        status: planned, postponed, cancelled, suspended, held or closed; or
            ``not-known-held`` once the last day of its plan has passed.
        date: EDTF as written; may be empty.
        entry: position of the entry that says the date, or else the status.
    """

    cursor: CalendarCursor
    status: str
    date: str
    is_tentative: bool
    entry: int


def select_meetings(
    moment: Moment,
    *,
    since: date | None = None,
    until: date | None = None,
    around: MemberIds = (),
    after: CalendarCursor | None = None,
) -> sa.Select[tuple[int, str, str, int, int, str]]:
    """Select meetings by their first possible day, the undated first.

    Args:
        since, until: days between which a meeting may be, inclusive; given either,
            meetings without a date are left out.
        around: a subject; only meetings whose entries name or concern it.
    """
    table = moment.tables["calendar"]
    columns = ("starts", "subject", "date", "tentative", "entry")
    statement = (
        sa.select(*(table.c[name] for name in columns), status_of_meeting(moment))
        .where(*moment.holds(table))
        .order_by(table.c.starts, table.c.subject)
    )
    if since or until:
        statement = statement.where(table.c.date > "")
    if since:
        statement = statement.where(table.c.ends >= since.toordinal())
    if until:
        statement = statement.where(table.c.starts <= until.toordinal())
    if around:
        found = select_subjects_around(around, moment)
        statement = statement.where(table.c.subject.in_(found))
    if after is None:
        return statement
    place = sa.tuple_(table.c.starts, table.c.subject)
    return statement.where(place > sa.tuple_(*map(sa.literal, after)))


def status_of_meeting(moment: Moment) -> sa.ColumnElement[str]:
    """Return the column of a meeting's status on the day of a moment."""
    table = moment.tables["calendar"]
    is_plan = table.c.status.in_(PLAN_STATES) & (table.c.date > "")
    has_passed = is_plan & (table.c.ends < moment.day)
    return sa.case((has_passed, PASSED_PLANS["meeting"]), else_=table.c.status).label(
        "status"
    )


def read_meetings(  # noqa: PLR0913 - each narrows the calendar on its own
    reader: Reader,
    moment: Moment,
    *,
    since: date | None = None,
    until: date | None = None,
    statuses: tuple[str, ...] = (),
    is_tentative: bool | None = None,
    around: MemberIds = (),
    entries: EntryFilter | None = None,
    first: int = 50,
    after: CalendarCursor | None = None,
) -> tuple[list[CalendarMeeting], bool]:
    """Read a page of the calendar, and whether more follow."""
    table = moment.tables["calendar"]
    statement = select_meetings(
        moment, since=since, until=until, around=around, after=after
    )
    if statuses:
        statement = statement.where(status_of_meeting(moment).in_(statuses))
    if entries:
        about = select_subjects_of(entries, moment)
        statement = statement.where(table.c.subject.in_(about))
    if is_tentative is not None:
        statement = statement.where(table.c.tentative == int(is_tentative))
    rows = reader.rows(statement.limit(first + 1))
    found = [
        CalendarMeeting(
            CalendarCursor(row.starts, row.subject),
            row.status,
            row.date,
            bool(row.tentative),
            row.entry,
        )
        for row in rows[:first]
    ]
    return found, len(rows) > first


def read_plans(
    reader: Reader, moment: Moment, subjects: Collection[str]
) -> dict[str, list[EffectiveEntry]]:
    """Read the entries that say when meetings are to be, or what became of them."""
    table = moment.tables["fact"]
    statement = (
        sa.select(table.c.subject, table.c.entry)
        .where(table.c.subject.in_(subjects))
        .where(table.c.kind.in_(PLAN_KINDS))
        .where(table.c.counts_from <= moment.day)
        .where(*moment.known(table))
        .order_by(table.c.counts_from, table.c.rank, table.c.first, table.c.entry)
    )
    rows = reader.rows(statement)
    items = read_entries(reader, moment, [row.entry for row in rows])
    found: dict[str, list[EffectiveEntry]] = {one: [] for one in subjects}
    for row in rows:
        found[row.subject].append(items[row.entry])
    return found
