"""Commands that fill the tables again, check the ledger and list the kinds of entry."""

from pathlib import Path
from typing import Annotated

import typer

from api.cli.answer_writer import write_answer
from api.cli.exit_codes import FAULT
from api.cli.options import AnswerFormat, Format
from api.cli.output_messages import print_progress
from api.cli.progress import progress
from api.output.doctor import examine_ledger
from api.output.kinds import kinds_result
from projections.projector.rebuild import rebuild as rebuild_tables


def rebuild(
    ctx: typer.Context,
    *,
    shorter_log: Annotated[
        bool,
        typer.Option(
            "--shorter-log", help="Also if the log has lost entries at its end."
        ),
    ] = False,
) -> None:
    """Fill the tables of answers again from the log; queries continue meanwhile."""
    with ctx.obj.services() as services, progress("Rebuilding") as report:
        position = rebuild_tables(services.log, report, accept_shorter=shorter_log)
    print_progress(f"rebuilt up to position {position}")


def doctor(
    ctx: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(metavar="FILE", help="A backup; by default the ledger itself."),
    ] = None,
    form: AnswerFormat = Format.TABLE,
) -> None:
    """Check the ledger and what it runs on; exit with 1 if something is wrong."""
    session = ctx.obj
    if file:
        print_progress(f"examining a temporary copy of {file}")
        session = session._replace(scratch=True, database=f"sqlite:///{file}")
    with session.services() as services:
        answer, is_well = examine_ledger(services)
    write_answer(answer, form)
    if not is_well:
        raise typer.Exit(FAULT)


def kinds(
    kind: Annotated[
        str | None, typer.Argument(help="Such as body.formed; or a family: body.")
    ] = None,
    form: AnswerFormat = Format.TABLE,
) -> None:
    """List the kinds of entry, those of a family, or the fields of one."""
    write_answer(kinds_result(kind), form)
