"""For auditors: the log as it was recorded, amendments, joins, unreadable entries."""

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import Annotated, Any, NamedTuple

import sqlalchemy as sa

from domain.content import to_plain
from domain.entry import AMENDMENTS, SAME_AS, Entry
from domain.kinds import get_definition
from projections.moment import Moment
from projections.queries.amendments import (
    AmendmentOfTarget,
    joined_into,
    read_amendments,
    select_amendments,
)
from projections.queries.recording import (
    LAST_POSITION,
    RecordingFilter,
    position_by,
    resolve_recording,
)
from projections.queries.unreadable_entries import select_unreadable_entries
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    DESCENDING,
    Column,
    NoParameters,
    Page,
    PageRequest,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.entry_columns import is_authenticated
from projections.query_definitions.filters.recording_filter import (
    NO_MOMENT,
    LogMoment,
    RecordingParameters,
    recording_of,
)
from store.cooperation_log import CooperationLog

BATCH = 200
"""How many lines of the log are read at once."""

LinesWanted = Annotated[RecordingParameters, Parameter("Which lines are wanted.")]


class LogCursor(NamedTuple):
    """A place in the log."""

    position: int


class ChangeParameters(NamedTuple):
    """From where on the log is read."""

    since: Annotated[
        LogMoment,
        Parameter("Only what was recorded after a day, an instant or a position."),
    ] = NO_MOMENT
    kinds: Annotated[
        tuple[str, ...], Parameter("Of this kind, such as meeting.held.", name="kind")
    ] = ()
    filter: LinesWanted = RecordingParameters()


class AmendmentParameters(NamedTuple):
    """Which amendments are read."""

    kinds: Annotated[
        tuple[str, ...],
        Parameter("Only amendments of these kinds.", name="kind", choices=AMENDMENTS),
    ] = ()
    filter: LinesWanted = RecordingParameters()


def read_changes(
    at: QueryContext, given: ChangeParameters, page: PageRequest[LogCursor]
) -> Page[Entry]:
    """Read a page of the log as it was recorded, amendments included.

    Raises:
        MomentError: a text is no moment of the log.
        UnknownKindError: there is no such kind.
        UnknownSubjectError: nothing is called like a subject given.
    """
    bounds = _bounds(page)
    lines, after, until = _wanted_lines(at, given)
    start, stop = max(after, bounds.after), min(until, bounds.until)
    is_backward = page.order.endswith(DESCENDING) != page.is_last
    if lines is None:
        parts = _parts_from_the_end if is_backward else _parts
        read = parts(at.reader.log, start, stop, min(page.first + 1, BATCH))
        rows = list(islice((one for part in read for one in part), page.first + 1))
    else:
        position = lines.selected_columns.entry
        found = lines.where(position > start, position <= stop)
        found = found.order_by(position.desc() if is_backward else position)
        positions = [one.entry for one in at.reader.rows(found.limit(page.first + 1))]
        entries = at.reader.entries(positions)
        rows = [entries[one] for one in positions if one in entries]
    shown = rows[: page.first]
    shown = shown[::-1] if page.is_last else shown
    cursors = [LogCursor(one.position) for one in shown]
    return Page(shown, cursors, len(rows) > page.first)


def count_changes(at: QueryContext, given: ChangeParameters) -> int:
    """Count the lines of the log that are wanted.

    Raises:
        MomentError, UnknownKindError, UnknownSubjectError: as `read_changes`.
    """
    lines, start, stop = _wanted_lines(at, given)
    if lines is None:
        unreadable = at.reader.rows(select_unreadable_entries(at.moment))
        within = [one for one in unreadable if start < one.position <= stop]
        return max(stop - start, 0) - len(within)
    position = lines.selected_columns.entry
    found = lines.where(position > start, position <= stop).subquery()
    [row] = at.reader.rows(sa.select(sa.func.count().label("rows")).select_from(found))
    return int(row.rows)


