"""What a query is made of: parameters, a function that reads rows, and columns.

The command line, GraphQL, pages, sheets and reports all read rows by this function.
Everything that shows a table uses the columns, so a value is chosen and named once.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from types import NoneType, UnionType
from typing import Annotated, Any, Generic, NamedTuple, TypeVar, get_args, get_origin

from projections.moment import Moment
from projections.query_context import QueryContext
from projections.query_definitions.value_kinds import Message, ValueKind

P = TypeVar("P")
R = TypeVar("R")
D = TypeVar("D")
C = TypeVar("C")
R_co = TypeVar("R_co", covariant=True)
V = TypeVar("V")

Cursor = tuple[Any, ...]
"""Where a row stands in the order of its query; the next page begins after it."""


class Parameter(NamedTuple):
    """Describes a parameter, in the annotation of its field.

    Attributes:
        help: one sentence.
        name: its name outside Python, such as ``from``; empty for the field's own.
        choices: the codes that it accepts; empty for any text.
        families: those of the subject, or subjects, that it names; empty if it names
            none.
        read: makes a value of what was typed, where its type does not say how.
        is_positional: whether a command takes it without naming it; of parameters
            within parameters, whether it so takes those that are positional.
    """

    help: str
    name: str = ""
    choices: tuple[str, ...] = ()
    is_positional: bool = False
    read: Callable[[str], object] | None = None
    families: tuple[str, ...] = ()


def nested_parameters(hint: Any) -> Any:  # noqa: ANN401 - types
    """Return the parameters that a field of parameters holds; None if it is a value."""
    plain = get_args(hint)[0] if get_origin(hint) is Annotated else hint
    possible = get_args(plain) if get_origin(plain) is UnionType else (plain,)
    found = [o for o in possible if o is not NoneType and hasattr(o, "_field_defaults")]
    return found[0] if found else None


class PageRequest(NamedTuple, Generic[C]):
    """Which page of a query's rows is read.

    Attributes:
        first: how many rows at most.
        after: the cursor of the last row already read; None for the first page.
        before: a cursor; only rows before it.
        is_last: whether the last rows are read, and not the first.
        order: one of the query's orders; empty for its natural one.
    """

    first: int
    after: C | None = None
    before: C | None = None
    is_last: bool = False
    order: str = ""


@dataclass(frozen=True)
class Page(Generic[R_co]):
    """A page of rows.

    Attributes:
        cursors: of each row, to continue after it; empty where a query has no pages.
        has_more: whether rows follow; of the last rows, whether rows come before.
        possible: rows of entries that may have happened by the day and not certainly
            had, where the moment wants them and the query lists them.
        notes: what a table says below the rows.
        other: the moment with which that of the query is compared.
    """

    rows: Sequence[R_co]
    cursors: Sequence[Cursor] = ()
    has_more: bool = False
    possible: Sequence[R_co] = ()
    notes: Sequence[Message] = ()
    other: Moment | None = None


Keys = Callable[[QueryContext, Sequence[Any]], Sequence[Any]]
"""Returns what rows are sorted by."""

DESCENDING = "-desc"
"""The end of the name of an order that begins with the largest."""

Read = Callable[[QueryContext, P, PageRequest[Any]], Page[R]]
"""Reads a page of rows."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column of a query's rows.

    Attributes:
        name: its key in JSON and CSV; its heading is the message ``column/<name>``.
        kind: what its values are, and so how they are put into words.
        value: takes its value from a row.
        is_shown: whether a table shows it, given the rows; JSON and CSV have it always.
        is_grouping: whether a table leaves out words that repeat those above.
        is_of_other_moment: whether names are those of the page's other moment.
    """

    name: str
    kind: ValueKind[Any]
    value: Callable[[R], Any]
    is_shown: Callable[[Sequence[R]], bool]
    is_grouping: bool
    is_of_other_moment: bool


def column(  # noqa: PLR0913 - a column, and marks of how it is shown
    name: str,
    kind: ValueKind[V],
    value: Callable[[R], V] | str = "",
    *,
    is_shown: bool = True,
    shown_if: Callable[[V], bool] | None = None,
    is_grouping: bool = False,
    is_of_other_moment: bool = False,
) -> Column[R]:
    """Define a column.

    Args:
        value: takes its value from a row; or a path of attributes, such as
            ``entry.position``; by default the attribute of that name.
        is_shown: whether a table shows it; if not, only JSON and CSV have it.
        shown_if: a table shows it only if this holds for the value of some row.
    """
    take = attrgetter(value or name) if isinstance(value, str) else value

    def is_shown_for(rows: Sequence[R]) -> bool:
        if shown_if is None:
            return is_shown
        return any(shown_if(take(row)) for row in rows)

    return Column(name, kind, take, is_shown_for, is_grouping, is_of_other_moment)


@dataclass(frozen=True)
class Details(Generic[R, D]):
    """What a row consists of, such as the paragraphs of a mandate.

    A table has a line for each, which begins with the columns of the row itself.

    Attributes:
        rows: takes them from a row; a row without any still has one line.
    """

    rows: Callable[[R], Sequence[D]]
    columns: Sequence[Column[D]]


@dataclass(frozen=True)
class Query(Generic[P, R]):
    """A query, defined once.

    Attributes:
        parameters: a named tuple whose fields are annotated with ``Parameter``.
        read: reads a page of rows.
        columns: of its rows, in the order of a table.
        details: rows within each row, with columns of their own.
        is_limited: whether ``first`` bounds the rows of a query without pages.
        cursor: the named tuple that its cursors are; None where it has no pages.
        natural_order: the name of the order in which rows are read.
        orders: name of another order -> what rows are sorted by. With `DESCENDING` at
            the end of its name, an order begins with the largest.
        pages_in_any_order: whether ``read`` heeds the order and the end of a page.
        count: counts the rows without reading them; None if they are to be read.
        empty: the message that stands for a table without rows.
    """

    parameters: type[P]
    read: Read[P, R]
    columns: Sequence[Column[R]]
    cursor: type[Cursor] | None = None
    empty: str = "nothing"
    details: Details[R, Any] | None = None
    is_limited: bool = False
    variants: "Variants | None" = None
    natural_order: str = ""
    orders: Mapping[str, Keys] = field(default_factory=dict)
    pages_in_any_order: bool = False
    count: Callable[[QueryContext, P], int] | None = None

    def variant(self, given: P) -> "Query[P, Any]":
        """Return the query that is read for some parameters."""
        if self.variants is None:
            return self
        value = getattr(given, self.variants.parameter)
        return self.variants.queries.get(value, self)


class Variants(NamedTuple):
    """Queries that are read instead, by the value of a parameter.

    They have the same parameters, and other rows.
    """

    parameter: str
    queries: Mapping[Any, Query[Any, Any]]


class NoParameters(NamedTuple):
    """The parameters of a query that has none."""


def whole(read: Callable[[QueryContext, P], Page[R]]) -> Read[P, R]:
    """Make the read function of a query without pages."""
    return lambda at, given, _: read(at, given)


def all_rows(read: Callable[[QueryContext, P], Sequence[R]]) -> Read[P, R]:
    """Make the read function of a query without pages from one that returns rows."""
    return lambda at, given, _: Page(read(at, given))


def first_rows(read: Callable[[QueryContext, P], Sequence[R]]) -> Read[P, R]:
    """Make the read function of a query whose rows are limited, and not paged."""

    def read_page(at: QueryContext, given: P, page: PageRequest[Any]) -> Page[R]:
        rows = read(at, given)
        return Page(rows[: page.first], has_more=len(rows) > page.first)

    return read_page
