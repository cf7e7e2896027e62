"""Commands built from the definitions of queries: options, and what runs the query."""

import inspect
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Annotated, Any, NamedTuple, get_type_hints

import typer

from api.cli import query_runner
from api.cli.answer_writer import write_answer
from api.cli.options import Asking
from api.cli.query_index import IndexedQuery
from api.cli.query_options import KIND, QueryOption, options_of
from api.container import Services
from api.output.answers import Answer
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

    def answer(self, services: Services, typed: Mapping[str, Any]) -> Answer:
        """Run the query with the options that were typed.

        Raises:
            DomainError: an option cannot be read, or as the query says.
        """
        given = {
            one.field: one.read(typed[one.field])
            for one in self.options
            if typed[one.field] is not None
        }
        asking = Asking(*(typed[name] for name in Asking._fields))
        parameters = self.query.parameters(**given)
        limit = typed.get(LIMIT.name, MOST)
        return query_runner.run(services, asking, self.query, parameters, limit)

    def run(self, ctx: typer.Context, typed: Mapping[str, Any]) -> None:
        """Write the answer on stdout.

        Raises:
            CommandError: the ledger cannot be read.
        """
        # Loading what a query needs makes many objects and drops few.
        with gc_disabled(MANY), ctx.obj.services() as services:
            answer = self.answer(services, typed)
        write_answer(answer, typed["format"])

    @property
    def signature(self) -> inspect.Signature:
        """The options as arguments of a function, as the library reads them."""
        context = inspect.Parameter("ctx", KIND, annotation=typer.Context)
        limits = [LIMIT] if self.query.place else []
        own = [one.parameter for one in self.options]
        return inspect.Signature([context, *own, *limits, *_shared()])


def load(indexed: IndexedQuery) -> QueryCommand:
    """Load the definition of a query."""
    module = import_module(f"projections.query_definitions.{indexed.module}")
    query: Query[Any, Any] = getattr(module, indexed.constant)
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
    hints = get_type_hints(Asking, include_extras=True)
    return [
        inspect.Parameter(
            name, KIND, annotation=hints[name], default=Asking._field_defaults[name]
        )
        for name in Asking._fields
    ]
