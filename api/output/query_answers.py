"""A query's rows as cells: the columns of its definition, in the reader's words."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from api.output.answers import Answer, Cell, Row
from api.output.query_context import QueryContext
from api.output.value_cells import cell_of, references_in
from projections.query_definitions.definition import Column, Page, Query

R = TypeVar("R")


def answer_of(at: QueryContext, query: Query[Any, R], page: Page[R]) -> Answer:
    """Put a page of rows into words."""
    rows = [*page.possible, *page.rows]
    at.learn_names(_references(query.columns, rows))
    cells = [_row(at, query.columns, row) for row in rows]
    shown = [one for one in query.columns if one.is_shown(rows)]
    for one in shown:
        if one.is_grouping:
            _leave_out_repeated(one.name, cells)
    more = [at.speech.say("more", limit=len(page.rows))] if page.has_more else []
    names = [one.name for one in query.columns]
    keys = [one.name for one in shown]
    return at.answer(cells, keys, names, empty=query.empty, notes=more)


def _references(columns: Sequence[Column[R]], rows: Sequence[R]) -> Iterable[str]:
    for one in columns:
        for row in rows:
            yield from references_in(one.kind, one.value(row))


def _row(at: QueryContext, columns: Sequence[Column[R]], row: R) -> dict[str, Cell]:
    return {one.name: cell_of(one.kind, one.value(row), at.speech) for one in columns}


def _leave_out_repeated(name: str, rows: list[dict[str, Cell]]) -> None:
    """Empty the words that repeat those of the row above; values stay."""
    before: Row | None = None
    for row in rows:
        own = row[name]
        if before and before[name].value == own.value:
            row[name] = own._replace(text="")
        before = {name: own}
