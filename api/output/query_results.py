"""A query's rows as a result: the columns of its definition, in the reader's words."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

from api.output.cell_formatter import CellFormatter
from api.output.cells import cell_of
from api.output.result import NOTHING, Cell, QueryResult
from projections.moment import Moment
from projections.query_context import QueryContext
from projections.query_definitions.definition import Page, Query
from projections.query_definitions.value_kinds import TypedValue
from wording.moments import moment_sentence
from wording.phrases import legend

R = TypeVar("R")

NUMBERS = ("integer", "position")
"""Kinds of value that a table sets to the right."""


class _Line(NamedTuple):
    """A line of a table: a row, and one of the details that it consists of.

    Attributes:
        is_first: whether it is the row's first line.
    """

    row: Any
    detail: Any
    is_first: bool


def result_of(
    at: QueryContext, query: Query[Any, R], page: Page[R], *, language: str, zone: str
) -> QueryResult:
    """Put a page of rows into words.

    Args:
        language: of the reader.
        zone: name of the time zone of instants.
    """
    own = CellFormatter(at.reader, at.moment, language=language, zone=zone)
    other = own
    if page.other:
        other = CellFormatter(at.reader, page.other, language=language, zone=zone)
    inner = query.details.columns if query.details else ()
    columns = (*query.columns, *inner)
    formatters = {one.name: other if one.is_of_other_moment else own for one in columns}
    rows = [*page.possible, *page.rows]
    lines = [line for row in rows for line in _lines(query, row)]
    cells = _cells(query, lines, formatters)
    details = [one.detail for one in lines if one.detail is not None]
    shown = [
        *(one.name for one in query.columns if one.is_shown(rows)),
        *(one.name for one in inner if one.is_shown(details)),
    ]
    say = own.words.message
    more = [say("more", limit=len(page.rows))] if page.has_more else []
    notes = [own.message(one) for one in page.notes] if rows else []
    marks = legend(own.marks | other.marks, language)
    moments = [_moment(at, at.moment, own)]
    if page.other:
        moments = [
            say("first_moment", moment=moments[0]),
            say("other_moment", moment=_moment(at, page.other, own)),
        ]
    return QueryResult(
        rows=cells,
        shown=shown,
        keys=[*formatters],
        numbers=[one.name for one in columns if one.kind.name in NUMBERS],
        foot=[*more, *notes, *marks, *moments],
        empty=say(query.empty),
        language=language,
    )


def _lines(query: Query[Any, R], row: R) -> Iterator[_Line]:
    details = query.details.rows(row) if query.details else ()
    for at, detail in enumerate(details or (None,)):
        yield _Line(row, detail, is_first=at == 0)


def _cells(
    query: Query[Any, Any],
    lines: Sequence[_Line],
    formatters: Mapping[str, CellFormatter],
) -> list[dict[str, Cell]]:
    """Make the cells of all lines, reading names first.

    Args:
        formatters: the formatter of each column, by the column's name.
    """
    values = [_values(query, line) for line in lines]
    for formatter in {*formatters.values()}:
        own = (name for name, one in formatters.items() if one is formatter)
        formatter.read_names(
            [line[name] for name in own for line in values if name in line]
        )
    made = []
    for line, present in zip(lines, values, strict=True):
        cells = dict.fromkeys(formatters, Cell(None, NOTHING))
        cells |= {name: cell_of(formatters[name], one) for name, one in present.items()}
        for one in () if line.is_first else query.columns:
            cells[one.name] = cells[one.name]._replace(is_repeated=True)
        made.append(cells)
    _mark_repeated([one.name for one in query.columns if one.is_grouping], made)
    return made


def _values(query: Query[Any, Any], line: _Line) -> dict[str, TypedValue]:
    """Return the values of a line; without a detail it has none of its columns."""
    outer = {
        one.name: TypedValue(one.kind, one.value(line.row)) for one in query.columns
    }
    if query.details is None or line.detail is None:
        return outer
    columns = query.details.columns
    return outer | {
        one.name: TypedValue(one.kind, one.value(line.detail)) for one in columns
    }


def _mark_repeated(names: Sequence[str], lines: list[dict[str, Cell]]) -> None:
    """Mark the cells of grouping columns that repeat those of the line above."""
    for name in names:
        before = None
        for line in lines:
            own = line[name]
            if before is not None and before == own.value:
                line[name] = own._replace(is_repeated=True)
            before = own.value


def _moment(at: QueryContext, moment: Moment, cells: CellFormatter) -> str:
    known_at = at.reader.known_at(moment)
    return moment_sentence(
        moment.as_of,
        moment.position,
        known_at,
        language=cells.language,
        zone=cells.zone,
    )
