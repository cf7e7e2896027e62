"""Pages of answers: a cursor is a place in a stable order, never an offset.

So a page neither repeats nor skips what another page has when entries arrive.
"""

from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Annotated, Any, Generic, NamedTuple, TypeVar

import msgspec
import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.types.decorators import output_type, resolver, schema_field
from api.graphql.types.object_ids import opaque, transparent
from domain.errors import DomainError
from graphql_engine.validation.limit_table import LARGEST_PAGE
from projections.query_definitions.definition import Page, PageRequest, Query
from projections.query_definitions.paging import read_page_of

N = TypeVar("N")
P = TypeVar("P", bound=NamedTuple)
R = TypeVar("R")
C = TypeVar("C", bound=tuple[object, ...])

ALL = 0
"""Size of the page of a query without pages."""

FURTHEST = 2**53
"""Numbers of places are days, positions and counts, all of them far smaller."""

MOST = LARGEST_PAGE
"""Nodes on one page, at the most."""

KEY_DIGITS = 8
"""Hexadecimal digits of a cursor that say which question it belongs to."""

First = Annotated[
    int, strawberry.argument(description=f"How many on the page, 0 to {MOST:,}.")
]
After = Annotated[
    str | None,
    strawberry.argument(
        description="Cursor of the page before (its pageInfo.endCursor); leave it out "
        "for the first page."
    ),
]


Last = Annotated[
    int | None,
    strawberry.argument(
        description=f"How many rows from the end, 0 to {MOST:,}, instead of first."
    ),
]
Before = Annotated[
    str | None,
    strawberry.argument(
        description="A cursor: only rows before it. With last, give the startCursor of "
        "the page that follows."
    ),
]


class PageArguments(NamedTuple):
    """Which page is requested, as GraphQL takes it.

    Attributes:
        last: how many rows from the end, instead of ``first``.
        order_by: the name of an order; empty for the usual one.
    """

    first: int
    after: str | None = None
    last: int | None = None
    before: str | None = None
    order_by: str = ""


EVERY_ROW = PageArguments(ALL)


class CursorError(DomainError):
    """A cursor that no page of the question gave."""

    def __init__(self, *, cursor: str) -> None:
        super().__init__(
            f"{cursor!r} is no cursor of this question: give endCursor of the page "
            "before"
        )
        self.cursor = cursor


class OtherCursorError(DomainError):
    """A cursor of another question, or of this one with other filters."""

    def __init__(self, *, cursor: str) -> None:
        super().__init__(
            "the cursor belongs to another question, or to this one with other "
            "filters: give one of the same question and the same filters"
        )
        self.cursor = cursor


class PageSizeError(DomainError):
    """A page has a bounded size."""

    def __init__(self, *, first: int) -> None:
        super().__init__(f"first can be 0 to {MOST:,}, not {first}")
        self.first = first


@output_type
class PageInfo:
    """Where a page begins and ends, and whether more rows follow."""

    has_next_page: bool = schema_field("True if more rows follow.")
    has_previous_page: bool = schema_field("True if rows come before this page.")
    start_cursor: str | None = schema_field(
        "Cursor of the first row of the page; null if it is empty."
    )
    end_cursor: str | None = schema_field(
        "Cursor of the last row: give it as after for the next page. Null "
        "if the page is empty."
    )


@output_type
class Edge(Generic[N]):
    """A row of a page, with its cursor."""

    cursor: str = schema_field(
        "Cursor of the row: give it as after to continue behind it."
    )
    node: N = schema_field("The row itself.")


@output_type
class Connection(Generic[N]):
    """A page of rows, in an order that does not change when entries are recorded."""

    edges: list[Edge[N]] = schema_field("The rows of the page, each with its cursor.")
    page_info: PageInfo = schema_field(
        "Where the page begins and ends, and whether more rows follow."
    )
    count: strawberry.Private[Callable[[], int]]

    @resolver
    def total_count(self) -> int:
        """How many rows all pages have together; they are counted only for this."""
        return self.count()

    @resolver
    def nodes(self) -> list[N]:
        """The rows of the page."""
        return [edge.node for edge in self.edges]


def sized(first: int) -> int:
    """Give the size of a page that is asked for.

    Raises:
        PageSizeError: it is negative, or more than a page has.
    """
    if not 0 <= first <= MOST:
        raise PageSizeError(first=first)
    return first


def key_of(*question: object) -> str:
    """Return the key that the cursors of a question have.

    Args:
        question: what tells it from others: its name or columns, and its parameters.
    """
    return sha256(repr(question).encode()).hexdigest()[:KEY_DIGITS]


def place_of(text: str | None, shape: type[C], key: str) -> C | None:
    """Read a cursor; None where a question begins at the start.

    Args:
        shape: the named tuple that places of the question are.
        key: that of the question's cursors.

    Raises:
        CursorError: no page of any question gave it.
        OtherCursorError: a page of another question gave it.
    """
    if text is None:
        return None
    try:
        own, values = msgspec.json.decode(transparent(text), type=tuple[str, list[Any]])
        if own != key:
            raise OtherCursorError(cursor=text)
        place = msgspec.convert(values, shape)
    except (ValueError, msgspec.MsgspecError) as error:
        raise CursorError(cursor=text) from error
    if any(isinstance(one, int) and abs(one) > FURTHEST for one in place):
        raise CursorError(cursor=text)
    return place


def read_page(
    loaders: RequestLoaders,
    query: Query[P, R],
    given: P,
    asked: PageArguments = EVERY_ROW,
) -> Page[R]:
    """Read a page of a query's rows, or all of them if it has no pages.

    Raises:
        CursorError, OtherCursorError: no page of the query gave the cursor.
        PageSizeError: more rows are requested than a page has.
        DomainError: as the query says.
    """
    at = loaders.query_context
    if query.cursor is None:
        return read_page_of(query, at, given, PageRequest(ALL))
    key = question_key(query, given, asked.order_by)
    is_last = asked.last is not None
    request = PageRequest(
        sized(asked.first if asked.last is None else asked.last),
        place_of(asked.after, query.cursor, key),
        place_of(asked.before, query.cursor, key),
        is_last,
        asked.order_by,
    )
    return read_page_of(query, at, given, request)


def question_key(query: Query[P, R], given: P, order: str = "") -> str:
    """Return the key of the cursors of a query with its parameters, in an order."""
    columns = [one.name for one in query.columns]
    own = order or query.natural_order
    return key_of(columns, type(given).__name__, given, own)


def connection_of(
    nodes: Sequence[N],
    page: Page[Any],
    asked: PageArguments,
    key: str,
    count: Callable[[], int],
) -> Connection[N]:
    """Show a page: the nodes of its rows, and the cursor of each.

    Args:
        key: that of the question's cursors.
        count: counts the rows of all pages.
    """
    cursors = [opaque((key, tuple(one))) for one in page.cursors]
    is_last = asked.last is not None
    beyond = asked.before if is_last else asked.after
    return Connection(
        count=count,
        edges=[
            Edge(cursor=at, node=node) for at, node in zip(cursors, nodes, strict=True)
        ],
        page_info=PageInfo(
            has_next_page=beyond is not None if is_last else page.has_more,
            has_previous_page=page.has_more if is_last else beyond is not None,
            start_cursor=cursors[0] if cursors else None,
            end_cursor=cursors[-1] if cursors else None,
        ),
    )
