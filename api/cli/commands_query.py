"""The commands that read: each gives an answer, and one piece of code writes it."""

import inspect
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from api.cli.options import Asking, Subject
from domain.gc_pause import MANY, gc_disabled

if TYPE_CHECKING:
    from api.cli import query_runner
    from api.output import diff as changes
    from api.output import matrix, search, subjects, timeline
    from api.output.answers import Answer
    from api.output.query_context import QueryContext
else:
    from api.cli.lazy_import import lazy

    query_runner = lazy("api.cli.query_runner")
    changes = lazy("api.output.diff")
    search = lazy("api.output.search")
    matrix = lazy("api.output.matrix")
    subjects = lazy("api.output.subjects")
    timeline = lazy("api.output.timeline")


class By(StrEnum):
    """What a row of the matrix stands for."""

    AREA = "area"
    GROUP = "group"


MOST = 1_000_000
"""How many entries a timeline shows at the most."""

KIND = inspect.Parameter.KEYWORD_ONLY


def question(command: "Callable[..., Answer]") -> Callable[..., None]:
    """Give a command the options of every question, and write what it answers."""

    def run(ctx: typer.Context, **given: Any) -> None:  # noqa: ANN401 - as typed
        asking = Asking(*(given.pop(name) for name in Asking._fields))
        # Loading what an answer needs makes many objects and drops few.
        with gc_disabled(MANY):
            query_runner.write(ctx.obj, asking, lambda at: command(at, **given))

    own = [
        one.replace(kind=KIND)
        for one in list(inspect.signature(command).parameters.values())[1:]
    ]
    context = inspect.Parameter("ctx", KIND, annotation=typer.Context)
    run.__name__, run.__doc__ = command.__name__, command.__doc__
    run.__signature__ = inspect.Signature([context, *own, *_shared()])  # type: ignore[attr-defined] # read by inspect
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


@question
def show_matrix(
    at: "QueryContext",
    framework: Annotated[
        str | None, typer.Option(help="Which decision; by default MC-3/11.")
    ] = None,
    by: Annotated[By, typer.Option(help="What a row stands for.")] = By.AREA,
) -> "Answer":
    """Show the areas of cooperation: scope, groups, lead officers, latest entry."""
    rows = {By.AREA: matrix.by_areas, By.GROUP: matrix.by_groups}[by]
    return rows(at, framework)


@question
def show_timeline(
    at: "QueryContext",
    of: Annotated[
        str | None, typer.Argument(help="Of a subject, area, actor, mandate; or all.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=MOST, help="How many entries.")] = 50,
) -> "Answer":
    """Show what happened, the latest first."""
    return timeline.timeline(at, of, limit)


@question
def show(
    at: "QueryContext",
    subject: Subject,
    *,
    history: Annotated[
        bool, typer.Option("--history", help="All entries, corrected ones included.")
    ] = False,
) -> "Answer":
    """Show a subject: what holds of it, or everything that was recorded."""
    return subjects.past(at, subject) if history else subjects.state(at, subject)


@question
def explain(
    at: "QueryContext",
    subject: Subject,
    field: Annotated[str, typer.Argument(help="A field, or members[actor:brs].")],
) -> "Answer":
    """Say which entry, and which paragraph of which document, set a field."""
    return subjects.why(at, subject, field)


@question
def diff(
    at: "QueryContext",
    subject: Annotated[
        str | None, typer.Argument(help="A reference; without one, the matrix.")
    ] = None,
    and_as_of: Annotated[
        str | None, typer.Option(metavar="DAY", help="The other day.")
    ] = None,
    and_known_at: Annotated[
        str | None, typer.Option(metavar="MOMENT", help="The other known-at.")
    ] = None,
) -> "Answer":
    """Show what differs between two moments, of a subject or of the matrix."""
    other = query_runner.other_moment(at, and_as_of, and_known_at)
    return changes.changes(at, other, subject)


@question
def findings(at: "QueryContext") -> "Answer":
    """List where subjects disagree."""
    return search.disagreements(at)


def add_to(app: typer.Typer) -> None:
    """Add the commands that read."""
    app.command("matrix")(show_matrix)
    app.command("timeline")(show_timeline)
    for command in (show, explain, diff, findings):
        app.command()(command)
