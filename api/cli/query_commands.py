"""Commands built from the definitions of queries: options, and what runs the query."""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any, get_type_hints

import typer

from api.cli import query_runner
from api.cli.options import Asking
from api.cli.query_index import IndexedQuery
from api.cli.query_options import KIND, options_of
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


def build(indexed: IndexedQuery) -> Any:  # noqa: ANN401 - the library's types are private
    """Build the command of a query."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    run = _function(definition(indexed))
    app.command(indexed.command, help=indexed.sentence)(run)
    return typer.main.get_command(app)


def definition(indexed: IndexedQuery) -> Query[Any, Any]:
    """Load the definition of a query."""
    module = import_module(f"projections.query_definitions.{indexed.module}")
    found: Query[Any, Any] = getattr(module, indexed.constant)
    return found


def _function(query: Query[Any, Any]) -> Callable[..., None]:
    options = list(options_of(query.parameters))

    def run(ctx: typer.Context, **typed: Any) -> None:  # noqa: ANN401 - as the options say
        asking = Asking(*(typed.pop(name) for name in Asking._fields))
        limit = typed.pop(LIMIT.name, MOST)
        given = {
            one.field: one.read(typed[one.field])
            for one in options
            if typed[one.field] is not None
        }
        # Loading what a query needs makes many objects and drops few.
        with gc_disabled(MANY):
            query_runner.run(ctx.obj, asking, query, query.parameters(**given), limit)

    context = inspect.Parameter("ctx", KIND, annotation=typer.Context)
    limits = [LIMIT] if query.place else []
    own = [one.parameter for one in options]
    run.__signature__ = inspect.Signature([context, *own, *limits, *_shared()])  # type: ignore[attr-defined] # read by inspect
    run.__annotations__ = {
        one.name: one.annotation
        for one in run.__signature__.parameters.values()  # type: ignore[attr-defined] # set above
    }
    return run


def _shared() -> list[inspect.Parameter]:
    hints = get_type_hints(Asking, include_extras=True)
    return [
        inspect.Parameter(
            name, KIND, annotation=hints[name], default=Asking._field_defaults[name]
        )
        for name in Asking._fields
    ]
