"""Everything recorded of a subject, corrected and withdrawn entries included."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Annotated, Any, NamedTuple

from domain.content import Content, Occurred
from domain.entry import Entry
from domain.references import FAMILIES
from projections.queries.amendments import joined_into, read_joins
from projections.queries.subjects import Amendment, EntryHistory, read_history
from projections.query_context import QueryContext
from projections.query_definitions import value_kinds as kinds
from projections.query_definitions.definition import Parameter, Query, all_rows, column
from projections.query_definitions.entry_columns import is_authenticated

Subject = Annotated[
    str,
    Parameter(
        "A reference, such as joint-task-force or MC-3/11.",
        is_positional=True,
        families=FAMILIES,
    ),
]


class ShowParameters(NamedTuple):
    """Which subject is shown."""

    subject: Subject
    history: Annotated[
        bool, Parameter("All entries, corrected and withdrawn ones included.")
    ] = False


class HistoryRow(NamedTuple):
    """An entry as it stands, or an amendment.

    Attributes:
        amends: position of what an amendment acts on; 0 for an entry.
        title: of the entry, or what the amendment did.
        standing: ``stands``, ``amended`` or ``withdrawn``.
        old, new: values by field, of a correction.
    """

    position: int
    content: Content
    occurred: Occurred | None
    title: Content | kinds.Message
    standing: str
    recorded_at: datetime | None
    amends: int = 0
    old: Mapping[str, Any] | None = None
    new: Mapping[str, Any] | None = None


def read_history_rows(at: QueryContext, given: ShowParameters) -> Sequence[HistoryRow]:
    """Read every entry of a subject, each followed by its amendments.

    In the order of the log; joins with other subjects come last.

    Raises:
        UnknownSubjectError: nothing is called that.
    """
    found = read_history(at.reader, at.moment, given.subject)
    entries = [row for one in found for row in _entry_rows(one)]
    return [*entries, *_join_rows(at, given.subject)]


def _entry_rows(history: EntryHistory) -> Iterator[HistoryRow]:
    written, effective = history.written, history.effective
    is_corrected = any(one.new and not one.void for one in history.amendments)
    standing = "amended" if is_corrected else "stands"
    content = effective.content if effective else written.content
    yield HistoryRow(
        written.position,
        content=written.content,
        occurred=content.occurred,
        title=content,
        standing=standing if effective else "withdrawn",
        recorded_at=written.recorded_at,
    )
    yield from map(_amendment_row, history.amendments)


def _amendment_row(one: Amendment) -> HistoryRow:
    done = one.entry.content.kind.partition(".")[2]
    row = _act_row(
        one.entry, kinds.Message(done, {"target": one.amends}), is_void=one.void
    )
    return row._replace(amends=one.amends, old=one.old, new=one.new)


def _join_rows(at: QueryContext, subject: str) -> Iterator[HistoryRow]:
    found = read_joins(at.reader, at.moment, subject)
    positions = {str(one.event_id): one.position for one in found}
    void = {one.content.target for one in found}
    for one in found:
        target = positions.get(one.content.target, 0)
        title = (
            kinds.Message("withdrawn", {"target": target}) if target else _joined(one)
        )
        row = _act_row(one, title, is_void=str(one.event_id) in void)
        yield row._replace(amends=target)


def _joined(join: Entry) -> kinds.Message:
    return kinds.Message(
        "joined", {"one": join.content.subject, "into": joined_into(join)}
    )


def _act_row(entry: Entry, title: kinds.Message, *, is_void: bool) -> HistoryRow:
    return HistoryRow(
        entry.position,
        content=entry.content,
        occurred=None,
        title=title,
        standing="withdrawn" if is_void else "stands",
        recorded_at=entry.recorded_at,
    )


HISTORY: Query[ShowParameters, HistoryRow] = Query(
    parameters=ShowParameters,
    read=all_rows(read_history_rows),
    columns=(
        column("position", kinds.POSITION),
        column("amends", kinds.POSITION, is_shown=False),
        column("kind", kinds.WORD, "content.kind", is_shown=False),
        column("occurred", kinds.OCCURRED, is_shown=False),
        column(
            "basis",
            kinds.WORD,
            lambda row: row.occurred.basis if row.occurred else None,
            is_shown=False,
        ),
        column("date", kinds.OCCURRED_IN_WORDS, "occurred"),
        column("title", kinds.TITLE),
        column("standing", kinds.code("record")),
        column("new", kinds.STATE_VALUES),
        column("old", kinds.STATE_VALUES),
        column("reason", kinds.WORD, "content.reason"),
        column("recorded_at", kinds.INSTANT, is_shown=False),
        column(
            "recorded_by",
            kinds.RECORDER,
            "content",
            shown_if=lambda content: is_authenticated(content.by),
        ),
        column("entity", kinds.ACTOR, "content.entity", is_shown=False),
    ),
)
