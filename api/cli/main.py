"""The command ``trilogue``: its global options, and the messages of its faults."""

import os
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

import typer

from api.cli.command_group import CommandGroup, add_commands_to
from api.cli.encoding import use_utf8
from api.cli.exit_codes import (
    FAULT,
    OK,
    REFUSED,
    CommandError,
    in_one_line,
    print_error,
)
from api.cli.interrupts import INTERRUPTED, raise_on_interrupt
from api.cli.options import Scratch
from domain.clock import now_utc
from domain.errors import DomainError

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
        from importlib import metadata  # noqa: PLC0415 - slow to load

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
    scratch: Scratch = False,
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
    raise_on_interrupt()
    from api.cli.session import Session  # noqa: PLC0415 - help needs no ledger

    ctx.obj = Session(ctx.obj, actor, entity, scratch)


def main(
    arguments: Sequence[str] | None = None,
    *,
    clock: Callable[[], datetime] = now_utc,
) -> int:
    """Run one command; return its exit code: 0, 1 for a fault, 2 for a refusal."""
    try:
        use_utf8()
        return _run(arguments, clock)
    except CommandError as error:
        code, message = error.code, str(error)
    except DomainError as refusal:
        code, message = REFUSED, _words(refusal)
    except typer.TyperException as misuse:
        reason = misuse.format_message().replace(OF_A_LIBRARY, "")
        code, message = misuse.exit_code, in_one_line(reason)
    except UnicodeEncodeError as unencodable:
        written = ascii(str(unencodable.object)[unencodable.start : unencodable.end])
        code, message = REFUSED, f"{written} is no text in UTF-8: type it again"
    except OSError as fault:
        code, message = FAULT, in_one_line(str(fault))
    print_error(message)
    return code


def _words(refusal: DomainError) -> str:
    from wording.messages import message_words  # noqa: PLC0415 - slow to load

    return message_words(refusal)


def _run(arguments: Sequence[str] | None, clock: Callable[[], datetime]) -> int:
    try:
        code = app(arguments, standalone_mode=False, obj=clock)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # What is still to be flushed is discarded: nobody reads our output any more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAULT
    return int(code or OK)
