"""Commands built from the definitions of queries: options, and what runs the query."""

import inspect
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from api.cli.answer_writer import write_answer
from api.cli.options import QueryOptions
from api.cli.query_index import IndexedQuery
from api.cli.query_options import KIND, QueryOption, options_of, read_options
from api.cli.query_runner import run_query
from api.container import Services
from api.output.result import QueryResult
from domain.gc_pause import MANY, gc_disabled
from projections.query_definitions.definition import Query

MOST = 1_000_000
"""How many rows a table has at most."""

LIMIT = inspect.Parameter(
    "limit",
    KIND,
    default=50,
    annotation=Annotated[int, typer.Option(min=1, max=MOST, help="How many at most.")],
)


class QueryCommand(NamedTuple):
    """A query's command."""

    query: Query[Any, Any]
    options: Sequence[QueryOption]

    def result(self, services: Services, typed: Mapping[str, Any]) -> QueryResult:
        """Run the query with the options that were typed.

        Raises:
            DomainError: an option cannot be read, or as the query says.
        """
        options = QueryOptions(*(typed[name] for name in QueryOptions._fields))
        parameters = read_options(self.query.parameters, self.options, typed)
        limit = typed.get(LIMIT.name, MOST)
        return run_query(services, options, self.query, parameters, limit)

    def run(self, ctx: typer.Context, typed: Mapping[str, Any]) -> None:
        """Write the result on stdout.

        Raises:
            CommandError: the ledger cannot be read.
        """
        # Loading what a query needs makes many objects and drops few.
        with gc_disabled(MANY), ctx.obj.services() as services:
            result = self.result(services, typed)
        write_answer(result, typed["format"])

    @property
    def signature(self) -> inspect.Signature:
        """The options as arguments of a function, as the library reads them."""
        context = inspect.Parameter("ctx", KIND, annotation=typer.Context)
        limits = [LIMIT] if self.query.cursor or self.query.is_limited else []
        own = [one.parameter for one in self.options]
        return inspect.Signature([context, *own, *limits, *_shared()])


def load(indexed: IndexedQuery) -> QueryCommand:
    """Load the definition of a query."""
    name, _, constant = indexed.definition.partition(".")
    module = import_module(f"projections.query_definitions.{name}")
    query: Query[Any, Any] = getattr(module, constant)
    return QueryCommand(query, list(options_of(query.parameters)))


def build(indexed: IndexedQuery) -> Any:  # noqa: ANN401 - the library's types are private
    """Build the command of a query."""
    command = load(indexed)
    signature = command.signature

    def run(ctx: typer.Context, **typed: Any) -> None:  # noqa: ANN401 - as the options say
        command.run(ctx, typed)

    run.__signature__ = signature  # type: ignore[attr-defined] # read by inspect
    run.__annotations__ = {
        one.name: one.annotation for one in signature.parameters.values()
    }
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(indexed.command, help=indexed.sentence)(run)
    return typer.main.get_command(app)


def _shared() -> list[inspect.Parameter]:
    hints = get_type_hints(QueryOptions, include_extras=True)
    return [
        inspect.Parameter(
            name,
            KIND,
            annotation=hints[name],
            default=QueryOptions._field_defaults[name],
        )
        for name in QueryOptions._fields
    ]
