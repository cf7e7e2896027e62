"""What a query is made of: parameters, a function that reads rows, and columns.

The command line, GraphQL, pages, sheets and reports all read rows by this function.
Everything that shows a table uses the columns, so a value is chosen and named once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from projections.query_context import QueryContext
from projections.query_definitions.value_kinds import ValueKind

P = TypeVar("P")
P_contra = TypeVar("P_contra", contravariant=True)
R = TypeVar("R")
D = TypeVar("D")
R_co = TypeVar("R_co", covariant=True)
V = TypeVar("V")

Place = tuple[Any, ...]
"""Where a row stands in the order of its query; the next page begins after it."""


class Parameter(NamedTuple):
    """Describes a parameter, in the annotation of its field.

    Attributes:
        help: one sentence.
        name: its name outside Python, such as ``from``; empty for the field's own.
        choices: the codes that it accepts; empty for any text.
        read: makes a value of what was typed, where its type does not say how.
        is_positional: whether a command takes it without naming it.
    """

    help: str
    name: str = ""
    choices: tuple[str, ...] = ()
    is_positional: bool = False
    read: Callable[[str], object] | None = None


@dataclass(frozen=True)
class Page(Generic[R_co]):
    """A page of rows.

    Attributes:
        places: of each row, to continue after it; empty where a query has no pages.
        has_more: whether rows follow.
        possible: rows of entries that may have happened by the day and not certainly
            had, where the moment asks for them and the query lists them.
    """

    rows: Sequence[R_co]
    places: Sequence[Place] = ()
    has_more: bool = False
    possible: Sequence[R_co] = ()


class Read(Protocol[P_contra, R_co]):
    """Reads a page of rows; ``after`` is the place of the last row already read."""

    def __call__(
        self,
        at: QueryContext,
        given: P_contra,
        /,
        *,
        first: int,
        after: Any,  # noqa: ANN401 - each query has places of its own
    ) -> Page[R_co]:
        """Read at most ``first`` rows."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column of a query's rows.

    Attributes:
        name: its key in JSON and CSV; its heading is the message ``column/<name>``.
        kind: what its values are, and so how they are put into words.
        value: takes its value from a row.
        is_shown: whether a table shows it, given the rows; JSON and CSV have it always.
        is_grouping: whether a table leaves out words that repeat those above.
    """

    name: str
    kind: ValueKind[Any]
    value: Callable[[R], Any]
    is_shown: Callable[[Sequence[R]], bool]
    is_grouping: bool


def column(  # noqa: PLR0913 - a column, and two marks of how a table shows it
    name: str,
    kind: ValueKind[V],
    value: Callable[[R], V],
    *,
    is_shown: bool = True,
    shown_if: Callable[[R], bool] | None = None,
    is_grouping: bool = False,
) -> Column[R]:
    """Define a column.

    Args:
        is_shown: whether a table shows it; if not, only JSON and CSV have it.
        shown_if: a table shows it only if this holds for some row.
    """

    def is_shown_for(rows: Sequence[R]) -> bool:
        return is_shown and (shown_if is None or any(map(shown_if, rows)))

    return Column(name, kind, value, is_shown_for, is_grouping)


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
        place: the named tuple that its places are; None where it has no pages.
        empty: the message shown in place of a table without rows.
    """

    parameters: type[P]
    read: Read[P, R]
    columns: Sequence[Column[R]]
    place: type[Place] | None = None
    empty: str = "nothing"
    details: Details[R, Any] | None = None


class NoParameters(NamedTuple):
    """The parameters of a query that has none."""


def all_rows(read: Callable[[QueryContext, P], Sequence[R]]) -> Read[P, R]:
    """Make the read function of a query without pages."""

    def read_page(at: QueryContext, given: P, /, *, first: int, after: Any) -> Page[R]:  # noqa: ANN401, ARG001 - all are read
        return Page(read(at, given))

    return read_page
