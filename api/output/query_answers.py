"""A query's rows as cells: the columns of its definition, in the reader's words."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeVar

from api.output.answers import NOTHING, Answer, Cell
from api.output.query_context import QueryContext
from api.output.value_cells import cell_of, references_in
from projections.query_definitions.definition import Column, Page, Query

R = TypeVar("R")


class _Line(NamedTuple):
    """A line of a table: a row, and one of what it consists of.

    Attributes:
        is_first: whether it is the row's first line.
    """

    row: Any
    detail: Any
    is_first: bool


def answer_of(at: QueryContext, query: Query[Any, R], page: Page[R]) -> Answer:
    """Put a page of rows into words."""
    rows = [*page.possible, *page.rows]
    lines = [line for row in rows for line in _lines(query, row)]
    details = [line.detail for line in lines if line.detail is not None]
    inner = query.details.columns if query.details else ()
    at.learn_names(
        reference
        for columns, some in ((query.columns, rows), (inner, details))
        for reference in _references(columns, some)
    )
    cells = [_cells(at, query.columns, inner, line) for line in lines]
    shown = [one for one in query.columns if one.is_shown(rows)]
    _mark_repeated(shown, cells)
    keys = [one.name for one in (*shown, *(o for o in inner if o.is_shown(details)))]
    names = [one.name for one in (*query.columns, *inner)]
    more = [at.speech.say("more", limit=len(page.rows))] if page.has_more else []
    return at.answer(cells, keys, names, empty=query.empty, notes=more)


def _lines(query: Query[Any, R], row: R) -> Iterator[_Line]:
    details = query.details.rows(row) if query.details else ()
    for at, detail in enumerate(details or (None,)):
        yield _Line(row, detail, is_first=at == 0)


def _references(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> Iterator[str]:
    for one in columns:
        for row in rows:
            yield from references_in(one.kind, one.value(row))


def _cells(
    at: QueryContext,
    outer: Sequence[Column[Any]],
    inner: Sequence[Column[Any]],
    line: _Line,
) -> dict[str, Cell]:
    cells = {o.name: cell_of(o.kind, o.value(line.row), at.speech) for o in outer}
    if not line.is_first:
        cells = {name: cell._replace(is_repeated=True) for name, cell in cells.items()}
    if line.detail is None:
        return cells | {one.name: Cell(None, NOTHING) for one in inner}
    return cells | {
        one.name: cell_of(one.kind, one.value(line.detail), at.speech) for one in inner
    }


def _mark_repeated(
    columns: Sequence[Column[Any]], lines: list[dict[str, Cell]]
) -> None:
    """Mark the cells of grouping columns that repeat those of the line above."""
    for name in (one.name for one in columns if one.is_grouping):
        before = None
        for line in lines:
            own = line[name]
            if before is not None and before == own.value:
                line[name] = own._replace(is_repeated=True)
            before = own.value
