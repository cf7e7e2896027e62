"""The command ``trilogue``: its global options, and how its faults are told."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli import commands_admin, commands_record
from api.cli.command_group import CommandGroup, add_queries_to
from api.cli.encoding import use_utf8
from api.cli.exit_codes import (
    FAULT,
    INTERRUPTED,
    OK,
    REFUSED,
    CommandError,
    in_one_line,
    print_error,
)
from api.cli.report import commands
from api.cli.session import Session
from domain.clock import now_utc
from domain.errors import DomainError

if TYPE_CHECKING:
    from importlib import metadata
else:
    from api.cli.lazy_import import lazy

    metadata = lazy("importlib.metadata")

OF_A_LIBRARY = "Value error, "
"""What the library that reads options puts before its reasons; it tells nothing."""

app = typer.Typer(
    name="trilogue",
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
for module in (commands_admin, commands_record, commands):
    module.add_to(app)
add_queries_to(app)


def _tell_version(asked: bool) -> None:  # noqa: FBT001 - as the option gives it
    if asked:
        typer.echo(f"trilogue {metadata.version('trilogue')}")
        raise typer.Exit


@app.callback()
def _(
    ctx: typer.Context,
    actor: Annotated[
        str | None, typer.Option(help="Who records; nobody checks it yet.")
    ] = None,
    entity: Annotated[
        str | None, typer.Option(help="For which entity it is recorded.")
    ] = None,
    *,
    version: Annotated[  # noqa: ARG001 - its callback has answered by then
        bool,
        typer.Option(
            "--version",
            help="Show the version and exit.",
            is_eager=True,
            callback=_tell_version,
        ),
    ] = False,
) -> None:
    """A shared record of the cooperation between three UN secretariats."""
    ctx.obj = ctx.obj.on_behalf(actor, entity)


def main(
    arguments: Sequence[str] | None = None,
    *,
    clock: Callable[[], datetime] = now_utc,
) -> int:
    """Run one command; give its exit code: 0, 1 for a fault, 2 for a refusal."""
    try:
        use_utf8()
        return _run(arguments, Session(clock=clock))
    except CommandError as error:
        return _told(str(error), error.code)
    except DomainError as refusal:
        return _told(str(refusal), REFUSED)
    except typer.TyperException as misuse:
        said = misuse.format_message().replace(OF_A_LIBRARY, "")
        return _told(in_one_line(said), misuse.exit_code)
    except UnicodeEncodeError as unwritten:
        written = ascii(str(unwritten.object)[unwritten.start : unwritten.end])
        return _told(f"{written} is no text in UTF-8: type it anew", REFUSED)
    except OSError as fault:
        return _told(in_one_line(str(fault)), FAULT)


def _run(arguments: Sequence[str] | None, session: Session) -> int:
    try:
        code = app(arguments, standalone_mode=False, obj=session)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _close_quietly()
        return FAULT
    return int(code or OK)


def _told(message: str, code: int) -> int:
    print_error(message)
    return code


def _close_quietly() -> None:
    """Let the interpreter flush into nothing: the reader of our output has left."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
