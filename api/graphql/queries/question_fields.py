"""Fields that answer a query, derived from its definition."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import partial
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar

import strawberry

from api.graphql.loaders import RequestLoaders
from api.graphql.queries.subjects import Subject, listed_subjects
from api.graphql.types.decorators import set_signature
from api.graphql.types.orders import orders_of
from api.graphql.types.pages import (
    After,
    Before,
    Connection,
    First,
    Last,
    PageArguments,
    connection_of,
    question_key,
    read_page,
)
from api.graphql.types.parameter_inputs import arguments_of, parameters_of
from api.graphql.types.shown_rows import show_all
from projections.query_definitions.definition import Query
from projections.query_definitions.paging import count_rows

P = TypeVar("P", bound=NamedTuple)
R = TypeVar("R")

ROWS_OF_A_PAGE = 50


ORDER_BY = strawberry.argument(
    description="The order of the rows; cursors belong to one order."
)

Show: TypeAlias = Callable[[RequestLoaders, Any, Sequence[Any]], Sequence[Any]]
"""Shows rows of a query: an object of an output type for each row."""


def show_subject_rows(
    loaders: RequestLoaders,
    output_type: Any,  # noqa: ANN401 - a type that has a subject
    rows: Sequence[Any],
) -> Sequence[Any]:
    """Show rows that are subjects, each with its subject."""
    output_type.enqueue(loaders, rows)
    subjects = listed_subjects(loaders, [getattr(row, "listed", row) for row in rows])
    return [
        output_type(loaders=loaders, row=row, subject=subject)
        for row, subject in zip(rows, subjects, strict=True)
    ]


def question(
    query: Query[P, R],
    output_type: Any,  # noqa: ANN401 - any of our types
    sentence: str,
    *,
    show: Show | None = None,
    filter_type: Any = None,  # noqa: ANN401 - an input
    **types: Any,  # noqa: ANN401 - types
) -> Any:  # noqa: ANN401 - the library's field
    """Declare a field that answers a query: with a page, or a list if it has none.

    Args:
        sentence: the description of the field.
        show: makes objects of the output type of rows, if they are not made as usual:
            each with its subject, if the type has one.
        filter_type: the input that has the query's parameters; without one, they are
            arguments of the field.
        types: parameter -> the enumeration of its codes.
    """
    has_subject = output_type.__annotations__.get("subject") is Subject
    show_rows = show or (show_subject_rows if has_subject else show_all)

    def resolve(  # noqa: PLR0913 - a page, and what it is about
        self: Any,  # noqa: ANN401 - a type with loaders
        *,
        filter_: object = None,
        first: int = ROWS_OF_A_PAGE,
        after: str | None = None,
        last: int | None = None,
        before: str | None = None,
        order_by: Enum | None = None,
        **given: object,
    ) -> Any:  # noqa: ANN401 - a page or a list
        loaders: RequestLoaders = self.loaders
        parameters = parameters_of(query.parameters, filter_, **given)
        order = str(order_by.value) if order_by else ""
        asked = PageArguments(first, after, last, before, order)
        page = read_page(loaders, query, parameters, asked)
        nodes = show_rows(loaders, output_type, page.rows)
        if query.cursor is None:
            return nodes
        key = question_key(query, parameters, order)
        count = partial(count_rows, query, loaders.query_context, parameters)
        return connection_of(nodes, page, asked, key, count)

    answer = list[output_type] if query.cursor is None else Connection[output_type]
    arguments = dict(_arguments(query, filter_type, types))
    # A refused argument empties the one field that has it, and no other.
    set_signature(resolve, answer | None if arguments else answer, arguments)
    return strawberry.field(resolver=resolve, description=sentence)


def _arguments(
    query: Query[Any, Any],
    filter_type: Any,  # noqa: ANN401 - an input
    types: Mapping[str, Any],
) -> Iterator[tuple[str, Any]]:
    if filter_type:
        described = strawberry.argument(
            name="filter", description="Conditions, all of which must hold."
        )
        yield "filter_", (Annotated[filter_type | None, described], None)
    else:
        for one in arguments_of(query.parameters, **types):
            yield one.name, one.argument
    if query.cursor:
        yield "first", (First, ROWS_OF_A_PAGE)
        yield "after", (After, None)
        yield "last", (Last, None)
        yield "before", (Before, None)
        orders = orders_of(query)
        if orders:
            yield "order_by", (Annotated[orders | None, ORDER_BY], None)
