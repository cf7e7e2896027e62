"""Making the tables of answers anew, and examining a ledger."""

import typer

from api.cli.answer_writer import write_answer
from api.cli.exit_codes import FAULT
from api.cli.options import Format
from api.cli.output_messages import print_progress
from api.cli.progress import progress
from api.cli.session import Session
from api.output.doctor import examine_ledger
from projections.projector.rebuild import rebuild


def rebuild_tables(session: Session) -> None:
    """Project the whole log anew, and say how far it goes."""
    with session.services() as services, progress("Rebuilding") as told:
        position = rebuild(services.log, told)
    print_progress(f"rebuilt up to position {position}")


def examine(session: Session, form: Format) -> None:
    """Write what was examined; exit with 1 if something is wrong."""
    with session.services() as services:
        answer, is_well = examine_ledger(services)
    write_answer(answer, form)
    if not is_well:
        raise typer.Exit(FAULT)
