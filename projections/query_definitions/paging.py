"""Any page of a query: in another order, from its end, and how many rows there are."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, TypeVar

import sqlalchemy as sa

from domain.errors import DomainError
from projections.names.resolution import NamedSubject
from projections.projector.search_words import fold_text
from projections.query_context import QueryContext
from projections.query_definitions.definition import (
    DESCENDING,
    Keys,
    Page,
    PageRequest,
    Query,
)
from projections.query_definitions.filters.subject_families import ensure_families

P = TypeVar("P", bound=NamedTuple)
R = TypeVar("R")

MOST_ROWS = 1_000_000
"""How many rows a query can have; no ledger has so many."""


class CursorGoneError(DomainError):
    """The row of a cursor is not in the list, as it is at the moment."""

    def __init__(self) -> None:
        super().__init__(
            "the row of the cursor is not in the list at this moment: start again "
            "without a cursor, or give the knownAt of the first page"
        )


class _Row(NamedTuple):
    """A row with its cursor, whose type differs from query to query."""

    row: Any
    cursor: Any


def read_page_of(
    query: Query[P, R], at: QueryContext, given: P, page: PageRequest[Any]
) -> Page[R]:
    """Read a page of a query, in any of its orders and from either end.

    A query that does not page by itself is read whole, and sorted.

    Raises:
        CursorGoneError: the row of a cursor is not in the list.
        WrongFamilyError: a parameter names a subject of a family that does not fit.
        DomainError: as the query says.
    """
    ensure_families(at, given)
    order = page.order or query.natural_order
    plain = page._replace(order="")
    if order == query.natural_order and plain == PageRequest(page.first, page.after):
        return query.read(at, given, plain)
    if query.pages_in_any_order:
        return query.read(at, given, page._replace(order=order))
    whole = query.read(at, given, PageRequest(MOST_ROWS))
    rows = _sorted(query, at, whole, order)
    start = _index(rows, page.after) + 1 if page.after else 0
    end = _index(rows, page.before) if page.before else len(rows)
    size = min(page.first, max(end - start, 0))
    first = end - size if page.is_last else start
    shown = rows[first : first + size]
    return Page(
        [one.row for one in shown],
        [one.cursor for one in shown],
        has_more=first > start if page.is_last else first + size < end,
    )


def count_rows(query: Query[P, R], at: QueryContext, given: P) -> int:
    """Count all rows of a query.

    Raises:
        DomainError: as `read_page_of`.
    """
    ensure_families(at, given)
    if query.count:
        return query.count(at, given)
    return len(query.read(at, given, PageRequest(MOST_ROWS)).rows)


def _sorted(
    query: Query[Any, R], at: QueryContext, page: Page[R], order: str
) -> list[_Row]:
    rows = [_Row(*one) for one in zip(page.rows, page.cursors, strict=True)]
    base, natural = (
        one.removesuffix(DESCENDING) for one in (order, query.natural_order)
    )
    if base == natural:
        return rows if order == query.natural_order else rows[::-1]
    keys = query.orders[base](at, page.rows)
    places = sorted(
        range(len(rows)), key=keys.__getitem__, reverse=order.endswith(DESCENDING)
    )
    return [rows[one] for one in places]


def _index(rows: Sequence[_Row], cursor: object) -> int:
    for number, row in enumerate(rows):
        if row.cursor == cursor:
            return number
    raise CursorGoneError


def _subject_of(row: Any) -> NamedSubject:  # noqa: ANN401 - a row of any such query
    found: NamedSubject = getattr(row, "listed", row).subject
    return found


def _names(_: QueryContext, rows: Sequence[Any]) -> list[tuple[str, str]]:
    """Sort by name: the English one if there is one, or else by reference."""
    return [name_key(_subject_of(row)) for row in rows]


def name_key(named: NamedSubject) -> tuple[str, str]:
    """Return what a subject is sorted by among names, whatever the case and accents."""
    first = next(iter(named.names.values()), None)
    name = named.names.get("en", first)
    return fold_text(name.words if name else named.ref.reference), str(named.ref)


def _latest(column: str) -> Keys:
    """Sort subjects by the latest day, or entry, of the entries about them."""

    def keys(at: QueryContext, rows: Sequence[Any]) -> list[int]:
        line = at.moment.tables["line"]
        latest = sa.func.max(line.c[column]).label("latest")
        statement = (
            sa.select(line.c.subject, latest)
            .where(line.c.counts_from <= at.moment.day)
            .where(*at.moment.known(line))
            .group_by(line.c.subject)
        )
        found = {row.subject: row.latest for row in at.reader.rows(statement)}
        return [found.get(_subject_of(row).subject_id, 0) for row in rows]

    return keys


SUBJECT_ORDERS: Mapping[str, Keys] = {
    "name": _names,
    "day": _latest("counts_from"),
    "recorded": _latest("entry"),
}
"""Orders of subjects, besides that of their references."""


def by(take: Callable[[Any], Any]) -> Keys:
    """Sort rows by a value that each has."""
    return lambda _, rows: [take(row) for row in rows]
