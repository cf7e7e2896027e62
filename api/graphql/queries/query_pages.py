"""Reading a query for GraphQL: parameters from an input, a page, its connection."""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Any, NamedTuple, TypeVar

from strawberry import UNSET

from api.graphql.loaders import RequestLoaders
from api.graphql.types.pages import (
    Connection,
    Edge,
    cursor,
    page_info,
    place_of,
    sized,
)
from projections.query_definitions.definition import Page, PageRequest, Query

P = TypeVar("P", bound=NamedTuple)
R = TypeVar("R")
N = TypeVar("N")

ALL = 0
"""Size of the one page of a query without pages."""


def parameters_of(parameters: type[P], input_: object = None, **given: object) -> P:
    """Take a query's parameters from the fields of an input and from arguments.

    What is absent or null keeps its default.
    """
    values = {name: getattr(input_, name, UNSET) for name in parameters._fields}
    values |= given
    stated = {
        name: _plain(value)
        for name, value in values.items()
        if value is not None and value is not UNSET
    }
    make: Callable[..., P] = parameters
    return make(**stated)


def _plain(value: object) -> Any:  # noqa: ANN401 - as the parameter's field is typed
    if isinstance(value, list):
        return tuple(_plain(one) for one in value)
    return value.value if isinstance(value, Enum) else value


def read_rows(loaders: RequestLoaders, query: Query[P, R], given: P) -> Sequence[R]:
    """Read all rows of a query without pages."""
    return query.read(loaders.query_context, given, PageRequest(ALL)).rows


def read_page(
    loaders: RequestLoaders,
    query: Query[P, R],
    given: P,
    *,
    first: int,
    after: str | None,
) -> Page[R]:
    """Read a page of a query's rows.

    Raises:
        CursorError: no page of the query gave the cursor.
        PageSizeError: more rows are requested than a page has.
        DomainError: as the query says.
    """
    place = place_of(after, query.cursor) if query.cursor else None
    return query.read(loaders.query_context, given, PageRequest(sized(first), place))


def connection_of(
    nodes: Sequence[N], page: Page[Any], after: str | None
) -> Connection[N]:
    """Show a page: the nodes of its rows, and the cursor of each."""
    cursors = [cursor(one) for one in page.cursors]
    return Connection(
        edges=[
            Edge(cursor=at, node=node) for at, node in zip(cursors, nodes, strict=True)
        ],
        page_info=page_info(cursors, after, has_more=page.has_more),
    )
