"""The group of all commands: listed by panel, queries built when one is run."""

from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

from api.cli.query_index import BY_COMMAND, INDEX

if TYPE_CHECKING:
    from api.cli import query_commands
else:
    from api.cli.lazy_import import lazy

    query_commands = lazy("api.cli.query_commands")


OTHERS = "Commands"


class CommandGroup(TyperGroup):
    """All commands of ``trilogue``."""

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ANN401 - the library's types are private
        """Return a command; the options of a query's come from its definition."""
        indexed = BY_COMMAND.get(cmd_name)
        if indexed:
            return query_commands.build(indexed)
        return super().get_command(ctx, cmd_name)

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401, ARG002 - the library's
        """List the commands, each under the heading of its panel."""
        panels: dict[str, list[tuple[str, str]]] = {}
        limit = formatter.width - 6 - max(map(len, self.commands))
        for name, command in self.commands.items():
            line = name, command.get_short_help_str(limit)
            panel = getattr(command, "rich_help_panel", None) or OTHERS
            panels.setdefault(panel, []).append(line)
        for panel, lines in panels.items():
            with formatter.section(panel):
                formatter.write_dl(lines)


def add_queries_to(app: typer.Typer) -> None:
    """Register the commands of queries for help and for suggestions.

    Their options are not known yet: ``CommandGroup`` builds the command that is run.
    """
    for one in INDEX:
        app.command(one.command, help=one.sentence, rich_help_panel=one.panel)(_listed)


def _listed() -> None:
    """Do nothing: the command that is built in its place does the work."""
