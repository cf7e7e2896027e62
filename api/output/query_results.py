"""A query's rows as a result: the columns of its definition, in the reader's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeVar

from api.output.cell_formatter import CellFormatter
from api.output.cells import cell_of
from api.output.result import NOTHING, Cell, QueryResult
from projections.moment import Moment
from projections.query_context import QueryContext
from projections.query_definitions.definition import Column, Page, Query
from projections.query_definitions.value_kinds import TypedValue
from wording.moments import moment_sentence
from wording.phrases import legend

R = TypeVar("R")

NUMBERS = ("integer", "position")
"""Kinds of value that a table sets to the right."""


class _Line(NamedTuple):
    """A line of a table: a row, and one of what it consists of.

    Attributes:
        is_first: whether it is the row's first line.
    """

    row: Any
    detail: Any
    is_first: bool


@dataclass(frozen=True)
class ReaderOptions:
    """What the reader of a result has chosen.

    Attributes:
        zone: name of the time zone of instants.
    """

    language: str
    zone: str


def result_of(
    at: QueryContext, query: Query[Any, R], page: Page[R], options: ReaderOptions
) -> QueryResult:
    """Put a page of rows into words."""
    rows = [*page.possible, *page.rows]
    lines = [line for row in rows for line in _lines(query, row)]
    table = _Table(at, query, page, options)
    cells = table.cells(lines)
    shown = table.shown(rows, [one.detail for one in lines if one.detail is not None])
    return QueryResult(
        rows=cells,
        shown=[one.name for one in shown],
        keys=[one.name for one in table.columns],
        numbers=[one.name for one in table.columns if one.kind.name in NUMBERS],
        foot=table.foot(rows),
        empty=table.own.say(query.empty),
        language=options.language,
    )


def _lines(query: Query[Any, R], row: R) -> Iterator[_Line]:
    details = query.details.rows(row) if query.details else ()
    for at, detail in enumerate(details or (None,)):
        yield _Line(row, detail, is_first=at == 0)


class _Table:
    """Makes the cells of one page."""

    def __init__(
        self,
        at: QueryContext,
        query: Query[Any, Any],
        page: Page[Any],
        options: ReaderOptions,
    ) -> None:
        self._at = at
        self._query = query
        self._page = page
        self._options = options
        self._inner = query.details.columns if query.details else ()
        self.own = self._formatter(at.moment)
        self._other = self._formatter(page.other) if page.other else self.own

    @property
    def columns(self) -> Sequence[Column[Any]]:
        """The columns of rows, and of what these consist of."""
        return (*self._query.columns, *self._inner)

    def shown(
        self, rows: Sequence[Any], details: Sequence[Any]
    ) -> Sequence[Column[Any]]:
        """List the columns that a table shows."""
        outer = (one for one in self._query.columns if one.is_shown(rows))
        return [*outer, *(one for one in self._inner if one.is_shown(details))]

    def cells(self, lines: Sequence[_Line]) -> list[dict[str, Cell]]:
        """Make the cells of all lines, reading names first."""
        values = [self._values(line) for line in lines]
        for formatter in {self.own, self._other}:
            formatter.read_names(
                [
                    value
                    for line in values
                    for column, value in zip(self.columns, line, strict=True)
                    if value and self._formatter_of(column) is formatter
                ]
            )
        made = [self._line(line, own) for line, own in zip(lines, values, strict=True)]
        self._mark_repeated(made)
        return made

    def foot(self, rows: Sequence[Any]) -> list[str]:
        """Say whether more follows, what marks mean, and which moment it is."""
        page, say = self._page, self.own.say
        more = [say("more", limit=len(page.rows))] if page.has_more else []
        notes = [self.own.message(one) for one in page.notes] if rows else []
        marks = legend(self.own.marks | self._other.marks, self._options.language)
        return [*more, *notes, *marks, *self._moments()]

    def _moments(self) -> list[str]:
        own = self._moment(self._at.moment)
        if self._page.other is None:
            return [own]
        other = self._moment(self._page.other)
        say = self.own.say
        return [say("first_moment", moment=own), say("other_moment", moment=other)]

    def _moment(self, moment: Moment) -> str:
        known_at = self._at.reader.known_at(moment)
        language, zone = self._options.language, self._options.zone
        return moment_sentence(
            moment.as_of, moment.position, known_at, language=language, zone=zone
        )

    def _formatter(self, moment: Moment) -> CellFormatter:
        language, zone = self._options.language, self._options.zone
        return CellFormatter(self._at.reader, moment, language=language, zone=zone)

    def _formatter_of(self, column: Column[Any]) -> CellFormatter:
        return self._other if column.is_of_other_moment else self.own

    def _values(self, line: _Line) -> list[TypedValue | None]:
        outer = [
            TypedValue(one.kind, one.value(line.row)) for one in self._query.columns
        ]
        if line.detail is None:
            return [*outer, *(None for _ in self._inner)]
        return [
            *outer,
            *(TypedValue(o.kind, o.value(line.detail)) for o in self._inner),
        ]

    def _line(
        self, line: _Line, values: Sequence[TypedValue | None]
    ) -> dict[str, Cell]:
        found: dict[str, Cell] = {}
        for column, value in zip(self.columns, values, strict=True):
            cell = Cell(None, NOTHING)
            if value:
                cell = cell_of(self._formatter_of(column), value)
            found[column.name] = cell
        if not line.is_first:
            for one in self._query.columns:
                found[one.name] = found[one.name]._replace(is_repeated=True)
        return found

    def _mark_repeated(self, lines: list[dict[str, Cell]]) -> None:
        """Mark the cells of grouping columns that repeat those of the line above."""
        for name in (one.name for one in self._query.columns if one.is_grouping):
            before = None
            for line in lines:
                own = line[name]
                if before is not None and before == own.value:
                    line[name] = own._replace(is_repeated=True)
                before = own.value
