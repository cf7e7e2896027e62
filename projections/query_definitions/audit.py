"""For auditors: findings, late entries, and fields whose order is not known."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from domain.recording.findings import Finding
from projections.names.resolution import NamedSubject, read_names
from projections.queries.amendments import (
    LateEntry,
    TieCursor,
    TiedField,
    read_late_entries,
    read_ties,
)
from projections.queries.audit import read_findings
from projections.queries.timelines.late_entries import read_filtered_late_entries
from projections.queries.timelines.timeline import resolve_filter
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import (
    NoParameters,
    Page,
    PageRequest,
    Parameter,
    Query,
    all_rows,
    column,
)
from projections.query_definitions.entry_columns import entry_columns
from projections.query_definitions.subject import state_value
from projections.query_definitions.timeline import TimelineParameters, timeline_filter


class LateCursor(NamedTuple):
    """A place among late entries."""

    days: int
    position: int


class LateParameters(NamedTuple):
    """Which late entries are read; filters leave only what counts by the day."""

    days: Annotated[
        int, Parameter("Only what was recorded more days late than this.")
    ] = 365
    filter: TimelineParameters | None = None


class TieRow(NamedTuple):
    """A field whose value several entries set, their order not known."""

    subject: NamedSubject
    tied: TiedField


def read_all_findings(at: QueryContext, _: NoParameters) -> Sequence[Finding]:
    """Read where subjects disagree, over the whole log, in its order."""
    return read_findings(at.reader, at.moment)


def read_late(
    at: QueryContext, given: LateParameters, page: PageRequest[LateCursor]
) -> Page[LateEntry]:
    """Read a page of entries recorded long after they had happened, the latest first.

    Raises:
        DaysError, UnknownKindError, UnknownSubjectError: as for a timeline.
    """
    if given.filter is None:
        rows, has_more = read_late_entries(
            at.reader, at.moment, given.days, first=page.first, after=page.after
        )
    else:
        wanted = resolve_filter(at.reader, at.moment, timeline_filter(given.filter))
        rows, has_more = read_filtered_late_entries(
            at.reader, at.moment, wanted, given.days, first=page.first, after=page.after
        )
    cursors = [LateCursor(one.days, one.entry.position) for one in rows]
    return Page(rows, cursors, has_more)


def read_tie_page(
    at: QueryContext, _: NoParameters, page: PageRequest[TieCursor]
) -> Page[TieRow]:
    """Read a page of fields that several entries set, their order not known."""
    found, has_more = read_ties(
        at.reader, at.moment, first=page.first, after=page.after
    )
    names = read_names(at.reader, at.moment, list({one.subject for one in found}))
    fields = [one.field for one in found]
    cursors = [TieCursor(one.set_by, one.name, one.item) for one in fields]
    return Page([TieRow(names[one.subject], one) for one in found], cursors, has_more)


FINDINGS: Query[NoParameters, Finding] = Query(
    parameters=NoParameters,
    read=all_rows(read_all_findings),
    columns=(
        column("rule", kinds.WORD),
        column("subject", kinds.WORD, is_shown=False),
        column("sentence", kinds.WORD),
        column("entries", kinds.POSITIONS, lambda row: row.positions, is_shown=False),
    ),
    empty="no_findings",
)

LATE: Query[LateParameters, LateEntry] = Query(
    parameters=LateParameters,
    read=read_late,
    cursor=LateCursor,
    columns=(*entry_columns(lambda row: row.entry), column("days", kinds.INTEGER)),
    empty="no_entries",
)

TIES: Query[NoParameters, TieRow] = Query(
    parameters=NoParameters,
    read=read_tie_page,
    cursor=TieCursor,
    columns=(
        column("subject", kinds.REFERENCE),
        column("field", kinds.WORD, lambda row: row.tied.field.name),
        column("item", kinds.STATE_ITEM, lambda row: state_value(row.tied.field)),
        column("value", kinds.STATE_VALUE, lambda row: state_value(row.tied.field)),
        column("entry", kinds.POSITION, lambda row: row.tied.field.set_by),
        column("ties", kinds.POSITIONS, lambda row: row.tied.field.ties),
    ),
)
