"""The command ``trilogue``: its global options, and the messages of its faults."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.command_group import CommandGroup, add_commands_to
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
from api.cli.session import Session
from domain.clock import now_utc
from domain.errors import DomainError

if TYPE_CHECKING:
    from importlib import metadata
else:
    from api.cli.lazy_import import lazy

    metadata = lazy("importlib.metadata")

OF_A_LIBRARY = "Value error, "
"""What the library that reads options puts before its reasons."""

app = typer.Typer(
    name="trilogue",
    cls=CommandGroup,
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
add_commands_to(app)


def _print_version(requested: bool) -> None:  # noqa: FBT001 - as the option gives it
    if requested:
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
            callback=_print_version,
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
    """Run one command; return its exit code: 0, 1 for a fault, 2 for a refusal."""
    try:
        use_utf8()
        return _run(arguments, Session(clock=clock))
    except CommandError as error:
        return _failed(str(error), error.code)
    except DomainError as refusal:
        return _failed(str(refusal), REFUSED)
    except typer.TyperException as misuse:
        reason = misuse.format_message().replace(OF_A_LIBRARY, "")
        return _failed(in_one_line(reason), misuse.exit_code)
    except UnicodeEncodeError as unencodable:
        written = ascii(str(unencodable.object)[unencodable.start : unencodable.end])
        return _failed(f"{written} is no text in UTF-8: type it anew", REFUSED)
    except OSError as fault:
        return _failed(in_one_line(str(fault)), FAULT)


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


def _failed(message: str, code: int) -> int:
    print_error(message)
    return code


def _close_quietly() -> None:
    """Discard what is still to be flushed: nobody reads our output any more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
