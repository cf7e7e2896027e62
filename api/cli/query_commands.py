"""Commands built from the definitions of queries: options, and what runs the query."""

import inspect
from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from typing import Annotated, Any, get_type_hints

import typer

from api.cli.answer_writer import write_answer
from api.cli.command_index import IndexedCommand
from api.cli.options import QueryOptions
from api.cli.query_options import KIND, options_of, read_options
from api.container import Services
from api.output.query_results import result_of
from api.output.result import QueryResult
from domain.gc_pause import MANY, gc_disabled
from projections.moment import Certainty
from projections.moment_parsing import read_day, read_known_at
from projections.query_context import QueryContext
from projections.query_definitions.definition import DESCENDING, PageRequest, Query
from projections.query_definitions.paging import read_page_of

MOST = 1_000_000
"""How many rows a table has at most."""

LIMIT = inspect.Parameter(
    "limit",
    KIND,
    default=50,
    annotation=Annotated[int, typer.Option(min=1, max=MOST, help="How many at most.")],
)


def load_query(indexed: IndexedCommand) -> Query[Any, Any]:
    """Load the definition of a query."""
    module, _, name = indexed.place.partition(".")
    query: Query[Any, Any] = getattr(
        import_module(f"projections.query_definitions.{module}"), name
    )
    return query


def command_of(indexed: IndexedCommand) -> Callable[..., None]:
    """Return the function of a query's command; its signature has the options."""
    query = load_query(indexed)

    def run(ctx: typer.Context, **typed: Any) -> None:  # noqa: ANN401 - as the options say
        # Loading what a query needs makes many objects and drops few.
        with gc_disabled(MANY), ctx.obj.services() as services:
            result = run_query(services, query, typed)
        write_answer(result, typed["format"])

    signature = _signature(query)
    run.__signature__ = signature  # type: ignore[attr-defined] # read by inspect
    run.__annotations__ = {
        one.name: one.annotation for one in signature.parameters.values()
    }
    return run


def run_query(
    services: Services, query: Query[Any, Any], typed: Mapping[str, Any]
) -> QueryResult:
    """Run a query with the options that were typed, and put its first rows into words.

    Raises:
        DomainError: an option cannot be read, or as the query says.
    """
    parameters = read_options(query.parameters, typed)
    options = QueryOptions(*(typed[name] for name in QueryOptions._fields))
    at = _context(services, options)
    variant = query.variant(parameters)
    size = typed.get(LIMIT.name, MOST)
    request: PageRequest[Any] = PageRequest(size, order=str(typed.get("order") or ""))
    page = read_page_of(variant, at, parameters, request)
    language = str(options.lang or services.settings.language)
    return result_of(at, variant, page, language=language, zone=services.zone.key)


def _order_of(query: Query[Any, Any]) -> inspect.Parameter:
    """Return the option that gives the order of rows."""
    base = query.natural_order.removesuffix(DESCENDING)
    names = [o for one in (base, *query.orders) for o in (one, f"{one}{DESCENDING}")]
    choice: Any = StrEnum("Order", {one: one for one in names}) if names else str
    shown = typer.Option(help=f"The order; by default {query.natural_order}.")
    annotation = Annotated[choice | None, shown]
    return inspect.Parameter("order", KIND, default=None, annotation=annotation)


def _context(services: Services, options: QueryOptions) -> QueryContext:
    zone = services.zone
    moment = services.reader.moment(
        read_day(options.as_of) if options.as_of else None,
        read_known_at(options.known_at, zone=zone) if options.known_at else None,
        Certainty[options.certainty.name],
    )
    return QueryContext(services.reader, moment, services.settings.framework)


def _signature(query: Query[Any, Any]) -> inspect.Signature:
    """Return the options as arguments of a function, as the library reads them."""
    context = inspect.Parameter("ctx", KIND, annotation=typer.Context)
    limits = [LIMIT] if query.cursor or query.is_limited else []
    limits += [_order_of(query)] if query.natural_order else []
    own = [one.parameter for one in options_of(query.parameters)]
    hints = get_type_hints(QueryOptions, include_extras=True)
    shared = [
        inspect.Parameter(name, KIND, annotation=hints[name], default=default)
        for name, default in QueryOptions._field_defaults.items()
    ]
    return inspect.Signature([context, *own, *limits, *shared])
