"""The group of all commands: it lists them, and builds the one that is run."""

import inspect
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from api.cli.command_index import INDEX, IndexedCommand
from api.cli.options import SCRATCH, SCRATCH_HELP


class CommandGroup(TyperGroup):
    """All commands of ``trilogue``."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401, ARG002 - the library's types are private
        """Return a command with its options, or None."""
        indexed = INDEX.get(cmd_name)
        if indexed is None:
            return None
        command = build(indexed)
        if indexed.only_reads:
            _offer_scratch(command)
        return command

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - the library's
        """List the commands, each under the heading of its panel."""
        panels: dict[str, list[tuple[str, str]]] = {}
        for one in INDEX.values():
            panels.setdefault(one.panel, []).append((one.name, one.sentence))
        for panel, lines in panels.items():
            with formatter.section(panel):
                formatter.write_dl(lines)


def add_commands_to(app: typer.Typer) -> None:
    """Register the names of all commands; ``CommandGroup`` builds them."""
    for name in INDEX:
        app.command(name)(_named)


def build(indexed: IndexedCommand) -> Any:  # noqa: ANN401 - the library's types are private
    """Load a command and build it."""
    module, _, name = indexed.place.partition(":")
    if indexed.is_query:
        commands = import_module("api.cli.query_commands")
        function, sentence = commands.command_of(indexed), indexed.sentence
    else:
        function = getattr(import_module(f"api.cli.{module}"), name)
        sentence = str(inspect.getdoc(function)).partition("\n\n")[0]
    if isinstance(function, typer.Typer):
        return typer.main.get_command(function)
    app = typer.Typer(add_completion=False, rich_markup_mode=None)
    app.command(indexed.name, help=sentence)(function)
    return typer.main.get_command(app)


def _offer_scratch(command: Any) -> None:  # noqa: ANN401 - the library's types are private
    """Let a command, and its subcommands, be told to work on a temporary copy."""
    app = typer.Typer(add_completion=False)
    app.command()(_with_scratch)
    [option] = typer.main.get_command(app).params
    command.params.append(option)
    for one in getattr(command, "commands", {}).values():
        _offer_scratch(one)


def _use_scratch(ctx: typer.Context, *, value: bool) -> None:
    if value:
        ctx.obj = ctx.obj._replace(scratch=True)


def _with_scratch(
    *,
    scratch: Annotated[
        bool,
        typer.Option(
            SCRATCH, help=SCRATCH_HELP, expose_value=False, callback=_use_scratch
        ),
    ] = False,
) -> None:
    """Do nothing: the option is taken over by commands."""


def _named() -> None:
    """Do nothing: the command that is built in its place does the work."""