def _wanted_lines(
    at: QueryContext, given: ChangeParameters
) -> tuple[sa.Select[Any] | None, int, int]:
    """Return what selects the wanted lines, None for all, and their bounds."""
    wanted = resolve_recording(at.reader, at.moment, recording_of(given.filter))
    subjects = {own for one in given.filter.of for own in at.scopes_of(one)}
    kinds = [
        one if one in AMENDMENTS else get_definition(one).name for one in given.kinds
    ]
    since = position_by(at.reader, given.since) if given.since else 0
    has_conditions = subjects or kinds or wanted.by or wanted.entities
    lines = select_lines(at.moment, wanted, subjects, kinds) if has_conditions else None
    start, stop = max(since, wanted.after), min(wanted.until, at.moment.position)
    return lines, start, stop


def select_lines(
    moment: Moment,
    wanted: RecordingFilter,
    subjects: Collection[str],
    kinds: Collection[str],
) -> sa.Select[Any]:
    """Select the lines of the log with some recorder, subject and kind: entry."""
    parts = []
    for table in (moment.tables["line"], moment.tables["amendment"]):
        part = sa.select(table.c.entry).where(*wanted.of_recorder(table))
        if subjects:
            part = part.where(table.c.subject.in_(subjects))
        if kinds:
            part = part.where(table.c.kind.in_(kinds))
        parts.append(part)
    return sa.select(sa.union(*parts).subquery().c.entry)


class _Bounds(NamedTuple):
    """Lines after one position and up to another, inclusive."""

    after: int
    until: int


def _bounds(page: PageRequest[LogCursor]) -> _Bounds:
    """Return between which positions the rows of a page lie."""
    after = page.after.position if page.after else None
    before = page.before.position if page.before else None
    if page.order.endswith(DESCENDING):
        after, before = before, after
    return _Bounds(after or 0, LAST_POSITION if before is None else before - 1)


def _parts(
    log: CooperationLog, start: int, stop: int, size: int
) -> Iterator[Sequence[Entry]]:
    """Read the lines between two positions, the first ones first."""
    while part := log.entries_after(start, size, stop):
        yield part
        start = part[-1].position


def _parts_from_the_end(
    log: CooperationLog, start: int, stop: int, size: int
) -> Iterator[Sequence[Entry]]:
    """Read the lines between two positions, the last ones first."""
    while stop > start:
        lower = max(start, stop - size)
        yield log.entries_after(lower, size, stop)[::-1]
        stop = lower


def read_amendment_page(
    at: QueryContext, given: AmendmentParameters, page: PageRequest[LogCursor]
) -> Page[AmendmentOfTarget]:
    """Read a page of amendments with old and new values, in the order of the log.

    Raises:
        MomentError: a text is no moment of the log.
        UnknownSubjectError: nothing is called like a subject given.
    """
    recording, subjects = _wanted_amendments(at, given)
    bounds = _bounds(page)
    rows, has_more = read_amendments(
        at.reader,
        at.moment,
        given.kinds or AMENDMENTS,
        recording=recording._replace(
            after=max(recording.after, bounds.after),
            until=min(recording.until, bounds.until),
        ),
        subjects=subjects,
        first=page.first,
        is_newest_first=page.order.endswith(DESCENDING) != page.is_last,
    )
    rows = rows[::-1] if page.is_last else rows
    cursors = [LogCursor(one.amendment.entry.position) for one in rows]
    return Page(rows, cursors, has_more)


def count_amendments(at: QueryContext, given: AmendmentParameters) -> int:
    """Count the amendments that are wanted.

    Raises:
        MomentError, UnknownSubjectError: as `read_amendment_page`.
    """
    recording, subjects = _wanted_amendments(at, given)
    kinds = given.kinds or AMENDMENTS
    found = select_amendments(
        at.moment, kinds, recording=recording, subjects=subjects
    ).order_by(None)
    count = sa.select(sa.func.count().label("rows")).select_from(found.subquery())
    [row] = at.reader.rows(count)
    return int(row.rows)


def _wanted_amendments(
    at: QueryContext, given: AmendmentParameters
) -> tuple[RecordingFilter, tuple[str, ...]]:
    recording = resolve_recording(at.reader, at.moment, recording_of(given.filter))
    return recording, tuple(own for one in given.filter.of for own in at.scopes_of(one))


CHANGES: Query[ChangeParameters, Entry] = Query(
    parameters=ChangeParameters,
    read=read_changes,
    cursor=LogCursor,
    natural_order="recorded",
    pages_in_any_order=True,
    count=count_changes,
    columns=(
        column("position", kinds.POSITION),
        column("recorded_at", kinds.INSTANT),
        column("kind", kinds.WORD, "content.kind"),
        column("subject", kinds.BARE_REFERENCE, "content.subject"),
        column("date", kinds.OCCURRED_IN_WORDS, "content.occurred"),
        column(
            "title", kinds.TITLE, lambda row: None if row.is_amendment else row.content
        ),
        column(
            "changes",
            kinds.STATE_VALUES,
            lambda row: to_plain(row.content.changes),
            shown_if=bool,
        ),
        column("reason", kinds.WORD, "content.reason", shown_if=bool),
        column("recorded_by", kinds.ACTOR, "content.by", shown_if=is_authenticated),
        column("entity", kinds.ACTOR, "content.entity", shown_if=bool),
        column("event_id", kinds.WORD, lambda row: str(row.event_id), is_shown=False),
        column("target", kinds.WORD, "content.target", is_shown=False),
        column("sources", kinds.SOURCES, "content.sources", is_shown=False),
    ),
)

JOINS = AmendmentParameters(kinds=(SAME_AS,))

_POSITION: Column[AmendmentOfTarget] = column(
    "position", kinds.POSITION, "amendment.entry.position"
)
_REASON: Column[AmendmentOfTarget] = column(
    "reason", kinds.WORD, "amendment.entry.content.reason"
)
_RECORDED_AT: Column[AmendmentOfTarget] = column(
    "recorded_at", kinds.INSTANT, "amendment.entry.recorded_at", is_shown=False
)
_STANDING: Column[AmendmentOfTarget] = column(
    "standing",
    kinds.code("record"),
    lambda row: "withdrawn" if row.amendment.void else "stands",
)

AMENDMENT_LIST: Query[AmendmentParameters, AmendmentOfTarget] = Query(
    parameters=AmendmentParameters,
    read=read_amendment_page,
    cursor=LogCursor,
    natural_order="recorded",
    pages_in_any_order=True,
    count=count_amendments,
    columns=(
        _POSITION,
        column("kind", kinds.WORD, "amendment.entry.content.kind"),
        column("subject", kinds.BARE_REFERENCE, "amendment.entry.content.subject"),
        column("amends", kinds.POSITION, "amendment.amends"),
        column(
            "title", kinds.TITLE, lambda row: row.target.content if row.target else None
        ),
        column("new", kinds.STATE_VALUES, lambda row: to_plain(row.amendment.new)),
        column("old", kinds.STATE_VALUES, lambda row: to_plain(row.amendment.old)),
        _REASON,
        _RECORDED_AT,
        column(
            "recorded_by",
            kinds.ACTOR,
            "amendment.entry.content.by",
            shown_if=is_authenticated,
        ),
        column("entity", kinds.ACTOR, "amendment.entry.content.entity", shown_if=bool),
        _STANDING,
    ),
)

JOINED: Query[NoParameters, AmendmentOfTarget] = Query(
    parameters=NoParameters,
    read=lambda at, _, page: read_amendment_page(at, JOINS, page),
    cursor=LogCursor,
    columns=(
        _POSITION,
        column("subject", kinds.WORD, "amendment.entry.content.subject"),
        column("into", kinds.WORD, lambda row: str(joined_into(row.amendment.entry))),
        _REASON,
        _RECORDED_AT,
        _STANDING,
    ),
)

UNREADABLE: Query[NoParameters, sa.Row[Any]] = Query(
    parameters=NoParameters,
    read=all_rows(lambda at, _: at.reader.rows(select_unreadable_entries(at.moment))),
    columns=(
        column("position", kinds.POSITION),
        column("reason", kinds.WORD),
    ),
)
